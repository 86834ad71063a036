"""The search index as companies/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

FORWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.companies_officefunction_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'function' THEN ROW(r.function::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_since' THEN ROW(r.planned_since::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_until' THEN ROW(r.planned_until::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'outcome')::public.records_held
    WHEN 'fulfilled_at' THEN ROW((SELECT named.slug::text FROM public.companies_office AS named WHERE named.id = r.fulfilled_at_id), (SELECT named.former_slugs::text[] FROM public.companies_office AS named WHERE named.id = r.fulfilled_at_id), NULL, 'companies_office')::public.records_held
    WHEN 'note' THEN ROW(public.records_fingerprints(r.note_de, r.note_en, r.note_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_officefunction AS r WHERE r.id = row_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.companies_officefunction_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'function' THEN ROW(r.function::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_since' THEN ROW(r.planned_since::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_until' THEN ROW(r.planned_until::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'outcome')::public.records_held
    WHEN 'note' THEN ROW(public.records_fingerprints(r.note_de, r.note_en, r.note_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_officefunction AS r WHERE r.id = row_id
$function$
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0008_search_index_as_declared"), ("companies", "0023_fulfilled_elsewhere"), ("events", "0021_search_index_as_declared"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
    )
