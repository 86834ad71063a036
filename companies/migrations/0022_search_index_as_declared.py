"""The search index as companies/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

from records.search.operations import fill_search

FORWARD = [
    r"""
DROP VIEW public.companies_organisationentry_text;
CREATE VIEW public.companies_organisationentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.companies_organisation AS record
    CROSS JOIN LATERAL (VALUES
        ('B', true, record.lei, 'lei'),
        ('B', true, record.register_number, 'register_number'),
        ('B', false, 'wikidata.org/wiki/' || nullif(record.wikidata, ''), 'wikidata'),
        ('B', false, regexp_replace(record.website, '^[a-z]+://(www\.)?', '', 'i'), 'website'),
        ('D', false, record.summary_de, 'summary'),
        ('D', false, record.summary_en, 'summary'),
        ('D', false, record.summary_ko, 'summary')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.companies_organisation AS record
    JOIN public.companies_organisation_sectors AS chosen_sectors ON chosen_sectors.organisation_id = record.id
    JOIN public.companies_sector AS sectors ON sectors.id = chosen_sectors.sector_id
    CROSS JOIN LATERAL (VALUES
        ('C', true, sectors.name_de, 'sectors'),
        ('C', true, sectors.name_en, 'sectors'),
        ('C', true, sectors.name_ko, 'sectors')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'A', true, naming.text::text, 'name'
    FROM public.companies_organisation AS record
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = record.id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'seat'
    FROM public.companies_organisation AS record
    CROSS JOIN LATERAL public.companies_place_chain(record.seat_id) AS meant (id)
    JOIN public.companies_placenaming AS naming ON naming.place_id = meant.id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'office'
    FROM public.companies_organisation AS record
    JOIN public.companies_office AS offices ON offices.organisation_id = record.id
    CROSS JOIN LATERAL public.companies_place_chain(offices.place_id) AS meant (id)
    JOIN public.companies_placenaming AS naming ON naming.place_id = meant.id
    WHERE record.state = 'published' AND offices.state = 'published'
""",
    r"""
DROP VIEW public.companies_organisationentry_cause;
CREATE VIEW public.companies_organisationentry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'companies_organisation' AS cause, id AS row_id FROM public.companies_organisation
UNION ALL SELECT record.id, 'companies_sector', chosen_sectors.sector_id
    FROM public.companies_organisation AS record
    JOIN public.companies_organisation_sectors AS chosen_sectors ON chosen_sectors.organisation_id = record.id
UNION ALL SELECT record.id, 'companies_place', record.seat_id
    FROM public.companies_organisation AS record
UNION ALL SELECT record.id, 'companies_office', offices.id
    FROM public.companies_organisation AS record
    JOIN public.companies_office AS offices ON offices.organisation_id = record.id
UNION ALL SELECT record.id, 'companies_place', offices.place_id
    FROM public.companies_organisation AS record
    JOIN public.companies_office AS offices ON offices.organisation_id = record.id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.companies_organisation AS record
    JOIN public.companies_placeancestry AS cause ON cause.place_id = record.seat_id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.companies_organisation AS record
    JOIN public.companies_office AS offices ON offices.organisation_id = record.id
    JOIN public.companies_placeancestry AS cause ON cause.place_id = offices.place_id
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_organisation_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'name' THEN ROW(public.records_fingerprints(r.name_de, r.name_en, r.name_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'seat' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.seat_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.seat_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'founded' THEN ROW(r.founded::text, NULL, NULL, 'date')::public.records_held
    WHEN 'dissolved' THEN ROW(r.dissolved::text, NULL, NULL, 'date')::public.records_held
    WHEN 'website' THEN ROW(r.website::text, NULL, NULL, 'text')::public.records_held
    WHEN 'lei' THEN ROW(r.lei::text, NULL, NULL, 'text')::public.records_held
    WHEN 'wikidata' THEN ROW(r.wikidata::text, NULL, NULL, 'text')::public.records_held
    WHEN 'register_number' THEN ROW(r.register_number::text, NULL, NULL, 'text')::public.records_held
    WHEN 'sectors' THEN ROW((SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.companies_sector AS named JOIN public.companies_organisation_sectors AS chosen ON chosen.sector_id = named.id WHERE chosen.organisation_id = r.id), NULL, NULL, 'many:companies_sector')::public.records_held
    WHEN 'summary' THEN ROW(public.records_fingerprints(r.summary_de, r.summary_en, r.summary_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_organisation AS r WHERE r.id = row_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.companies_organisation_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'name' THEN ROW(public.records_fingerprints(r.name_de, r.name_en, r.name_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'country' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.country_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.country_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'founded' THEN ROW(r.founded::text, NULL, NULL, 'date')::public.records_held
    WHEN 'dissolved' THEN ROW(r.dissolved::text, NULL, NULL, 'date')::public.records_held
    WHEN 'website' THEN ROW(r.website::text, NULL, NULL, 'text')::public.records_held
    WHEN 'lei' THEN ROW(r.lei::text, NULL, NULL, 'text')::public.records_held
    WHEN 'wikidata' THEN ROW(r.wikidata::text, NULL, NULL, 'text')::public.records_held
    WHEN 'register_number' THEN ROW(r.register_number::text, NULL, NULL, 'text')::public.records_held
    WHEN 'sectors' THEN ROW((SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.companies_sector AS named JOIN public.companies_organisation_sectors AS chosen ON chosen.sector_id = named.id WHERE chosen.organisation_id = r.id), NULL, NULL, 'many:companies_sector')::public.records_held
    WHEN 'summary' THEN ROW(public.records_fingerprints(r.summary_de, r.summary_en, r.summary_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_organisation AS r WHERE r.id = row_id
$function$
""",
    r"""
DROP VIEW public.companies_organisationentry_cause;
CREATE VIEW public.companies_organisationentry_cause (record_id, cause, row_id) AS
 SELECT companies_organisation.id AS record_id,
    'companies_organisation'::text AS cause,
    companies_organisation.id AS row_id
   FROM companies_organisation
UNION ALL
 SELECT record.id AS record_id,
    'companies_sector'::text AS cause,
    chosen_sectors.sector_id AS row_id
   FROM (companies_organisation record
     JOIN companies_organisation_sectors chosen_sectors ON ((chosen_sectors.organisation_id = record.id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    record.country_id AS row_id
   FROM companies_organisation record
UNION ALL
 SELECT record.id AS record_id,
    'companies_office'::text AS cause,
    offices.id AS row_id
   FROM (companies_organisation record
     JOIN companies_office offices ON ((offices.organisation_id = record.id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    offices.place_id AS row_id
   FROM (companies_organisation record
     JOIN companies_office offices ON ((offices.organisation_id = record.id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    cause.id AS row_id
   FROM ((companies_organisation record
     JOIN companies_office offices ON ((offices.organisation_id = record.id)))
     JOIN companies_placeancestry cause ON ((cause.place_id = offices.place_id)));
""",
    r"""
DROP VIEW public.companies_organisationentry_text;
CREATE VIEW public.companies_organisationentry_text (record_id, weight, is_name, text, what) AS
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM (companies_organisation record
     CROSS JOIN LATERAL ( VALUES ('B'::text,true,record.lei,'lei'::text), ('B'::text,true,record.register_number,'register_number'::text), ('B'::text,false,('wikidata.org/wiki/'::text || NULLIF((record.wikidata)::text, ''::text)),'wikidata'::text), ('B'::text,false,regexp_replace((record.website)::text, '^[a-z]+://(www\.)?'::text, ''::text, 'i'::text),'website'::text), ('D'::text,false,record.summary_de,'summary'::text), ('D'::text,false,record.summary_en,'summary'::text), ('D'::text,false,record.summary_ko,'summary'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM (((companies_organisation record
     JOIN companies_organisation_sectors chosen_sectors ON ((chosen_sectors.organisation_id = record.id)))
     JOIN companies_sector sectors ON ((sectors.id = chosen_sectors.sector_id)))
     CROSS JOIN LATERAL ( VALUES ('C'::text,true,sectors.name_de,'sectors'::text), ('C'::text,true,sectors.name_en,'sectors'::text), ('C'::text,true,sectors.name_ko,'sectors'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    'A'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'name'::text AS what
   FROM (companies_organisation record
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = record.id)))
  WHERE ((record.state)::text = 'published'::text)
UNION ALL
 SELECT record.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'country'::text AS what
   FROM (companies_organisation record
     JOIN companies_placenaming naming ON ((naming.place_id = record.country_id)))
  WHERE ((record.state)::text = 'published'::text)
UNION ALL
 SELECT record.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'office'::text AS what
   FROM (((companies_organisation record
     JOIN companies_office offices ON ((offices.organisation_id = record.id)))
     CROSS JOIN LATERAL companies_place_chain(offices.place_id) meant(id))
     JOIN companies_placenaming naming ON ((naming.place_id = meant.id)))
  WHERE (((record.state)::text = 'published'::text) AND ((offices.state)::text = 'published'::text));
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0006_plans"), ("companies", "0021_seat"), ("events", "0020_search_index_as_declared"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
        fill_search("companies_organisationentry", "companies_organisation"),
        fill_search("companies_officeentry", "companies_office"),
    )
