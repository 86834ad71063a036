"""The search index as events/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

FORWARD = [
    r"""
CREATE OR REPLACE VIEW public.events_personnaming (person_id, text) AS
SELECT record.id, naming.text
    FROM public.events_person AS record
    CROSS JOIN LATERAL (VALUES (record.name_de), (record.name_en), (record.name_ko)) AS naming (text)
    WHERE record.state = 'published' AND naming.text <> ''
""",
    r"""
DROP VIEW public.events_personentry_text;
CREATE VIEW public.events_personentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_person AS record
    CROSS JOIN LATERAL (VALUES
        ('B', false, record.academic_title_de, 'academic_title'),
        ('B', false, record.academic_title_en, 'academic_title'),
        ('B', false, record.academic_title_ko, 'academic_title')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_person AS record
    JOIN public.events_position AS positions ON positions.person_id = record.id
    CROSS JOIN LATERAL (VALUES
        ('B', false, positions.role_de, 'role'),
        ('B', false, positions.role_en, 'role'),
        ('B', false, positions.role_ko, 'role')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'A', true, naming.text::text, 'name'
    FROM public.events_person AS record
    JOIN public.events_personnaming AS naming ON naming.person_id = record.id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'organisation'
    FROM public.events_person AS record
    JOIN public.events_position AS positions ON positions.person_id = record.id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = positions.organisation_id
    WHERE record.state = 'published'
""",
    r"""
DROP VIEW public.events_personentry_cause;
CREATE VIEW public.events_personentry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'events_person' AS cause, id AS row_id FROM public.events_person
UNION ALL SELECT record.id, 'companies_organisation', positions.organisation_id
    FROM public.events_person AS record
    JOIN public.events_position AS positions ON positions.person_id = record.id
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_personentry_due(ids bigint[]) RETURNS SETOF public.events_personentry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.events_personentry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.events_person AS record ON record.id = found_by.record_id
$$
""",
    r"""
DROP VIEW public.events_delegationentry_text;
CREATE VIEW public.events_delegationentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_delegation AS record
    CROSS JOIN LATERAL (VALUES
        ('A', false, record.title_de, 'title'),
        ('A', false, record.title_en, 'title'),
        ('A', false, record.title_ko, 'title'),
        ('D', false, record.purpose_de, 'purpose'),
        ('D', false, record.purpose_en, 'purpose'),
        ('D', false, record.purpose_ko, 'purpose')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_delegation AS record
    JOIN public.events_delegationmember AS members ON members.delegation_id = record.id
    LEFT JOIN public.events_person AS members__person ON members__person.id = members.person_id
    LEFT JOIN public.companies_organisation AS members__organisation ON members__organisation.id = members.organisation_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, members.role_de, 'role'),
        ('C', false, members.role_en, 'role'),
        ('C', false, members.role_ko, 'role')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(members__person.state, 'published') = 'published' AND coalesce(members__organisation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_delegation AS record
    JOIN public.events_visitparticipant AS participants ON participants.delegation_id = record.id
    LEFT JOIN public.events_person AS participants__person ON participants__person.id = participants.person_id
    LEFT JOIN public.companies_organisation AS participants__organisation ON participants__organisation.id = participants.organisation_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, participants.role_de, 'role'),
        ('C', false, participants.role_en, 'role'),
        ('C', false, participants.role_ko, 'role')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(participants__person.state, 'published') = 'published' AND coalesce(participants__organisation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_delegation AS record
    JOIN public.events_visit AS visits ON visits.delegation_id = record.id
    CROSS JOIN LATERAL (VALUES
        ('D', false, visits.topic_de, 'topic'),
        ('D', false, visits.topic_en, 'topic'),
        ('D', false, visits.topic_ko, 'topic')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'organisation'
    FROM public.events_delegation AS record
    JOIN public.events_delegationmember AS members ON members.delegation_id = record.id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = members.organisation_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'organisation'
    FROM public.events_delegation AS record
    JOIN public.events_visitparticipant AS participants ON participants.delegation_id = record.id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = participants.organisation_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'organisation'
    FROM public.events_delegation AS record
    JOIN public.events_visit AS visits ON visits.delegation_id = record.id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = visits.host_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'person'
    FROM public.events_delegation AS record
    JOIN public.events_delegationmember AS members ON members.delegation_id = record.id
    JOIN public.events_personnaming AS naming ON naming.person_id = members.person_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'person'
    FROM public.events_delegation AS record
    JOIN public.events_visitparticipant AS participants ON participants.delegation_id = record.id
    JOIN public.events_personnaming AS naming ON naming.person_id = participants.person_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'place'
    FROM public.events_delegation AS record
    CROSS JOIN LATERAL public.companies_place_chain(record.origin_id) AS meant (id)
    JOIN public.companies_placenaming AS naming ON naming.place_id = meant.id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'place'
    FROM public.events_delegation AS record
    CROSS JOIN LATERAL public.companies_place_chain(record.destination_id) AS meant (id)
    JOIN public.companies_placenaming AS naming ON naming.place_id = meant.id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'place'
    FROM public.events_delegation AS record
    JOIN public.events_visit AS visits ON visits.delegation_id = record.id
    CROSS JOIN LATERAL public.companies_place_chain(visits.place_id) AS meant (id)
    JOIN public.companies_placenaming AS naming ON naming.place_id = meant.id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'D', false, naming.text::text, 'source'
    FROM public.events_delegation AS record
    JOIN public.events_delegationcitation AS citations ON citations.record_id = record.id
    JOIN public.records_sourcewording AS naming ON naming.source_id = citations.source_id
    WHERE record.state = 'published'
""",
    r"""
DROP VIEW public.events_delegationentry_cause;
CREATE VIEW public.events_delegationentry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'events_delegation' AS cause, id AS row_id FROM public.events_delegation
UNION ALL SELECT record.id, 'companies_organisation', members.organisation_id
    FROM public.events_delegation AS record
    JOIN public.events_delegationmember AS members ON members.delegation_id = record.id
UNION ALL SELECT record.id, 'companies_organisation', participants.organisation_id
    FROM public.events_delegation AS record
    JOIN public.events_visitparticipant AS participants ON participants.delegation_id = record.id
UNION ALL SELECT record.id, 'companies_organisation', visits.host_id
    FROM public.events_delegation AS record
    JOIN public.events_visit AS visits ON visits.delegation_id = record.id
UNION ALL SELECT record.id, 'events_person', members.person_id
    FROM public.events_delegation AS record
    JOIN public.events_delegationmember AS members ON members.delegation_id = record.id
UNION ALL SELECT record.id, 'events_person', participants.person_id
    FROM public.events_delegation AS record
    JOIN public.events_visitparticipant AS participants ON participants.delegation_id = record.id
UNION ALL SELECT record.id, 'companies_place', record.origin_id
    FROM public.events_delegation AS record
UNION ALL SELECT record.id, 'companies_place', record.destination_id
    FROM public.events_delegation AS record
UNION ALL SELECT record.id, 'companies_place', visits.place_id
    FROM public.events_delegation AS record
    JOIN public.events_visit AS visits ON visits.delegation_id = record.id
UNION ALL SELECT record.id, 'records_source', citations.source_id
    FROM public.events_delegation AS record
    JOIN public.events_delegationcitation AS citations ON citations.record_id = record.id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.events_delegation AS record
    JOIN public.companies_placeancestry AS cause ON cause.place_id = record.origin_id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.events_delegation AS record
    JOIN public.companies_placeancestry AS cause ON cause.place_id = record.destination_id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.events_delegation AS record
    JOIN public.events_visit AS visits ON visits.delegation_id = record.id
    JOIN public.companies_placeancestry AS cause ON cause.place_id = visits.place_id
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_delegationentry_due(ids bigint[]) RETURNS SETOF public.events_delegationentry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.events_delegationentry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.events_delegation AS record ON record.id = found_by.record_id
$$
""",
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
        ('D', false, record.purpose_ko, 'purpose')
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
    JOIN public.events_person AS signatories__person ON signatories__person.id = signatories.person_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, signatories.role_de, 'role'),
        ('C', false, signatories.role_en, 'role'),
        ('C', false, signatories.role_ko, 'role')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND signatories__person.state = 'published' AND piece.text::text <> ''
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
SELECT record.id, 'B', true, naming.text::text, 'person'
    FROM public.events_agreement AS record
    JOIN public.events_agreementsignatory AS signatories ON signatories.agreement_id = record.id
    JOIN public.events_personnaming AS naming ON naming.person_id = signatories.person_id
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
DROP VIEW public.events_agreemententry_cause;
CREATE VIEW public.events_agreemententry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'events_agreement' AS cause, id AS row_id FROM public.events_agreement
UNION ALL SELECT record.id, 'companies_organisation', parties.organisation_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
UNION ALL SELECT record.id, 'events_person', signatories.person_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementsignatory AS signatories ON signatories.agreement_id = record.id
UNION ALL SELECT record.id, 'companies_place', record.place_id
    FROM public.events_agreement AS record
UNION ALL SELECT record.id, 'events_topic', chosen_topics.topic_id
    FROM public.events_agreement AS record
    JOIN public.events_agreement_topics AS chosen_topics ON chosen_topics.agreement_id = record.id
UNION ALL SELECT record.id, 'events_delegation', record.delegation_id
    FROM public.events_agreement AS record
UNION ALL SELECT record.id, 'records_source', citations.source_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementcitation AS citations ON citations.record_id = record.id
UNION ALL SELECT record.id, 'companies_organisation', cause.successor_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
    JOIN public.companies_succession AS cause ON cause.predecessor_id = parties.organisation_id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.events_agreement AS record
    JOIN public.companies_placeancestry AS cause ON cause.place_id = record.place_id
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
    UNION ALL SELECT public.events_facet(2, value) FROM (SELECT array_position(ARRAY['mou', 'letter of intent', 'partnership', 'contract', 'other'], record.kind::text)) AS found (value)
    UNION ALL SELECT public.events_facet(3, value) FROM (SELECT array_position(ARRAY['announced', 'signed', 'in force', 'ended'], record.life_cycle::text)) AS found (value)
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
    UNION ALL SELECT public.events_facet(9, value) FROM (SELECT array_position(ARRAY['stated', 'concluded', 'unknown'], (CASE WHEN record.signed_earliest IS NULL THEN 'unknown'
        WHEN EXISTS (SELECT FROM public.events_agreementcitation AS citation WHERE citation.record_id = record.id
            AND field = 'signed' AND certainty = 'stated'
            AND party_id IS NULL AND signatory_id IS NULL AND link_id IS NULL) THEN 'stated'
        ELSE 'concluded' END)::text)) AS found (value)
    UNION ALL SELECT public.events_facet(10, value) FROM (SELECT level FROM generate_series(1, 6) AS level
    WHERE record.id % 4294967296 * 2654435761 % 4294967296 < 4294967296 / (4 ^ level)) AS found (value)
) AS counted (facet) WHERE facet IS NOT NULL ORDER BY facet),
        record.signed_earliest,
        record.signed_latest,
        CASE WHEN record.effective_earliest IS NULL OR record.life_cycle = 'announced' THEN 'empty'::daterange
    WHEN record.ends_earliest IS NOT NULL AND record.ends_earliest > record.effective_latest
        THEN daterange(record.effective_latest, record.ends_earliest)
    WHEN record.ends_earliest IS NULL AND record.in_force = 'yes'
            AND record.last_verified_on >= record.effective_latest
        THEN daterange(record.effective_latest, record.last_verified_on, '[]')
    ELSE 'empty'::daterange END,
        CASE WHEN record.life_cycle = 'announced'
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
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.events_agreemententry_text
                    WHERE record_id = ANY(ids)
                ), spelt AS MATERIALIZED (
                    SELECT is_name, text, public.search_document(text, is_name) AS document
                    FROM (SELECT DISTINCT is_name, text FROM said) AS different
                ), found_by AS MATERIALIZED (
                    SELECT record_id, public.search_documents(
                        setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
                    FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
                )
                SELECT found_by.document, record.id, 
    CASE WHEN record.staff_notes <> '' THEN public.search_document(record.staff_notes, false) END
        AS staff_document,
    
    ARRAY(SELECT DISTINCT facet FROM (
        SELECT public.events_facet(1, party.organisation_id) FROM public.events_agreementparty AS party
            JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
            WHERE party.agreement_id = record.id AND organisation.state = 'published'

        UNION ALL SELECT public.events_facet(1, successor.id) FROM public.events_agreementparty AS party
            JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
            CROSS JOIN LATERAL public.companies_successors(party.organisation_id) AS successor (id)
            WHERE party.agreement_id = record.id AND organisation.state = 'published'
        UNION ALL SELECT public.events_facet(2,
            array_position(ARRAY['mou', 'letter of intent', 'partnership', 'contract', 'other'], record.kind::text))
        UNION ALL SELECT public.events_facet(3,
            array_position(ARRAY['announced', 'signed', 'in force', 'ended'], record.life_cycle::text))
        UNION ALL SELECT public.events_facet(4, topic_id) FROM public.events_agreement_topics
            WHERE agreement_id = record.id
        UNION ALL SELECT public.events_facet(5, chain.id)
            FROM public.companies_place_chain(record.place_id) AS chain (id)
        UNION ALL SELECT public.events_facet(6, year) FROM generate_series(
            extract(year FROM record.signed_earliest)::integer, extract(year FROM record.signed_latest)::integer) AS year
            WHERE record.signed_latest - record.signed_earliest < 4383
        UNION ALL SELECT public.events_facet(6, 0) WHERE record.signed_earliest IS NULL
        UNION ALL SELECT public.events_facet(7, citation.source_id) FROM public.events_agreementcitation AS citation
            JOIN public.records_source AS source ON source.id = citation.source_id
            WHERE citation.record_id = record.id AND source.state = 'published'
        UNION ALL SELECT public.events_facet(8, delegation.id) FROM public.events_delegation AS delegation
            WHERE delegation.id = record.delegation_id AND delegation.state = 'published'
        UNION ALL SELECT public.events_facet(9, CASE WHEN record.signed_earliest IS NULL THEN 3
            WHEN EXISTS (SELECT FROM public.events_agreementcitation AS citation WHERE citation.record_id = record.id
                AND field = 'signed' AND certainty = 'stated'
                AND party_id IS NULL AND signatory_id IS NULL AND link_id IS NULL) THEN 1
            ELSE 2 END)
        -- Samples to tell large numbers from: a number that looks random, though it is always the same, decides.
        UNION ALL SELECT public.events_facet(10, level) FROM generate_series(1, 6) AS level
            WHERE record.id % 4294967296 * 2654435761 % 4294967296 < (4294967296 >> (2 * level))
    ) AS counted (facet) WHERE facet IS NOT NULL ORDER BY facet)
 AS facets,
    record.signed_earliest, record.signed_latest,
    
    CASE WHEN record.effective_earliest IS NULL OR record.life_cycle = 'announced' THEN 'empty'::daterange
        WHEN record.ends_earliest IS NOT NULL AND record.ends_earliest > record.effective_latest
            THEN daterange(record.effective_latest, record.ends_earliest)
        WHEN record.ends_earliest IS NULL AND record.in_force = 'yes'
                AND record.last_verified_on >= record.effective_latest
            THEN daterange(record.effective_latest, record.last_verified_on, '[]')
        ELSE 'empty'::daterange END
 AS surely_in_force,
    
    CASE WHEN record.life_cycle = 'announced' OR coalesce(record.effective_earliest, record.signed_earliest) IS NULL
            OR coalesce(record.effective_earliest, record.signed_earliest) > record.ends_latest THEN 'empty'::daterange
        ELSE daterange(coalesce(record.effective_earliest, record.signed_earliest), record.ends_latest, '[]') END
 AS maybe_in_force,
    coalesce(-((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807) AS newest,
    coalesce(((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01')), 9223372036854775807) AS oldest,
    left(public.search_form(coalesce(nullif(record.title_de, ''), nullif(record.title_en, ''), nullif(record.title_ko, ''), '')), 80) AS title_de, left(public.search_form(coalesce(nullif(record.title_en, ''), nullif(record.title_de, ''), nullif(record.title_ko, ''), '')), 80) AS title_en, left(public.search_form(coalesce(nullif(record.title_ko, ''), nullif(record.title_en, ''), nullif(record.title_de, ''), '')), 80) AS title_ko,
    coalesce((SELECT left(organisation.sort_de, 80) FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id AND organisation.state = 'published'
        ORDER BY party."order" LIMIT 1), '') AS party_de, coalesce((SELECT left(organisation.sort_en, 80) FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id AND organisation.state = 'published'
        ORDER BY party."order" LIMIT 1), '') AS party_en, coalesce((SELECT left(organisation.sort_ko, 80) FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id AND organisation.state = 'published'
        ORDER BY party."order" LIMIT 1), '') AS party_ko

                FROM found_by JOIN public.events_agreement AS record ON record.id = found_by.record_id
            $function$
""",
    r"""
DROP VIEW public.events_agreemententry_cause;
CREATE VIEW public.events_agreemententry_cause (record_id, cause, row_id) AS
 SELECT events_agreement.id AS record_id,
    'events_agreement'::text AS cause,
    events_agreement.id AS row_id
   FROM events_agreement
UNION ALL
 SELECT events_agreementparty.agreement_id AS record_id,
    'companies_organisation'::text AS cause,
    events_agreementparty.organisation_id AS row_id
   FROM events_agreementparty
UNION ALL
 SELECT events_agreementsignatory.agreement_id AS record_id,
    'events_person'::text AS cause,
    events_agreementsignatory.person_id AS row_id
   FROM events_agreementsignatory
UNION ALL
 SELECT events_agreement_topics.agreement_id AS record_id,
    'events_topic'::text AS cause,
    events_agreement_topics.topic_id AS row_id
   FROM events_agreement_topics
UNION ALL
 SELECT events_agreement.id AS record_id,
    'events_delegation'::text AS cause,
    events_agreement.delegation_id AS row_id
   FROM events_agreement
UNION ALL
 SELECT agreement.id AS record_id,
    'companies_place'::text AS cause,
    ancestry.id AS row_id
   FROM (events_agreement agreement
     JOIN companies_placeancestry ancestry ON ((ancestry.place_id = agreement.place_id)))
UNION ALL
 SELECT events_agreementcitation.record_id,
    'records_source'::text AS cause,
    events_agreementcitation.source_id AS row_id
   FROM events_agreementcitation
UNION ALL
 SELECT party.agreement_id AS record_id,
    'companies_organisation'::text AS cause,
    succession.successor_id AS row_id
   FROM (events_agreementparty party
     JOIN companies_succession succession ON ((succession.predecessor_id = party.organisation_id)));
""",
    r"""
DROP VIEW public.events_agreemententry_text;
CREATE VIEW public.events_agreemententry_text (record_id, weight, is_name, text, what) AS
 SELECT agreement.id AS record_id,
    piece.weight,
    false AS is_name,
    (piece.text)::text AS text,
    piece.what
   FROM events_agreement agreement,
    LATERAL ( VALUES ('A'::text,agreement.title_de,'title'::text), ('A'::text,agreement.title_en,'title'::text), ('A'::text,agreement.title_ko,'title'::text), ('D'::text,agreement.purpose_de,'purpose'::text), ('D'::text,agreement.purpose_en,'purpose'::text), ('D'::text,agreement.purpose_ko,'purpose'::text), ('C'::text,agreement.kind_as_printed,'kind'::text)
        UNION ALL
         SELECT 'C'::text,
            label.label,
            'kind'::text
           FROM unnest(
                CASE agreement.kind
                    WHEN 'mou'::text THEN ARRAY['MoU'::text, 'memorandum of understanding'::text, 'Absichtserklärung'::text, '양해각서'::text, '업무협약'::text]
                    WHEN 'letter of intent'::text THEN ARRAY['LoI'::text, 'letter of intent'::text, 'Absichtserklärung'::text, '의향서'::text]
                    WHEN 'partnership'::text THEN ARRAY['partnership agreement'::text, 'Partnerschaftsvereinbarung'::text, '파트너십 협정'::text, '협력 협정'::text]
                    WHEN 'contract'::text THEN ARRAY['contract'::text, 'Vertrag'::text, '계약'::text]
                    ELSE NULL::text[]
                END) label(label)) piece(weight, text, what)
  WHERE (((agreement.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT agreement.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    naming.text,
    'party'::text AS what
   FROM ((events_agreement agreement
     JOIN events_agreementparty party ON ((party.agreement_id = agreement.id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = party.organisation_id)))
  WHERE ((agreement.state)::text = 'published'::text)
UNION ALL
 SELECT agreement.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    party.name_at_signing AS text,
    'party'::text AS what
   FROM ((events_agreement agreement
     JOIN events_agreementparty party ON ((party.agreement_id = agreement.id)))
     JOIN companies_organisation organisation ON ((organisation.id = party.organisation_id)))
  WHERE (((agreement.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text) AND ((party.name_at_signing)::text <> ''::text))
UNION ALL
 SELECT agreement.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    naming.text,
    ('successor of '::text || party.organisation_id) AS what
   FROM ((((events_agreement agreement
     JOIN events_agreementparty party ON ((party.agreement_id = agreement.id)))
     JOIN companies_organisation organisation ON ((organisation.id = party.organisation_id)))
     CROSS JOIN LATERAL companies_successors(party.organisation_id) successor(id))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = successor.id)))
  WHERE (((agreement.state)::text = 'published'::text) AND ((organisation.state)::text = 'published'::text))
UNION ALL
 SELECT agreement.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    naming.text,
    'person'::text AS what
   FROM ((events_agreement agreement
     JOIN events_agreementsignatory signatory ON ((signatory.agreement_id = agreement.id)))
     JOIN events_personnaming naming ON ((naming.person_id = signatory.person_id)))
  WHERE ((agreement.state)::text = 'published'::text)
UNION ALL
 SELECT agreement.id AS record_id,
    'C'::text AS weight,
    false AS is_name,
    piece.text,
    'role'::text AS what
   FROM ((events_agreement agreement
     JOIN events_agreementsignatory signatory ON ((signatory.agreement_id = agreement.id)))
     JOIN events_person person ON ((person.id = signatory.person_id))),
    LATERAL ( VALUES (signatory.role_de), (signatory.role_en), (signatory.role_ko)) piece(text)
  WHERE (((agreement.state)::text = 'published'::text) AND ((person.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT agreement.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    place.text,
    'place'::text AS what
   FROM ((events_agreement agreement
     CROSS JOIN LATERAL companies_place_chain(agreement.place_id) chain(id))
     JOIN companies_placenaming place ON ((place.place_id = chain.id)))
  WHERE ((agreement.state)::text = 'published'::text)
UNION ALL
 SELECT agreement.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    naming.text,
    'topic'::text AS what
   FROM ((events_agreement agreement
     JOIN events_agreement_topics chosen ON ((chosen.agreement_id = agreement.id)))
     JOIN events_topic topic ON ((topic.id = chosen.topic_id))),
    LATERAL ( VALUES (topic.name_de), (topic.name_en), (topic.name_ko)) naming(text)
  WHERE (((agreement.state)::text = 'published'::text) AND ((naming.text)::text <> ''::text))
UNION ALL
 SELECT agreement.id AS record_id,
    'D'::text AS weight,
    false AS is_name,
    piece.text,
    'delegation'::text AS what
   FROM (events_agreement agreement
     JOIN events_delegation delegation ON ((delegation.id = agreement.delegation_id))),
    LATERAL ( VALUES (delegation.title_de), (delegation.title_en), (delegation.title_ko)) piece(text)
  WHERE (((agreement.state)::text = 'published'::text) AND ((delegation.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT agreement.id AS record_id,
    'D'::text AS weight,
    false AS is_name,
    source.text,
    'source'::text AS what
   FROM ((events_agreement agreement
     JOIN events_agreementcitation citation ON ((citation.record_id = agreement.id)))
     JOIN records_sourcewording source ON ((source.source_id = citation.source_id)))
  WHERE ((agreement.state)::text = 'published'::text);
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_delegationentry_due(ids bigint[])
 RETURNS SETOF events_delegationentry
 LANGUAGE sql
 STABLE
AS $function$
                WITH said AS MATERIALIZED (
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.events_delegationentry_text
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
                FROM found_by JOIN public.events_delegation AS record ON record.id = found_by.record_id
            $function$
""",
    r"""
DROP VIEW public.events_delegationentry_cause;
CREATE VIEW public.events_delegationentry_cause (record_id, cause, row_id) AS
 SELECT events_delegation.id AS record_id,
    'events_delegation'::text AS cause,
    events_delegation.id AS row_id
   FROM events_delegation
UNION ALL
 SELECT named.delegation_id AS record_id,
    'companies_organisation'::text AS cause,
    named.organisation_id AS row_id
   FROM ( SELECT events_delegationmember.delegation_id,
            events_delegationmember.organisation_id
           FROM events_delegationmember
        UNION ALL
         SELECT events_visitparticipant.delegation_id,
            events_visitparticipant.organisation_id
           FROM events_visitparticipant
        UNION ALL
         SELECT events_visit.delegation_id,
            events_visit.host_id
           FROM events_visit) named
UNION ALL
 SELECT named.delegation_id AS record_id,
    'events_person'::text AS cause,
    named.person_id AS row_id
   FROM ( SELECT events_delegationmember.delegation_id,
            events_delegationmember.person_id
           FROM events_delegationmember
        UNION ALL
         SELECT events_visitparticipant.delegation_id,
            events_visitparticipant.person_id
           FROM events_visitparticipant) named
UNION ALL
 SELECT named.delegation_id AS record_id,
    'companies_place'::text AS cause,
    ancestry.id AS row_id
   FROM (( SELECT events_delegation.id AS delegation_id,
            events_delegation.origin_id AS place_id
           FROM events_delegation
        UNION ALL
         SELECT events_delegation.id,
            events_delegation.destination_id
           FROM events_delegation
        UNION ALL
         SELECT events_visit.delegation_id,
            events_visit.place_id
           FROM events_visit) named
     JOIN companies_placeancestry ancestry ON ((ancestry.place_id = named.place_id)))
UNION ALL
 SELECT events_delegationcitation.record_id,
    'records_source'::text AS cause,
    events_delegationcitation.source_id AS row_id
   FROM events_delegationcitation;
""",
    r"""
DROP VIEW public.events_delegationentry_text;
CREATE VIEW public.events_delegationentry_text (record_id, weight, is_name, text, what) AS
 SELECT delegation.id AS record_id,
    piece.weight,
    false AS is_name,
    (piece.text)::text AS text,
    piece.what
   FROM events_delegation delegation,
    LATERAL ( VALUES ('A'::text,delegation.title_de,'title'::text), ('A'::text,delegation.title_en,'title'::text), ('A'::text,delegation.title_ko,'title'::text), ('D'::text,delegation.purpose_de,'purpose'::text), ('D'::text,delegation.purpose_en,'purpose'::text), ('D'::text,delegation.purpose_ko,'purpose'::text)) piece(weight, text, what)
  WHERE (((delegation.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT delegation.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    naming.text,
    'organisation'::text AS what
   FROM ((events_delegation delegation
     JOIN ( SELECT events_delegationmember.delegation_id,
            events_delegationmember.organisation_id
           FROM events_delegationmember
        UNION ALL
         SELECT events_visitparticipant.delegation_id,
            events_visitparticipant.organisation_id
           FROM events_visitparticipant
        UNION ALL
         SELECT events_visit.delegation_id,
            events_visit.host_id
           FROM events_visit) named ON ((named.delegation_id = delegation.id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = named.organisation_id)))
  WHERE ((delegation.state)::text = 'published'::text)
UNION ALL
 SELECT delegation.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    naming.text,
    'person'::text AS what
   FROM ((events_delegation delegation
     JOIN ( SELECT events_delegationmember.delegation_id,
            events_delegationmember.person_id
           FROM events_delegationmember
        UNION ALL
         SELECT events_visitparticipant.delegation_id,
            events_visitparticipant.person_id
           FROM events_visitparticipant) named ON ((named.delegation_id = delegation.id)))
     JOIN events_personnaming naming ON ((naming.person_id = named.person_id)))
  WHERE ((delegation.state)::text = 'published'::text)
UNION ALL
 SELECT delegation.id AS record_id,
    'C'::text AS weight,
    false AS is_name,
    piece.text,
    'role'::text AS what
   FROM (((events_delegation delegation
     JOIN ( SELECT events_delegationmember.delegation_id,
            events_delegationmember.person_id,
            events_delegationmember.organisation_id,
            events_delegationmember.role_de,
            events_delegationmember.role_en,
            events_delegationmember.role_ko
           FROM events_delegationmember
        UNION ALL
         SELECT events_visitparticipant.delegation_id,
            events_visitparticipant.person_id,
            events_visitparticipant.organisation_id,
            events_visitparticipant.role_de,
            events_visitparticipant.role_en,
            events_visitparticipant.role_ko
           FROM events_visitparticipant) named ON ((named.delegation_id = delegation.id)))
     LEFT JOIN events_person person ON ((person.id = named.person_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = named.organisation_id))),
    LATERAL ( VALUES (named.role_de), (named.role_en), (named.role_ko)) piece(text)
  WHERE (((delegation.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text) AND ((COALESCE(person.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text))
UNION ALL
 SELECT delegation.id AS record_id,
    'C'::text AS weight,
    true AS is_name,
    place.text,
    'place'::text AS what
   FROM (((events_delegation delegation
     JOIN ( SELECT events_delegation.id AS delegation_id,
            events_delegation.origin_id AS place_id
           FROM events_delegation
        UNION ALL
         SELECT events_delegation.id,
            events_delegation.destination_id
           FROM events_delegation
        UNION ALL
         SELECT events_visit.delegation_id,
            events_visit.place_id
           FROM events_visit) named ON ((named.delegation_id = delegation.id)))
     CROSS JOIN LATERAL companies_place_chain(named.place_id) chain(id))
     JOIN companies_placenaming place ON ((place.place_id = chain.id)))
  WHERE ((delegation.state)::text = 'published'::text)
UNION ALL
 SELECT delegation.id AS record_id,
    'D'::text AS weight,
    false AS is_name,
    piece.text,
    'topic'::text AS what
   FROM (events_delegation delegation
     JOIN events_visit visit ON ((visit.delegation_id = delegation.id))),
    LATERAL ( VALUES (visit.topic_de), (visit.topic_en), (visit.topic_ko)) piece(text)
  WHERE (((delegation.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT delegation.id AS record_id,
    'D'::text AS weight,
    false AS is_name,
    source.text,
    'source'::text AS what
   FROM ((events_delegation delegation
     JOIN events_delegationcitation citation ON ((citation.record_id = delegation.id)))
     JOIN records_sourcewording source ON ((source.source_id = citation.source_id)))
  WHERE ((delegation.state)::text = 'published'::text);
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_personentry_due(ids bigint[])
 RETURNS SETOF events_personentry
 LANGUAGE sql
 STABLE
AS $function$
                WITH said AS MATERIALIZED (
                    SELECT DISTINCT record_id, weight, is_name, text FROM public.events_personentry_text
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
                FROM found_by JOIN public.events_person AS record ON record.id = found_by.record_id
            $function$
""",
    r"""
DROP VIEW public.events_personentry_cause;
CREATE VIEW public.events_personentry_cause (record_id, cause, row_id) AS
 SELECT events_person.id AS record_id,
    'events_person'::text AS cause,
    events_person.id AS row_id
   FROM events_person
UNION ALL
 SELECT events_position.person_id AS record_id,
    'companies_organisation'::text AS cause,
    events_position.organisation_id AS row_id
   FROM events_position;
""",
    r"""
DROP VIEW public.events_personentry_text;
CREATE VIEW public.events_personentry_text (record_id, weight, is_name, text, what) AS
 SELECT events_personnaming.person_id AS record_id,
    'A'::text AS weight,
    true AS is_name,
    (events_personnaming.text)::text AS text,
    'name'::text AS what
   FROM events_personnaming
UNION ALL
 SELECT person.id AS record_id,
    'B'::text AS weight,
    false AS is_name,
    piece.text,
    'academic_title'::text AS what
   FROM events_person person,
    LATERAL ( VALUES (person.academic_title_de), (person.academic_title_en), (person.academic_title_ko)) piece(text)
  WHERE (((person.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT person.id AS record_id,
    'B'::text AS weight,
    false AS is_name,
    piece.text,
    'role'::text AS what
   FROM (events_person person
     JOIN events_position held ON ((held.person_id = person.id))),
    LATERAL ( VALUES (held.role_de), (held.role_en), (held.role_ko)) piece(text)
  WHERE (((person.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT person.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    naming.text,
    'organisation'::text AS what
   FROM ((events_person person
     JOIN events_position held ON ((held.person_id = person.id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = held.organisation_id)))
  WHERE ((person.state)::text = 'published'::text);
""",
    r"""
CREATE OR REPLACE VIEW public.events_personnaming (person_id, text) AS
 SELECT person.id AS person_id,
    naming.text
   FROM events_person person,
    LATERAL ( VALUES (person.name_de), (person.name_en), (person.name_ko)) naming(text)
  WHERE (((person.state)::text = 'published'::text) AND ((naming.text)::text <> ''::text));
""",
]


class Migration(migrations.Migration):
    dependencies = (
        ("records", "0015_search_index_as_declared"),
        ("companies", "0016_search_index_as_declared"),
        ("events", "0012_contradictions"),
    )
    operations = (migrations.RunSQL(FORWARD, BACKWARD),)
