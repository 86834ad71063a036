"""The search index as events/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

FORWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.events_delegation_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'direction' THEN ROW(r.direction::text, NULL, NULL, 'text')::public.records_held
    WHEN 'origin' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.origin_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.origin_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'destination' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.destination_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.destination_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'planned_starts' THEN ROW(r.planned_starts::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'starts' THEN ROW(r.starts::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_ends' THEN ROW(r.planned_ends::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'outcome')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_delegation AS r WHERE r.id = row_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.events_delegation_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'direction' THEN ROW(r.direction::text, NULL, NULL, 'text')::public.records_held
    WHEN 'origin' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.origin_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.origin_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'destination' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.destination_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.destination_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'planned_starts' THEN ROW(r.planned_starts::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'starts' THEN ROW(r.starts::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_ends' THEN ROW(r.planned_ends::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_delegation AS r WHERE r.id = row_id
$function$
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0009_translated_reasonings"), ("companies", "0028_attestations"), ("events", "0029_outcome_of_journeys"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
    )
