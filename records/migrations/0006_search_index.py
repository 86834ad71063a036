from django.db import migrations

from records.search.operations import DROP_REFRESH, DROP_TOKENS, REFRESH, TOKENS, fill_search, keep_search, search_entry

TEXTS = """
    SELECT source.id AS record_id, piece.* FROM public.records_source AS source, LATERAL (VALUES
        ('A', false, title_de), ('A', false, title_en), ('A', false, title_ko),
        ('B', true, publisher), ('B', true, original_source), ('B', true, editor)
    ) AS piece (weight, is_name, text) WHERE source.state = 'published' AND piece.text <> ''
"""
CAUSES = "SELECT id AS record_id, 'records_source' AS cause, id AS row_id FROM public.records_source"


class Migration(migrations.Migration):
    dependencies = (("records", "0005_search_entries"),)
    operations = (
        migrations.RunSQL(TOKENS, DROP_TOKENS),
        migrations.RunSQL(REFRESH, DROP_REFRESH),
        search_entry("records_sourceentry", "records_source", texts=TEXTS, causes=CAUSES),
        keep_search("records_source"),
        fill_search("records_sourceentry", "records_source"),
    )
