"""The search index as records/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

FORWARD = [
    r"""
CREATE OR REPLACE VIEW public.records_sourcewording (source_id, text) AS
SELECT record.id, naming.text
    FROM public.records_source AS record
    CROSS JOIN LATERAL (VALUES (record.title_de::text), (record.title_en::text), (record.title_ko::text), (record.publisher::text), (record.original_source::text)) AS naming (text)
    WHERE record.state = 'published' AND naming.text <> ''
""",
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
        ('D', false, record.reliability_ko, 'reliability')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
""",
    r"""
CREATE OR REPLACE FUNCTION public.records_sourceentry_due(ids bigint[]) RETURNS SETOF public.records_sourceentry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.records_sourceentry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.records_source AS record ON record.id = found_by.record_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.records_sourceentry_due(ids bigint[])
 RETURNS SETOF records_sourceentry
 LANGUAGE sql
 STABLE
AS $function$
                WITH said AS MATERIALIZED (
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.records_sourceentry_text
                    WHERE record_id = ANY(ids)
                ), spelt AS MATERIALIZED (
                    SELECT is_name, text, public.search_document(text, is_name) AS document
                    FROM (SELECT DISTINCT is_name, text FROM said) AS different
                ), found_by AS MATERIALIZED (
                    SELECT record_id, public.search_documents(
                        setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
                    FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
                )
                SELECT found_by.document, record.id
                FROM found_by JOIN public.records_source AS record ON record.id = found_by.record_id
            $function$
""",
    r"""
DROP VIEW public.records_sourceentry_text;
CREATE VIEW public.records_sourceentry_text (record_id, weight, is_name, text, what) AS
 SELECT source.id AS record_id,
    piece.weight,
    piece.is_name,
    piece.text,
    piece.what
   FROM records_source source,
    LATERAL ( VALUES ('A'::text,false,source.title_de,'title'::text), ('A'::text,false,source.title_en,'title'::text), ('A'::text,false,source.title_ko,'title'::text), ('B'::text,true,source.publisher,'publisher'::text), ('B'::text,true,source.original_source,'original_source'::text), ('B'::text,true,source.editor,'editor'::text), ('C'::text,false,regexp_replace((source.url)::text, '^[a-z]+://(www\.)?'::text, ''::text, 'i'::text),'url'::text), ('C'::text,false,regexp_replace((source.archive_url)::text, '^[a-z]+://(www\.)?'::text, ''::text, 'i'::text),'archive_url'::text), ('C'::text,true,source.author_sign,'author_sign'::text), ('C'::text,true,source.dateline,'dateline'::text), ('D'::text,false,source.reliability_de,'reliability'::text), ('D'::text,false,source.reliability_en,'reliability'::text), ('D'::text,false,source.reliability_ko,'reliability'::text)) piece(weight, is_name, text, what)
  WHERE (((source.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text));
""",
    r"""
CREATE OR REPLACE VIEW public.records_sourcewording (source_id, text) AS
 SELECT source.id AS source_id,
    (piece.text)::text AS text
   FROM records_source source,
    LATERAL ( VALUES (source.title_de), (source.title_en), (source.title_ko), (source.publisher), (source.original_source)) piece(text)
  WHERE (((source.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text));
""",
]


class Migration(migrations.Migration):
    dependencies = (
        ("records", "0014_documents_in_less_time"),
        ("companies", "0015_succession_by_index"),
        ("events", "0012_contradictions"),
    )
    operations = (migrations.RunSQL(FORWARD, BACKWARD),)
