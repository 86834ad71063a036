"""The search index as companies/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

from records.search.operations import fill_search

FORWARD = [
    r"""
DROP VIEW public.companies_officeentry_text;
CREATE VIEW public.companies_officeentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.companies_office AS record
    JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    CROSS JOIN LATERAL (VALUES
        ('B', true, record.name_de, 'name'),
        ('B', true, record.name_en, 'name'),
        ('B', true, record.name_ko, 'name'),
        ('C', false, record.address, 'address')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND organisation.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.companies_office AS record
    JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    JOIN public.companies_officefunction AS functions ON functions.office_id = record.id
    CROSS JOIN LATERAL (VALUES
        ('C', false, functions.note_de, 'note'),
        ('C', false, functions.note_en, 'note'),
        ('C', false, functions.note_ko, 'note')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND organisation.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'A', true, naming.text::text, 'name'
    FROM public.companies_office AS record
    JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = organisation.id
    WHERE record.state = 'published' AND organisation.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'place'
    FROM public.companies_office AS record
    JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    CROSS JOIN LATERAL public.companies_place_chain(record.place_id) AS meant (id)
    JOIN public.companies_placenaming AS naming ON naming.place_id = meant.id
    WHERE record.state = 'published' AND organisation.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'in_house_of'
    FROM public.companies_office AS record
    JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = record.in_house_of_id
    WHERE record.state = 'published' AND organisation.state = 'published'
UNION ALL
SELECT record.id, 'C', false, label, 'function'
    FROM public.companies_office AS record
    JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    JOIN public.companies_officefunction AS functions ON functions.office_id = record.id
    CROSS JOIN LATERAL unnest(CASE functions.function
        WHEN 'branch' THEN ARRAY['branch', 'Zweigstelle', 'Niederlassung', '지점']
        WHEN 'sales' THEN ARRAY['sales', 'Vertrieb', '영업']
        WHEN 'research' THEN ARRAY['research and development', 'Forschung und Entwicklung', '연구개발']
        WHEN 'production' THEN ARRAY['production', 'Produktion', '생산']
        WHEN 'european headquarters' THEN ARRAY['European headquarters', 'Europazentrale', '유럽 본부']
        WHEN 'liaison' THEN ARRAY['liaison office', 'Verbindungsbüro', '연락사무소'] END) AS label
    WHERE record.state = 'published' AND organisation.state = 'published'
""",
    r"""
DROP VIEW public.companies_officeentry_cause;
CREATE VIEW public.companies_officeentry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'companies_office' AS cause, id AS row_id FROM public.companies_office
UNION ALL SELECT record.id, 'companies_organisation', record.organisation_id
    FROM public.companies_office AS record
UNION ALL SELECT record.id, 'companies_place', record.place_id
    FROM public.companies_office AS record
UNION ALL SELECT record.id, 'companies_organisation', record.in_house_of_id
    FROM public.companies_office AS record
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.companies_office AS record
    JOIN public.companies_placeancestry AS cause ON cause.place_id = record.place_id
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_organisationrelation_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'other' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.other_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.other_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'share' THEN ROW(trim_scale(r.share)::text, NULL, NULL, 'text')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held END
FROM public.companies_organisationrelation AS r WHERE r.id = row_id
$$
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_office_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'name' THEN ROW(public.records_fingerprints(r.name_de, r.name_en, r.name_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'address' THEN ROW(r.address::text, NULL, NULL, 'text')::public.records_held
    WHEN 'in_house_of' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.in_house_of_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.in_house_of_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'planned_opened' THEN ROW(r.planned_opened::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'opened' THEN ROW(r.opened::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_closed' THEN ROW(r.planned_closed::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'closed' THEN ROW(r.closed::text, NULL, NULL, 'date')::public.records_held
    WHEN 'moved_to' THEN ROW((SELECT named.slug::text FROM public.companies_office AS named WHERE named.id = r.moved_to_id), (SELECT named.former_slugs::text[] FROM public.companies_office AS named WHERE named.id = r.moved_to_id), NULL, 'companies_office')::public.records_held END
FROM public.companies_office AS r WHERE r.id = row_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.companies_office_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'address' THEN ROW(r.address::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_opened' THEN ROW(r.planned_opened::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'opened' THEN ROW(r.opened::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_closed' THEN ROW(r.planned_closed::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'closed' THEN ROW(r.closed::text, NULL, NULL, 'date')::public.records_held END
FROM public.companies_office AS r WHERE r.id = row_id
$function$
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_organisationrelation_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'other' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.other_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.other_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held END
FROM public.companies_organisationrelation AS r WHERE r.id = row_id
$function$
""",
    r"""
DROP VIEW public.companies_officeentry_cause;
CREATE VIEW public.companies_officeentry_cause (record_id, cause, row_id) AS
 SELECT companies_office.id AS record_id,
    'companies_office'::text AS cause,
    companies_office.id AS row_id
   FROM companies_office
UNION ALL
 SELECT record.id AS record_id,
    'companies_organisation'::text AS cause,
    record.organisation_id AS row_id
   FROM companies_office record
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    record.place_id AS row_id
   FROM companies_office record
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    cause.id AS row_id
   FROM (companies_office record
     JOIN companies_placeancestry cause ON ((cause.place_id = record.place_id)));
""",
    r"""
DROP VIEW public.companies_officeentry_text;
CREATE VIEW public.companies_officeentry_text (record_id, weight, is_name, text, what) AS
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM ((companies_office record
     JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     CROSS JOIN LATERAL ( VALUES ('C'::text,false,record.address,'address'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM (((companies_office record
     JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     JOIN companies_officefunction functions ON ((functions.office_id = record.id)))
     CROSS JOIN LATERAL ( VALUES ('C'::text,false,functions.note_de,'note'::text), ('C'::text,false,functions.note_en,'note'::text), ('C'::text,false,functions.note_ko,'note'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    'A'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'name'::text AS what
   FROM ((companies_office record
     JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = organisation.id)))
  WHERE (((record.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text))
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'place'::text AS what
   FROM (((companies_office record
     JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     CROSS JOIN LATERAL companies_place_chain(record.place_id) meant(id))
     JOIN companies_placenaming naming ON ((naming.place_id = meant.id)))
  WHERE (((record.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text))
UNION ALL
 SELECT record.id AS record_id,
    'C'::text AS weight,
    false AS is_name,
    label.label AS text,
    'function'::text AS what
   FROM (((companies_office record
     JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     JOIN companies_officefunction functions ON ((functions.office_id = record.id)))
     CROSS JOIN LATERAL unnest(
        CASE functions.function
            WHEN 'branch'::text THEN ARRAY['branch'::text, 'Zweigstelle'::text, 'Niederlassung'::text, '지점'::text]
            WHEN 'sales'::text THEN ARRAY['sales'::text, 'Vertrieb'::text, '영업'::text]
            WHEN 'research'::text THEN ARRAY['research and development'::text, 'Forschung und Entwicklung'::text, '연구개발'::text]
            WHEN 'production'::text THEN ARRAY['production'::text, 'Produktion'::text, '생산'::text]
            WHEN 'european headquarters'::text THEN ARRAY['European headquarters'::text, 'Europazentrale'::text, '유럽 본부'::text]
            WHEN 'liaison'::text THEN ARRAY['liaison office'::text, 'Verbindungsbüro'::text, '연락사무소'::text]
            ELSE NULL::text[]
        END) label(label))
  WHERE (((record.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text));
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0009_translated_reasonings"), ("companies", "0026_offices_and_ties"), ("events", "0025_names_acts_and_forms"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
        fill_search("companies_organisationentry", "companies_organisation"),
        fill_search("companies_officeentry", "companies_office"),
    )
