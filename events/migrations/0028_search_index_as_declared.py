"""The search index as events/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

FORWARD = [
    r"""
DROP VIEW public.events_agreemententry_text;
CREATE VIEW public.events_agreemententry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_agreement AS record
    CROSS JOIN LATERAL (VALUES
        ('A', false, record.title_de, 'title'),
        ('A', false, record.title_en, 'title'),
        ('A', false, record.title_ko, 'title'),
        ('C', false, record.kind_as_printed, 'kind'),
        ('D', false, record.purpose_de, 'purpose'),
        ('D', false, record.purpose_en, 'purpose'),
        ('D', false, record.purpose_ko, 'purpose'),
        ('D', false, record.term_de, 'term'),
        ('D', false, record.term_en, 'term'),
        ('D', false, record.term_ko, 'term')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_agreement AS record
    JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    CROSS JOIN LATERAL (VALUES
        ('D', false, delegation.title_de, 'delegation'),
        ('D', false, delegation.title_en, 'delegation'),
        ('D', false, delegation.title_ko, 'delegation')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND delegation.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_agreement AS record
    JOIN public.events_event AS event ON event.id = record.event_id
    CROSS JOIN LATERAL (VALUES
        ('D', false, event.title_de, 'event'),
        ('D', false, event.title_en, 'event'),
        ('D', false, event.title_ko, 'event')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND event.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
    JOIN public.companies_organisation AS parties__organisation ON parties__organisation.id = parties.organisation_id
    CROSS JOIN LATERAL (VALUES
        ('B', true, parties.name_at_signing, 'party')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND parties__organisation.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_agreement AS record
    JOIN public.events_agreementsignatory AS signatories ON signatories.agreement_id = record.id
    LEFT JOIN public.events_person AS signatories__person ON signatories__person.id = signatories.person_id
    LEFT JOIN public.companies_organisation AS signatories__organisation ON signatories__organisation.id = signatories.organisation_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, signatories.role_de, 'role'),
        ('C', false, signatories.role_en, 'role'),
        ('C', false, signatories.role_ko, 'role')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(signatories__person.state, 'published') = 'published' AND coalesce(signatories__organisation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_agreement AS record
    JOIN public.events_agreement_topics AS chosen_topics ON chosen_topics.agreement_id = record.id
    JOIN public.events_topic AS topics ON topics.id = chosen_topics.topic_id
    CROSS JOIN LATERAL (VALUES
        ('C', true, topics.name_de, 'topic'),
        ('C', true, topics.name_en, 'topic'),
        ('C', true, topics.name_ko, 'topic')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'party'
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = parties.organisation_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'principal'
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = parties.acting_for_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'person'
    FROM public.events_agreement AS record
    JOIN public.events_agreementsignatory AS signatories ON signatories.agreement_id = record.id
    JOIN public.events_personnaming AS naming ON naming.person_id = signatories.person_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'organisation'
    FROM public.events_agreement AS record
    JOIN public.events_agreementsignatory AS signatories ON signatories.agreement_id = record.id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = signatories.organisation_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'successor of ' || parties__organisation.id
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
    JOIN public.companies_organisation AS parties__organisation ON parties__organisation.id = parties.organisation_id
    CROSS JOIN LATERAL public.companies_successors(parties__organisation.id) AS meant (id)
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = meant.id
    WHERE record.state = 'published' AND parties__organisation.state = 'published'
UNION ALL
SELECT record.id, 'C', false, label, 'kind'
    FROM public.events_agreement AS record
    CROSS JOIN LATERAL unnest(CASE record.kind
        WHEN 'mou' THEN ARRAY['MoU', 'memorandum of understanding', 'Absichtserklärung', '양해각서', '업무협약']
        WHEN 'letter of intent' THEN ARRAY['LoI', 'letter of intent', 'Absichtserklärung', '의향서']
        WHEN 'partnership' THEN ARRAY['partnership agreement', 'Partnerschaftsvereinbarung', '파트너십 협정', '협력 협정']
        WHEN 'contract' THEN ARRAY['contract', 'Vertrag', '계약'] END) AS label
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'place'
    FROM public.events_agreement AS record
    CROSS JOIN LATERAL public.companies_place_chain(record.place_id) AS meant (id)
    JOIN public.companies_placenaming AS naming ON naming.place_id = meant.id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'D', false, naming.text::text, 'source'
    FROM public.events_agreement AS record
    JOIN public.events_agreementcitation AS citations ON citations.record_id = record.id
    JOIN public.records_sourcewording AS naming ON naming.source_id = citations.source_id
    WHERE record.state = 'published'
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_agreemententry_due(ids bigint[]) RETURNS SETOF public.events_agreemententry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.events_agreemententry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id,
        CASE WHEN record.staff_notes <> '' THEN public.search_document(record.staff_notes, false) END,
        ARRAY(SELECT DISTINCT facet FROM (
    SELECT public.events_facet(1, value) FROM (SELECT party.organisation_id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(1, value) FROM (SELECT successor.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    CROSS JOIN LATERAL public.companies_successors(party.organisation_id) AS successor (id) WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(1, value) FROM (SELECT principal.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS principal ON principal.id = party.acting_for_id
    WHERE party.agreement_id = record.id AND principal.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(2, value) FROM (SELECT array_position(ARRAY['mou', 'letter of intent', 'partnership', 'contract', 'other'], record.kind::text)) AS found (value)
    UNION ALL SELECT public.events_facet(3, value) FROM (SELECT array_position(ARRAY['announced', 'signed', 'in force', 'ended', 'abandoned'], record.life_cycle::text)) AS found (value)
    UNION ALL SELECT public.events_facet(4, value) FROM (SELECT topic_id FROM public.events_agreement_topics WHERE agreement_id = record.id) AS found (value)
    UNION ALL SELECT public.events_facet(5, value) FROM (SELECT chain.id FROM public.companies_place_chain(record.place_id) AS chain (id)) AS found (value)
    UNION ALL SELECT public.events_facet(6, value) FROM (SELECT year FROM generate_series(extract(year FROM record.signed_earliest)::integer,
        extract(year FROM record.signed_latest)::integer) AS year
    WHERE record.signed_latest - record.signed_earliest < 4383) AS found (value)
    UNION ALL SELECT public.events_facet(6, value) FROM (SELECT 0 WHERE record.signed_earliest IS NULL) AS found (value)
    UNION ALL SELECT public.events_facet(7, value) FROM (SELECT citation.source_id FROM public.events_agreementcitation AS citation
    JOIN public.records_source AS source ON source.id = citation.source_id
    WHERE citation.record_id = record.id AND source.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(8, value) FROM (SELECT delegation.id FROM public.events_delegation AS delegation
    WHERE delegation.id = record.delegation_id AND delegation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(9, value) FROM (SELECT array_position(ARRAY['stated', 'concluded', 'unknown', 'unproved'], (SELECT CASE WHEN record.signed_earliest IS NULL THEN 'unknown'
            WHEN bool_or(certainty = 'stated') THEN 'stated'
            WHEN bool_or(certainty IN ('implied', 'inferred')) THEN 'concluded' ELSE 'unproved' END
        FROM (SELECT certainty, preferred, bool_or(preferred) OVER () AS is_decided
            FROM public.events_agreementcitation AS citation
            JOIN public.records_source AS source ON source.id = citation.source_id
            WHERE citation.record_id = record.id AND citation.field = 'signed' AND citation.verdict = 'supports'
                AND party_id IS NULL AND signatory_id IS NULL AND link_id IS NULL AND source.state = 'published'
        ) AS supporting WHERE preferred OR NOT is_decided)::text)) AS found (value)
    UNION ALL SELECT public.events_facet(11, value) FROM (SELECT chain.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    CROSS JOIN LATERAL public.companies_place_chain(organisation.seat_id) AS chain (id) WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'more than two'::text) WHERE 2 < (SELECT count(*) FROM public.events_agreementparty AS party WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'nobody in nrw'::text) WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = 'DE-NW'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'nobody in korea'::text) WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = 'KR'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(13, value) FROM (SELECT array_position(ARRAY['written', 'oral'], record.form::text)) AS found (value)
    UNION ALL SELECT public.events_facet(14, value) FROM (SELECT array_position(ARRAY['planned_signed', 'ends'], 'planned_signed'::text) WHERE record.planned_signed_earliest IS NOT NULL) AS found (value)
    UNION ALL SELECT public.events_facet(14, value) FROM (SELECT array_position(ARRAY['planned_signed', 'ends'], 'ends'::text) WHERE record.ends_earliest IS NOT NULL) AS found (value)
    UNION ALL SELECT public.events_facet(10, value) FROM (SELECT level FROM generate_series(1, 6) AS level
    WHERE record.id % 4294967296 * 2654435761 % 4294967296 < 4294967296 / (4 ^ level)) AS found (value)
) AS counted (facet) WHERE facet IS NOT NULL ORDER BY facet),
        record.signed_earliest,
        record.signed_latest,
        CASE WHEN record.effective_earliest IS NULL OR record.life_cycle IN ('announced', 'abandoned')
        THEN 'empty'::daterange
    WHEN record.ends_earliest IS NOT NULL AND record.ends_earliest > record.effective_latest
        THEN daterange(record.effective_latest, record.ends_earliest)
    WHEN record.ends_earliest IS NULL AND record.in_force = 'yes'
            AND record.last_verified_on >= record.effective_latest
        THEN daterange(record.effective_latest, record.last_verified_on, '[]')
    ELSE 'empty'::daterange END,
        CASE WHEN record.life_cycle IN ('announced', 'abandoned')
        OR coalesce(record.effective_earliest, record.signed_earliest) IS NULL
        OR coalesce(record.effective_earliest, record.signed_earliest) > record.ends_latest THEN 'empty'::daterange
    ELSE daterange(coalesce(record.effective_earliest, record.signed_earliest), record.ends_latest, '[]') END,
        coalesce(-((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807),
        coalesce(((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807),
        left(public.search_form(coalesce(nullif(record.title_de, ''), nullif(record.title_en, ''), nullif(record.title_ko, ''), '')), 80),
        left(public.search_form(coalesce(nullif(record.title_en, ''), nullif(record.title_de, ''), nullif(record.title_ko, ''), '')), 80),
        left(public.search_form(coalesce(nullif(record.title_ko, ''), nullif(record.title_en, ''), nullif(record.title_de, ''), '')), 80),
        coalesce((SELECT left(organisation.sort_de, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), ''),
        coalesce((SELECT left(organisation.sort_en, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), ''),
        coalesce((SELECT left(organisation.sort_ko, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), '')
    FROM found_by JOIN public.events_agreement AS record ON record.id = found_by.record_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.events_agreemententry_due(ids bigint[])
 RETURNS SETOF events_agreemententry
 LANGUAGE sql
 STABLE
AS $function$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.events_agreemententry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id,
        CASE WHEN record.staff_notes <> '' THEN public.search_document(record.staff_notes, false) END,
        ARRAY(SELECT DISTINCT facet FROM (
    SELECT public.events_facet(1, value) FROM (SELECT party.organisation_id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(1, value) FROM (SELECT successor.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    CROSS JOIN LATERAL public.companies_successors(party.organisation_id) AS successor (id) WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(2, value) FROM (SELECT array_position(ARRAY['mou', 'letter of intent', 'partnership', 'contract', 'other'], record.kind::text)) AS found (value)
    UNION ALL SELECT public.events_facet(3, value) FROM (SELECT array_position(ARRAY['announced', 'signed', 'in force', 'ended', 'abandoned'], record.life_cycle::text)) AS found (value)
    UNION ALL SELECT public.events_facet(4, value) FROM (SELECT topic_id FROM public.events_agreement_topics WHERE agreement_id = record.id) AS found (value)
    UNION ALL SELECT public.events_facet(5, value) FROM (SELECT chain.id FROM public.companies_place_chain(record.place_id) AS chain (id)) AS found (value)
    UNION ALL SELECT public.events_facet(6, value) FROM (SELECT year FROM generate_series(extract(year FROM record.signed_earliest)::integer,
        extract(year FROM record.signed_latest)::integer) AS year
    WHERE record.signed_latest - record.signed_earliest < 4383) AS found (value)
    UNION ALL SELECT public.events_facet(6, value) FROM (SELECT 0 WHERE record.signed_earliest IS NULL) AS found (value)
    UNION ALL SELECT public.events_facet(7, value) FROM (SELECT citation.source_id FROM public.events_agreementcitation AS citation
    JOIN public.records_source AS source ON source.id = citation.source_id
    WHERE citation.record_id = record.id AND source.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(8, value) FROM (SELECT delegation.id FROM public.events_delegation AS delegation
    WHERE delegation.id = record.delegation_id AND delegation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(9, value) FROM (SELECT array_position(ARRAY['stated', 'concluded', 'unknown', 'unproved'], (SELECT CASE WHEN record.signed_earliest IS NULL THEN 'unknown'
            WHEN bool_or(certainty = 'stated') THEN 'stated'
            WHEN bool_or(certainty IN ('implied', 'inferred')) THEN 'concluded' ELSE 'unproved' END
        FROM (SELECT certainty, preferred, bool_or(preferred) OVER () AS is_decided
            FROM public.events_agreementcitation AS citation
            JOIN public.records_source AS source ON source.id = citation.source_id
            WHERE citation.record_id = record.id AND citation.field = 'signed' AND citation.verdict = 'supports'
                AND party_id IS NULL AND signatory_id IS NULL AND link_id IS NULL AND source.state = 'published'
        ) AS supporting WHERE preferred OR NOT is_decided)::text)) AS found (value)
    UNION ALL SELECT public.events_facet(11, value) FROM (SELECT chain.id FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
    CROSS JOIN LATERAL public.companies_place_chain(organisation.seat_id) AS chain (id) WHERE party.agreement_id = record.id AND organisation.state = 'published') AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'more than two'::text) WHERE 2 < (SELECT count(*) FROM public.events_agreementparty AS party WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'nobody in nrw'::text) WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = 'DE-NW'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(12, value) FROM (SELECT array_position(ARRAY['more than two', 'nobody in nrw', 'nobody in korea'], 'nobody in korea'::text) WHERE (
        SELECT bool_and(organisation.state = 'published' AND organisation.seat_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM public.companies_placeancestry AS ancestry
                JOIN public.companies_place AS there ON there.code = 'KR'
                WHERE (ancestry.place_id, ancestry.id) IN ((organisation.seat_id, there.id), (there.id, organisation.seat_id))))
        FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id)) AS found (value)
    UNION ALL SELECT public.events_facet(10, value) FROM (SELECT level FROM generate_series(1, 6) AS level
    WHERE record.id % 4294967296 * 2654435761 % 4294967296 < 4294967296 / (4 ^ level)) AS found (value)
) AS counted (facet) WHERE facet IS NOT NULL ORDER BY facet),
        record.signed_earliest,
        record.signed_latest,
        CASE WHEN record.effective_earliest IS NULL OR record.life_cycle IN ('announced', 'abandoned')
        THEN 'empty'::daterange
    WHEN record.ends_earliest IS NOT NULL AND record.ends_earliest > record.effective_latest
        THEN daterange(record.effective_latest, record.ends_earliest)
    WHEN record.ends_earliest IS NULL AND record.in_force = 'yes'
            AND record.last_verified_on >= record.effective_latest
        THEN daterange(record.effective_latest, record.last_verified_on, '[]')
    ELSE 'empty'::daterange END,
        CASE WHEN record.life_cycle IN ('announced', 'abandoned')
        OR coalesce(record.effective_earliest, record.signed_earliest) IS NULL
        OR coalesce(record.effective_earliest, record.signed_earliest) > record.ends_latest THEN 'empty'::daterange
    ELSE daterange(coalesce(record.effective_earliest, record.signed_earliest), record.ends_latest, '[]') END,
        coalesce(-((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807),
        coalesce(((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807),
        left(public.search_form(coalesce(nullif(record.title_de, ''), nullif(record.title_en, ''), nullif(record.title_ko, ''), '')), 80),
        left(public.search_form(coalesce(nullif(record.title_en, ''), nullif(record.title_de, ''), nullif(record.title_ko, ''), '')), 80),
        left(public.search_form(coalesce(nullif(record.title_ko, ''), nullif(record.title_en, ''), nullif(record.title_de, ''), '')), 80),
        coalesce((SELECT left(organisation.sort_de, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), ''),
        coalesce((SELECT left(organisation.sort_en, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), ''),
        coalesce((SELECT left(organisation.sort_ko, 80)
    FROM public.events_agreementparty AS party
    JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
     WHERE party.agreement_id = record.id AND organisation.state = 'published' ORDER BY party."order" LIMIT 1), '')
    FROM found_by JOIN public.events_agreement AS record ON record.id = found_by.record_id
$function$
""",
    r"""
DROP VIEW public.events_agreemententry_text;
CREATE VIEW public.events_agreemententry_text (record_id, weight, is_name, text, what) AS
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM (events_agreement record
     CROSS JOIN LATERAL ( VALUES ('A'::text,false,record.title_de,'title'::text), ('A'::text,false,record.title_en,'title'::text), ('A'::text,false,record.title_ko,'title'::text), ('C'::text,false,record.kind_as_printed,'kind'::text), ('D'::text,false,record.purpose_de,'purpose'::text), ('D'::text,false,record.purpose_en,'purpose'::text), ('D'::text,false,record.purpose_ko,'purpose'::text), ('D'::text,false,record.term_de,'term'::text), ('D'::text,false,record.term_en,'term'::text), ('D'::text,false,record.term_ko,'term'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM ((events_agreement record
     JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     CROSS JOIN LATERAL ( VALUES ('D'::text,false,delegation.title_de,'delegation'::text), ('D'::text,false,delegation.title_en,'delegation'::text), ('D'::text,false,delegation.title_ko,'delegation'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((delegation.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM ((events_agreement record
     JOIN events_event event ON ((event.id = record.event_id)))
     CROSS JOIN LATERAL ( VALUES ('D'::text,false,event.title_de,'event'::text), ('D'::text,false,event.title_en,'event'::text), ('D'::text,false,event.title_ko,'event'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((event.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM (((events_agreement record
     JOIN events_agreementparty parties ON ((parties.agreement_id = record.id)))
     JOIN companies_organisation parties__organisation ON ((parties__organisation.id = parties.organisation_id)))
     CROSS JOIN LATERAL ( VALUES ('B'::text,true,parties.name_at_signing,'party'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((parties__organisation.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM ((((events_agreement record
     JOIN events_agreementsignatory signatories ON ((signatories.agreement_id = record.id)))
     LEFT JOIN events_person signatories__person ON ((signatories__person.id = signatories.person_id)))
     LEFT JOIN companies_organisation signatories__organisation ON ((signatories__organisation.id = signatories.organisation_id)))
     CROSS JOIN LATERAL ( VALUES ('C'::text,false,signatories.role_de,'role'::text), ('C'::text,false,signatories.role_en,'role'::text), ('C'::text,false,signatories.role_ko,'role'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(signatories__person.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(signatories__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM (((events_agreement record
     JOIN events_agreement_topics chosen_topics ON ((chosen_topics.agreement_id = record.id)))
     JOIN events_topic topics ON ((topics.id = chosen_topics.topic_id)))
     CROSS JOIN LATERAL ( VALUES ('C'::text,true,topics.name_de,'topic'::text), ('C'::text,true,topics.name_en,'topic'::text), ('C'::text,true,topics.name_ko,'topic'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'party'::text AS what
   FROM ((events_agreement record
     JOIN events_agreementparty parties ON ((parties.agreement_id = record.id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = parties.organisation_id)))
  WHERE ((record.state)::text = 'published'::text)
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'party'::text AS what
   FROM ((events_agreement record
     JOIN events_agreementparty parties ON ((parties.agreement_id = record.id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = parties.acting_for_id)))
  WHERE ((record.state)::text = 'published'::text)
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'person'::text AS what
   FROM ((events_agreement record
     JOIN events_agreementsignatory signatories ON ((signatories.agreement_id = record.id)))
     JOIN events_personnaming naming ON ((naming.person_id = signatories.person_id)))
  WHERE ((record.state)::text = 'published'::text)
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'organisation'::text AS what
   FROM ((events_agreement record
     JOIN events_agreementsignatory signatories ON ((signatories.agreement_id = record.id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = signatories.organisation_id)))
  WHERE ((record.state)::text = 'published'::text)
UNION ALL
 SELECT record.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    ('successor of '::text || parties__organisation.id) AS what
   FROM ((((events_agreement record
     JOIN events_agreementparty parties ON ((parties.agreement_id = record.id)))
     JOIN companies_organisation parties__organisation ON ((parties__organisation.id = parties.organisation_id)))
     CROSS JOIN LATERAL companies_successors(parties__organisation.id) meant(id))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = meant.id)))
  WHERE (((record.state)::text = 'published'::text) AND ((parties__organisation.state)::text = 'published'::text))
UNION ALL
 SELECT record.id AS record_id,
    'C'::text AS weight,
    false AS is_name,
    label.label AS text,
    'kind'::text AS what
   FROM (events_agreement record
     CROSS JOIN LATERAL unnest(
        CASE record.kind
            WHEN 'mou'::text THEN ARRAY['MoU'::text, 'memorandum of understanding'::text, 'Absichtserklärung'::text, '양해각서'::text, '업무협약'::text]
            WHEN 'letter of intent'::text THEN ARRAY['LoI'::text, 'letter of intent'::text, 'Absichtserklärung'::text, '의향서'::text]
            WHEN 'partnership'::text THEN ARRAY['partnership agreement'::text, 'Partnerschaftsvereinbarung'::text, '파트너십 협정'::text, '협력 협정'::text]
            WHEN 'contract'::text THEN ARRAY['contract'::text, 'Vertrag'::text, '계약'::text]
            ELSE NULL::text[]
        END) label(label))
  WHERE ((record.state)::text = 'published'::text)
UNION ALL
 SELECT record.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'place'::text AS what
   FROM ((events_agreement record
     CROSS JOIN LATERAL companies_place_chain(record.place_id) meant(id))
     JOIN companies_placenaming naming ON ((naming.place_id = meant.id)))
  WHERE ((record.state)::text = 'published'::text)
UNION ALL
 SELECT record.id AS record_id,
    'D'::text AS weight,
    false AS is_name,
    naming.text,
    'source'::text AS what
   FROM ((events_agreement record
     JOIN events_agreementcitation citations ON ((citations.record_id = record.id)))
     JOIN records_sourcewording naming ON ((naming.source_id = citations.source_id)))
  WHERE ((record.state)::text = 'published'::text);
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0009_translated_reasonings"), ("companies", "0028_attestations"), ("events", "0027_search_index_as_declared"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
    )
