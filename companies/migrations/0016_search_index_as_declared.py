"""The search index as companies/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

FORWARD = [
    r"""
CREATE OR REPLACE VIEW public.companies_organisationnaming (organisation_id, text) AS
SELECT record.id, naming.text
    FROM public.companies_organisation AS record
    CROSS JOIN LATERAL (VALUES (record.name_de), (record.name_en), (record.name_ko)) AS naming (text)
    WHERE record.state = 'published' AND naming.text <> ''
UNION ALL
SELECT record.id, naming.text
    FROM public.companies_organisation AS record
    JOIN public.companies_organisationname AS names ON names.organisation_id = record.id
    CROSS JOIN LATERAL (VALUES (names.text)) AS naming (text)
    WHERE record.state = 'published' AND naming.text <> ''
""",
    r"""
CREATE OR REPLACE VIEW public.companies_placenaming (place_id, text) AS
SELECT record.id, naming.text
    FROM public.companies_place AS record
    CROSS JOIN LATERAL (VALUES (record.name_de), (record.name_en), (record.name_ko)) AS naming (text)
    WHERE naming.text <> ''
""",
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
SELECT record.id, 'C', true, naming.text::text, 'country'
    FROM public.companies_organisation AS record
    JOIN public.companies_placenaming AS naming ON naming.place_id = record.country_id
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
UNION ALL SELECT record.id, 'companies_place', record.country_id
    FROM public.companies_organisation AS record
UNION ALL SELECT record.id, 'companies_office', offices.id
    FROM public.companies_organisation AS record
    JOIN public.companies_office AS offices ON offices.organisation_id = record.id
UNION ALL SELECT record.id, 'companies_place', offices.place_id
    FROM public.companies_organisation AS record
    JOIN public.companies_office AS offices ON offices.organisation_id = record.id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.companies_organisation AS record
    JOIN public.companies_office AS offices ON offices.organisation_id = record.id
    JOIN public.companies_placeancestry AS cause ON cause.place_id = offices.place_id
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_organisationentry_due(ids bigint[]) RETURNS SETOF public.companies_organisationentry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.companies_organisationentry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.companies_organisation AS record ON record.id = found_by.record_id
$$
""",
    r"""
DROP VIEW public.companies_officeentry_text;
CREATE VIEW public.companies_officeentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.companies_office AS record
    JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    CROSS JOIN LATERAL (VALUES
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
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.companies_office AS record
    JOIN public.companies_placeancestry AS cause ON cause.place_id = record.place_id
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_officeentry_due(ids bigint[]) RETURNS SETOF public.companies_officeentry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.companies_officeentry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.companies_office AS record ON record.id = found_by.record_id
$$
""",
    r"""
DROP VIEW public.companies_countentry_text;
CREATE VIEW public.companies_countentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.companies_count AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, record.rule_de, 'rule'),
        ('C', false, record.rule_en, 'rule'),
        ('C', false, record.rule_ko, 'rule'),
        ('C', false, record.value::text, 'value')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'A', false, label, 'subject'
    FROM public.companies_count AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    CROSS JOIN LATERAL unnest(CASE record.subject
        WHEN 'korean companies' THEN ARRAY['Korean companies', 'koreanische Unternehmen', '한국 기업']
        WHEN 'staff' THEN ARRAY['staff', 'Beschäftigte', '직원'] END) AS label
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'place'
    FROM public.companies_count AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    JOIN public.companies_placenaming AS naming ON naming.place_id = record.place_id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'place'
    FROM public.companies_count AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    JOIN public.companies_placenaming AS naming ON naming.place_id = office.place_id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'name'
    FROM public.companies_count AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = office__organisation.id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published'
""",
    r"""
DROP VIEW public.companies_countentry_cause;
CREATE VIEW public.companies_countentry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'companies_count' AS cause, id AS row_id FROM public.companies_count
UNION ALL SELECT record.id, 'companies_office', record.office_id
    FROM public.companies_count AS record
UNION ALL SELECT record.id, 'companies_organisation', office.organisation_id
    FROM public.companies_count AS record
    JOIN public.companies_office AS office ON office.id = record.office_id
UNION ALL SELECT record.id, 'companies_place', record.place_id
    FROM public.companies_count AS record
UNION ALL SELECT record.id, 'companies_place', office.place_id
    FROM public.companies_count AS record
    JOIN public.companies_office AS office ON office.id = record.office_id
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_countentry_due(ids bigint[]) RETURNS SETOF public.companies_countentry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.companies_countentry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.companies_count AS record ON record.id = found_by.record_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.companies_countentry_due(ids bigint[])
 RETURNS SETOF companies_countentry
 LANGUAGE sql
 STABLE
AS $function$
                WITH said AS MATERIALIZED (
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.companies_countentry_text
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
                FROM found_by JOIN public.companies_count AS record ON record.id = found_by.record_id
            $function$
""",
    r"""
DROP VIEW public.companies_countentry_cause;
CREATE VIEW public.companies_countentry_cause (record_id, cause, row_id) AS
 SELECT companies_count.id AS record_id,
    'companies_count'::text AS cause,
    companies_count.id AS row_id
   FROM companies_count
UNION ALL
 SELECT companies_count.id AS record_id,
    'companies_place'::text AS cause,
    companies_count.place_id AS row_id
   FROM companies_count
UNION ALL
 SELECT companies_count.id AS record_id,
    'companies_office'::text AS cause,
    companies_count.office_id AS row_id
   FROM companies_count
UNION ALL
 SELECT counted.id AS record_id,
    'companies_place'::text AS cause,
    office.place_id AS row_id
   FROM (companies_count counted
     JOIN companies_office office ON ((office.id = counted.office_id)))
UNION ALL
 SELECT counted.id AS record_id,
    'companies_organisation'::text AS cause,
    office.organisation_id AS row_id
   FROM (companies_count counted
     JOIN companies_office office ON ((office.id = counted.office_id)));
""",
    r"""
DROP VIEW public.companies_countentry_text;
CREATE VIEW public.companies_countentry_text (record_id, weight, is_name, text, what) AS
 WITH visible AS (
         SELECT counted.id,
            counted.created_at,
            counted.changed_at,
            counted.lock_version,
            counted.slug,
            counted.former_slugs,
            counted.state,
            counted.withdrawal_reason,
            counted.last_verified_on,
            counted.subject,
            counted.value,
            counted.qualifier,
            counted.as_of,
            counted.rule,
            counted.rule_de,
            counted.rule_en,
            counted.rule_ko,
            counted.search_text,
            counted.as_of_earliest,
            counted.as_of_latest,
            counted.changed_by_id,
            counted.created_by_id,
            counted.office_id,
            counted.place_id
           FROM ((companies_count counted
             LEFT JOIN companies_office office ON ((office.id = counted.office_id)))
             LEFT JOIN companies_organisation organisation ON ((organisation.id = office.organisation_id)))
          WHERE (((counted.state)::text = 'published'::text) AND ((counted.office_id IS NULL) OR (((office.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text))))
        )
 SELECT visible.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (place.text)::text AS text,
    'place'::text AS what
   FROM (visible
     JOIN companies_placenaming place ON ((place.place_id = visible.place_id)))
UNION ALL
 SELECT visible.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    place.text,
    'place'::text AS what
   FROM ((visible
     JOIN companies_office office ON ((office.id = visible.office_id)))
     JOIN companies_placenaming place ON ((place.place_id = office.place_id)))
UNION ALL
 SELECT visible.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    naming.text,
    'name'::text AS what
   FROM ((visible
     JOIN companies_office office ON ((office.id = visible.office_id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = office.organisation_id)))
UNION ALL
 SELECT visible.id AS record_id,
    'A'::text AS weight,
    false AS is_name,
    label.label AS text,
    'subject'::text AS what
   FROM visible,
    LATERAL unnest(
        CASE visible.subject
            WHEN 'korean companies'::text THEN ARRAY['Korean companies'::text, 'koreanische Unternehmen'::text, '한국 기업'::text]
            WHEN 'staff'::text THEN ARRAY['staff'::text, 'Beschäftigte'::text, '직원'::text]
            ELSE NULL::text[]
        END) label(label)
UNION ALL
 SELECT visible.id AS record_id,
    'C'::text AS weight,
    false AS is_name,
    piece.text,
    'rule'::text AS what
   FROM visible,
    LATERAL ( VALUES (visible.rule_de), (visible.rule_en), (visible.rule_ko)) piece(text)
  WHERE (piece.text <> ''::text)
UNION ALL
 SELECT visible.id AS record_id,
    'C'::text AS weight,
    false AS is_name,
    (visible.value)::text AS text,
    'value'::text AS what
   FROM visible;
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_officeentry_due(ids bigint[])
 RETURNS SETOF companies_officeentry
 LANGUAGE sql
 STABLE
AS $function$
                WITH said AS MATERIALIZED (
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.companies_officeentry_text
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
                FROM found_by JOIN public.companies_office AS record ON record.id = found_by.record_id
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
 SELECT companies_office.id AS record_id,
    'companies_organisation'::text AS cause,
    companies_office.organisation_id AS row_id
   FROM companies_office
UNION ALL
 SELECT office.id AS record_id,
    'companies_place'::text AS cause,
    ancestry.id AS row_id
   FROM (companies_office office
     JOIN companies_placeancestry ancestry ON ((ancestry.place_id = office.place_id)));
""",
    r"""
DROP VIEW public.companies_officeentry_text;
CREATE VIEW public.companies_officeentry_text (record_id, weight, is_name, text, what) AS
 SELECT office.id AS record_id,
    'A'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'name'::text AS what
   FROM (companies_office office
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = office.organisation_id)))
  WHERE ((office.state)::text = 'published'::text)
UNION ALL
 SELECT office.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    place.text,
    'place'::text AS what
   FROM (((companies_office office
     JOIN companies_organisation organisation ON ((organisation.id = office.organisation_id)))
     CROSS JOIN LATERAL companies_place_chain(office.place_id) chain(id))
     JOIN companies_placenaming place ON ((place.place_id = chain.id)))
  WHERE (((office.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text))
UNION ALL
 SELECT office.id AS record_id,
    'C'::text AS weight,
    false AS is_name,
    office.address AS text,
    'address'::text AS what
   FROM (companies_office office
     JOIN companies_organisation organisation ON ((organisation.id = office.organisation_id)))
  WHERE (((office.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text) AND ((office.address)::text <> ''::text))
UNION ALL
 SELECT office.id AS record_id,
    'C'::text AS weight,
    false AS is_name,
    piece.text,
    piece.what
   FROM ((companies_office office
     JOIN companies_officefunction functions ON ((functions.office_id = office.id)))
     JOIN companies_organisation organisation ON ((organisation.id = office.organisation_id))),
    LATERAL ( SELECT label.label,
            'function'::text AS "?column?"
           FROM unnest(
                CASE functions.function
                    WHEN 'branch'::text THEN ARRAY['branch'::text, 'Zweigstelle'::text, 'Niederlassung'::text, '지점'::text]
                    WHEN 'sales'::text THEN ARRAY['sales'::text, 'Vertrieb'::text, '영업'::text]
                    WHEN 'research'::text THEN ARRAY['research and development'::text, 'Forschung und Entwicklung'::text, '연구개발'::text]
                    WHEN 'production'::text THEN ARRAY['production'::text, 'Produktion'::text, '생산'::text]
                    WHEN 'european headquarters'::text THEN ARRAY['European headquarters'::text, 'Europazentrale'::text, '유럽 본부'::text]
                    WHEN 'liaison'::text THEN ARRAY['liaison office'::text, 'Verbindungsbüro'::text, '연락사무소'::text]
                    ELSE NULL::text[]
                END) label(label)
        UNION ALL
         VALUES (functions.note_de,'note'::text), (functions.note_en,'note'::text), (functions.note_ko,'note'::text)) piece(text, what)
  WHERE (((office.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text) AND (piece.text <> ''::text));
""",
    r"""
CREATE OR REPLACE FUNCTION public.companies_organisationentry_due(ids bigint[])
 RETURNS SETOF companies_organisationentry
 LANGUAGE sql
 STABLE
AS $function$
                WITH said AS MATERIALIZED (
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.companies_organisationentry_text
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
                FROM found_by JOIN public.companies_organisation AS record ON record.id = found_by.record_id
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
 SELECT companies_organisation_sectors.organisation_id AS record_id,
    'companies_sector'::text AS cause,
    companies_organisation_sectors.sector_id AS row_id
   FROM companies_organisation_sectors
UNION ALL
 SELECT companies_organisation.id AS record_id,
    'companies_place'::text AS cause,
    companies_organisation.country_id AS row_id
   FROM companies_organisation
UNION ALL
 SELECT companies_office.organisation_id AS record_id,
    'companies_office'::text AS cause,
    companies_office.id AS row_id
   FROM companies_office
UNION ALL
 SELECT office.organisation_id AS record_id,
    'companies_place'::text AS cause,
    ancestry.id AS row_id
   FROM (companies_office office
     JOIN companies_placeancestry ancestry ON ((ancestry.place_id = office.place_id)));
""",
    r"""
DROP VIEW public.companies_organisationentry_text;
CREATE VIEW public.companies_organisationentry_text (record_id, weight, is_name, text, what) AS
 SELECT companies_organisationnaming.organisation_id AS record_id,
    'A'::text AS weight,
    true AS is_name,
    (companies_organisationnaming.text)::text AS text,
    'name'::text AS what
   FROM companies_organisationnaming
UNION ALL
 SELECT organisation.id AS record_id,
    piece.weight,
    piece.is_name,
    piece.text,
    piece.what
   FROM companies_organisation organisation,
    LATERAL ( VALUES ('B'::text,true,(organisation.lei)::text,'lei'::text), ('B'::text,true,organisation.register_number,'register_number'::text), ('B'::text,false,('wikidata.org/wiki/'::text || NULLIF((organisation.wikidata)::text, ''::text)),'wikidata'::text), ('B'::text,false,regexp_replace((organisation.website)::text, '^[a-z]+://(www\.)?'::text, ''::text, 'i'::text),'website'::text), ('D'::text,false,organisation.summary_de,'summary'::text), ('D'::text,false,organisation.summary_en,'summary'::text), ('D'::text,false,organisation.summary_ko,'summary'::text)) piece(weight, is_name, text, what)
  WHERE (((organisation.state)::text = 'published'::text) AND (piece.text <> ''::text))
UNION ALL
 SELECT organisation.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    naming.text,
    'sectors'::text AS what
   FROM ((companies_organisation organisation
     JOIN companies_organisation_sectors chosen ON ((chosen.organisation_id = organisation.id)))
     JOIN companies_sector sector ON ((sector.id = chosen.sector_id))),
    LATERAL ( VALUES (sector.name_de), (sector.name_en), (sector.name_ko)) naming(text)
  WHERE (((organisation.state)::text = 'published'::text) AND ((naming.text)::text <> ''::text))
UNION ALL
 SELECT organisation.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    place.text,
    'country'::text AS what
   FROM (companies_organisation organisation
     JOIN companies_placenaming place ON ((place.place_id = organisation.country_id)))
  WHERE ((organisation.state)::text = 'published'::text)
UNION ALL
 SELECT organisation.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    place.text,
    'office'::text AS what
   FROM (((companies_organisation organisation
     JOIN companies_office office ON (((office.organisation_id = organisation.id) AND ((office.state)::text = 'published'::text))))
     CROSS JOIN LATERAL companies_place_chain(office.place_id) chain(id))
     JOIN companies_placenaming place ON ((place.place_id = chain.id)))
  WHERE ((organisation.state)::text = 'published'::text);
""",
    r"""
CREATE OR REPLACE VIEW public.companies_placenaming (place_id, text) AS
 SELECT place.id AS place_id,
    naming.text
   FROM companies_place place,
    LATERAL ( VALUES (place.name_de), (place.name_en), (place.name_ko)) naming(text)
  WHERE ((naming.text)::text <> ''::text);
""",
    r"""
CREATE OR REPLACE VIEW public.companies_organisationnaming (organisation_id, text) AS
 SELECT organisation.id AS organisation_id,
    naming.text
   FROM companies_organisation organisation,
    LATERAL ( VALUES (organisation.name_de), (organisation.name_en), (organisation.name_ko)) naming(text)
  WHERE (((organisation.state)::text = 'published'::text) AND ((naming.text)::text <> ''::text))
UNION ALL
 SELECT names.organisation_id,
    names.text
   FROM (companies_organisationname names
     JOIN companies_organisation organisation ON ((organisation.id = names.organisation_id)))
  WHERE ((organisation.state)::text = 'published'::text);
""",
]


class Migration(migrations.Migration):
    dependencies = (
        ("records", "0015_search_index_as_declared"),
        ("companies", "0015_succession_by_index"),
        ("events", "0012_contradictions"),
    )
    operations = (migrations.RunSQL(FORWARD, BACKWARD),)
