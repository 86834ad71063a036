"""Stems in German and English, words however they are spaced, and all a page says of a source."""

from importlib import import_module

from django.db import migrations

from records.search.documents import DOCUMENTS, DROP_DOCUMENTS, LEARNING, document_entry, former, replaced
from records.search.operations import fill_search, search_entry

_former = import_module("records.migrations.0006_search_index")

TEXTS = r"""
    SELECT source.id AS record_id, piece.* FROM public.records_source AS source, LATERAL (VALUES
        ('A', false, title_de, 'title'), ('A', false, title_en, 'title'), ('A', false, title_ko, 'title'),
        ('B', true, publisher, 'publisher'), ('B', true, original_source, 'original_source'), ('B', true, editor, 'editor'),
        ('C', false, regexp_replace(url, '^[a-z]+://(www\.)?', '', 'i'), 'url'),
        ('C', false, regexp_replace(archive_url, '^[a-z]+://(www\.)?', '', 'i'), 'archive_url'),
        ('C', true, author_sign, 'author_sign'), ('C', true, dateline, 'dateline'),
        ('D', false, reliability_de, 'reliability'), ('D', false, reliability_en, 'reliability'),
        ('D', false, reliability_ko, 'reliability')
    ) AS piece (weight, is_name, text, what) WHERE source.state = 'published' AND piece.text <> ''
"""


class Migration(migrations.Migration):
    dependencies = (("records", "0010_search_forms"),)
    operations = (
        migrations.RunSQL(DOCUMENTS, DROP_DOCUMENTS),
        migrations.RunSQL(LEARNING, [former("records_words_of"), former("records_learn_words")]),
        # What words are indexed under is another than before: all are learnt again from the texts.
        migrations.RunSQL("DELETE FROM public.records_searchword", "DELETE FROM public.records_searchword"),
        replaced(
            search_entry("records_sourceentry", "records_source", texts=_former.TEXTS, causes=_former.CAUSES),
            document_entry("records_sourceentry", "records_source", texts=TEXTS, causes=_former.CAUSES),
        ),
        fill_search("records_sourceentry", "records_source"),
    )
