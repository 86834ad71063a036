"""The search index as records/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

from records.search.operations import fill_search

FORWARD = [
    r"""
DROP VIEW public.records_sourceentry_text;
CREATE VIEW public.records_sourceentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.records_source AS record
    CROSS JOIN LATERAL (VALUES
        ('A', false, record.title_de, 'title'),
        ('A', false, record.title_en, 'title'),
        ('A', false, record.title_ko, 'title'),
        ('B', true, record.publisher, 'publisher'),
        ('B', true, record.original_source, 'original_source'),
        ('B', true, record.editor, 'editor'),
        ('C', false, regexp_replace(record.url, '^[a-z]+://(www\.)?', '', 'i'), 'url'),
        ('C', false, regexp_replace(record.archive_url, '^[a-z]+://(www\.)?', '', 'i'), 'archive_url'),
        ('C', true, record.author_sign, 'author_sign'),
        ('C', true, record.dateline, 'dateline'),
        ('D', false, record.reliability_de, 'reliability'),
        ('D', false, record.reliability_en, 'reliability'),
        ('D', false, record.reliability_ko, 'reliability'),
        ('D', false, record.left_out_de, 'left_out'),
        ('D', false, record.left_out_en, 'left_out'),
        ('D', false, record.left_out_ko, 'left_out')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
""",
]
BACKWARD = [
    r"""
DROP VIEW public.records_sourceentry_text;
CREATE VIEW public.records_sourceentry_text (record_id, weight, is_name, text, what) AS
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM (records_source record
     CROSS JOIN LATERAL ( VALUES ('A'::text,false,record.title_de,'title'::text), ('A'::text,false,record.title_en,'title'::text), ('A'::text,false,record.title_ko,'title'::text), ('B'::text,true,record.publisher,'publisher'::text), ('B'::text,true,record.original_source,'original_source'::text), ('B'::text,true,record.editor,'editor'::text), ('C'::text,false,regexp_replace((record.url)::text, '^[a-z]+://(www\.)?'::text, ''::text, 'i'::text),'url'::text), ('C'::text,false,regexp_replace((record.archive_url)::text, '^[a-z]+://(www\.)?'::text, ''::text, 'i'::text),'archive_url'::text), ('C'::text,true,record.author_sign,'author_sign'::text), ('C'::text,true,record.dateline,'dateline'::text), ('D'::text,false,record.reliability_de,'reliability'::text), ('D'::text,false,record.reliability_en,'reliability'::text), ('D'::text,false,record.reliability_ko,'reliability'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text));
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0007_what_was_read"), ("companies", "0020_plans"), ("events", "0020_search_index_as_declared"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
        fill_search("records_sourceentry", "records_source"),
    )
