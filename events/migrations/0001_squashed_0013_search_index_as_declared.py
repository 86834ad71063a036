"""People, delegations, agreements and topics, and what keeps them in step."""

import re

import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.constraints
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import records.circles
import records.dates.constraints
import records.dates.fields
import records.models.part
import records.search
import records.search.normal_form
from records.operations import (
    clean_texts,
    pair_with_owner,
    part_table,
    record_table,
    reference_table,
    same_owner,
    translated,
)
from records.search.operations import keep_search

PARTS = (
    ("events_position", "events_person", "person_id"),
    ("events_personcitation", "events_person", "record_id"),
    ("events_delegationmember", "events_delegation", "delegation_id"),
    ("events_visit", "events_delegation", "delegation_id"),
    ("events_visitparticipant", "events_delegation", "delegation_id"),
    ("events_delegationcitation", "events_delegation", "record_id"),
    ("events_agreementparty", "events_agreement", "agreement_id"),
    ("events_agreementsignatory", "events_agreement", "agreement_id"),
    ("events_agreementlink", "events_agreement", "agreement_id"),
    ("events_agreement_topics", "events_agreement", "agreement_id"),
    ("events_agreementcitation", "events_agreement", "record_id"),
)
# Table, its key to the record, the part's table, the key to the part, and the part's key to the record.
SAME_OWNER = (
    ("events_personcitation", "record_id", "events_position", "position_id", "person_id"),
    ("events_visitparticipant", "delegation_id", "events_visit", "visit_id", "delegation_id"),
    ("events_delegationcitation", "record_id", "events_delegationmember", "member_id", "delegation_id"),
    ("events_delegationcitation", "record_id", "events_visit", "visit_id", "delegation_id"),
    ("events_delegationcitation", "record_id", "events_visitparticipant", "participant_id", "delegation_id"),
    ("events_agreementsignatory", "agreement_id", "events_agreementparty", "party_id", "agreement_id"),
    ("events_agreementcitation", "record_id", "events_agreementparty", "party_id", "agreement_id"),
    ("events_agreementcitation", "record_id", "events_agreementsignatory", "signatory_id", "agreement_id"),
    ("events_agreementcitation", "record_id", "events_agreementlink", "link_id", "agreement_id"),
)
CITATION = {"lines": ("field", "place_in_source", "value", "reason", "fact"), "texts": ("steps",)}
CLEANED = {
    "events_topic": {"lines": translated("name")},
    "events_person": {"lines": translated("name", "academic_title"), "texts": ("withdrawal_reason",)},
    "events_position": {"lines": translated("role")},
    "events_personcitation": CITATION,
    "events_delegation": {
        "lines": translated("title"),
        "texts": (*translated("purpose"), "withdrawal_reason"),
    },
    "events_delegationmember": {"lines": translated("role")},
    "events_visit": {"lines": translated("topic")},
    "events_visitparticipant": {"lines": translated("role")},
    "events_delegationcitation": CITATION,
    "events_agreement": {
        "lines": (*translated("title"), "kind_as_printed"),
        "texts": (*translated("purpose"), "withdrawal_reason", "staff_notes"),
    },
    "events_agreementparty": {"lines": ("name_at_signing",)},
    "events_agreementsignatory": {"lines": translated("role")},
    "events_agreementcitation": CITATION,
}

FACET = """
-- Facets are numbers: their kind in the upper four bits, a key or value in the lower 27.
CREATE FUNCTION public.events_facet(kind integer, value bigint) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT ((kind::bigint << 27) | value)::integer $$;
"""

# As events/search_index.py declares it (`make_search_migration` writes what changes of it).
SEARCH_INDEX = [
    r"""
CREATE VIEW public.events_personnaming (person_id, text) AS
SELECT record.id, naming.text
    FROM public.events_person AS record
    CROSS JOIN LATERAL (VALUES (record.name_de), (record.name_en), (record.name_ko)) AS naming (text)
    WHERE record.state = 'published' AND naming.text <> ''
""",
    r"""
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
CREATE VIEW public.events_personentry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'events_person' AS cause, id AS row_id FROM public.events_person
UNION ALL SELECT record.id, 'companies_organisation', positions.organisation_id
    FROM public.events_person AS record
    JOIN public.events_position AS positions ON positions.person_id = record.id
""",
    r"""
CREATE FUNCTION public.events_personentry_due(ids bigint[]) RETURNS SETOF public.events_personentry
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
CREATE FUNCTION public.events_delegationentry_due(ids bigint[]) RETURNS SETOF public.events_delegationentry
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
CREATE FUNCTION public.events_agreemententry_due(ids bigint[]) RETURNS SETOF public.events_agreemententry
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
DROP_SEARCH_INDEX = [
    "DROP FUNCTION public.events_agreemententry_due(bigint[])",
    "DROP VIEW public.events_agreemententry_cause",
    "DROP VIEW public.events_agreemententry_text",
    "DROP FUNCTION public.events_delegationentry_due(bigint[])",
    "DROP VIEW public.events_delegationentry_cause",
    "DROP VIEW public.events_delegationentry_text",
    "DROP FUNCTION public.events_personentry_due(bigint[])",
    "DROP VIEW public.events_personentry_cause",
    "DROP VIEW public.events_personentry_text",
    "DROP VIEW public.events_personnaming",
]


class Migration(migrations.Migration):
    replaces = [
        ("events", "0001_initial"),
        ("events", "0002_initial"),
        ("events", "0003_triggers"),
        ("events", "0004_search_entries"),
        ("events", "0005_search_index"),
        ("events", "0006_clean_texts"),
        ("events", "0007_visible_names"),
        ("events", "0008_agreements_of_a_place"),
        ("events", "0009_wording"),
        ("events", "0010_search_documents"),
        ("events", "0011_reference_documents"),
        ("events", "0012_contradictions"),
        ("events", "0013_search_index_as_declared"),
    ]

    initial = True

    dependencies = [
        ("companies", "0001_squashed_0016_search_index_as_declared"),
        ("records", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Delegation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("slug", models.SlugField(help_text="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.", max_length=120, unique=True, validators=[django.core.validators.RegexValidator(re.compile("^[a-z0-9]+(-[a-z0-9]+)*$"), "Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.")], verbose_name="slug")),
                ("former_slugs", django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=120), blank=True, default=list, editable=False, help_text="Earlier addresses; they lead to the present one.", verbose_name="former slugs")),
                ("state", models.CharField(choices=[("draft", "draft"), ("in review", "in review"), ("published", "published"), ("withdrawn", "withdrawn")], default="draft", editable=False, max_length=12, verbose_name="state")),
                ("withdrawal_reason", models.TextField(blank=True, default="", editable=False, verbose_name="reason for withdrawal")),
                ("last_verified_on", models.DateField(blank=True, help_text="The day on which somebody last held this record against its sources.", null=True, verbose_name="last verified on")),
                ("title", models.CharField(blank=True, default="", max_length=250, verbose_name="title")),
                ("title_de", models.CharField(blank=True, default="", max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, default="", max_length=250, null=True, verbose_name="title")),
                ("title_ko", models.CharField(blank=True, default="", max_length=250, null=True, verbose_name="title")),
                ("direction", models.CharField(choices=[("to korea", "from North Rhine-Westphalia to Korea"), ("to nrw", "from Korea to North Rhine-Westphalia")], max_length=10, verbose_name="direction")),
                ("starts", records.dates.fields.PartialDateField(verbose_name="starts")),
                ("ends", records.dates.fields.PartialDateField(verbose_name="ends")),
                ("purpose", models.TextField(blank=True, default="", verbose_name="purpose")),
                ("purpose_de", models.TextField(blank=True, default="", null=True, verbose_name="purpose")),
                ("purpose_en", models.TextField(blank=True, default="", null=True, verbose_name="purpose")),
                ("purpose_ko", models.TextField(blank=True, default="", null=True, verbose_name="purpose")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(models.F("title_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("title_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("title_ko"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("purpose_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("purpose_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("purpose_ko"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("starts_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("starts"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("starts_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("starts"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("ends_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("ends"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("ends_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("ends"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("destination", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="delegations_to", to="companies.place", verbose_name="travelled to")),
                ("origin", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="delegations_from", to="companies.place", verbose_name="travelled from")),
            ],
            options={
                "verbose_name": "delegation",
                "verbose_name_plural": "delegations",
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="events_delegation_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="events_delegation_state"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="events_delegation_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
                    models.CheckConstraint(condition=models.Q(models.Q(("title_de__gt", ""), ("title_de__isnull", False)), models.Q(("title_en__gt", ""), ("title_en__isnull", False)), models.Q(("title_ko__gt", ""), ("title_ko__isnull", False)), _connector="OR"), name="events_delegation_title_in_some_language", violation_error_message="Fill in at least one language."),
                    models.CheckConstraint(condition=models.Q(("starts_earliest__isnull", True), ("ends_latest__isnull", True), ("ends_latest__gte", models.F("starts_earliest")), _connector="OR"), name="events_delegation_starts_ends", violation_error_message="The end lies before the beginning, however the two dates are read."),
                    models.CheckConstraint(condition=models.Q(models.Q(("title_de__regex", "[[:alnum:]]"), ("title_de__isnull", True), ("title_de", ""), _connector="OR"), models.Q(("title_en__regex", "[[:alnum:]]"), ("title_en__isnull", True), ("title_en", ""), _connector="OR"), models.Q(("title_ko__regex", "[[:alnum:]]"), ("title_ko__isnull", True), ("title_ko", ""), _connector="OR")), name="events_delegation_title_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                    models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="events_delegation_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("origin__isnull", True), ("destination__isnull", True), models.Q(("origin", models.F("destination")), _negated=True), _connector="OR"), name="events_delegation_somewhere", violation_error_message="A journey does not lead where it began: correct one of the two places."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, default="", max_length=200, verbose_name="name")),
                ("name_de", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("name_ko", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("sort_de", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_de", models.Value("")), django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("sort_en", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_de", models.Value("")), django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("sort_ko", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_de", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("slug", models.SlugField(help_text="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.", max_length=120, unique=True, verbose_name="slug")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.NameSearchForm(django.db.models.functions.comparison.Coalesce(models.F("name_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_ko"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("document", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.Document("name_de", "name_en", "name_ko"), output_field=django.contrib.postgres.search.SearchVectorField(), serialize=False)),
            ],
            options={
                "verbose_name": "topic",
                "verbose_name_plural": "topics",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__gt", ""), ("name_de__isnull", False)), models.Q(("name_en__gt", ""), ("name_en__isnull", False)), models.Q(("name_ko__gt", ""), ("name_ko__isnull", False)), _connector="OR"), name="events_topic_name_in_some_language", violation_error_message="Fill in at least one language."),
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="events_topic_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"), models.Q(("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"), models.Q(("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR")), name="events_topic_name_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("slug", models.SlugField(help_text="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.", max_length=120, unique=True, validators=[django.core.validators.RegexValidator(re.compile("^[a-z0-9]+(-[a-z0-9]+)*$"), "Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.")], verbose_name="slug")),
                ("former_slugs", django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=120), blank=True, default=list, editable=False, help_text="Earlier addresses; they lead to the present one.", verbose_name="former slugs")),
                ("state", models.CharField(choices=[("draft", "draft"), ("in review", "in review"), ("published", "published"), ("withdrawn", "withdrawn")], default="draft", editable=False, max_length=12, verbose_name="state")),
                ("withdrawal_reason", models.TextField(blank=True, default="", editable=False, verbose_name="reason for withdrawal")),
                ("last_verified_on", models.DateField(blank=True, help_text="The day on which somebody last held this record against its sources.", null=True, verbose_name="last verified on")),
                ("title", models.CharField(blank=True, default="", max_length=300, verbose_name="title")),
                ("title_de", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="title")),
                ("title_ko", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="title")),
                ("kind", models.CharField(choices=[("mou", "memorandum of understanding"), ("letter of intent", "letter of intent"), ("partnership", "partnership agreement"), ("contract", "contract"), ("other", "other agreement")], max_length=20, verbose_name="kind")),
                ("kind_as_printed", models.CharField(blank=True, default="", help_text="The source’s own word for it.", max_length=100, verbose_name="kind as printed")),
                ("signed", records.dates.fields.PartialDateField(verbose_name="signed")),
                ("announced", records.dates.fields.PartialDateField(verbose_name="announced")),
                ("effective", records.dates.fields.PartialDateField(verbose_name="in effect from")),
                ("ends", records.dates.fields.PartialDateField(verbose_name="ends")),
                ("purpose", models.TextField(blank=True, default="", verbose_name="purpose")),
                ("purpose_de", models.TextField(blank=True, default="", null=True, verbose_name="purpose")),
                ("purpose_en", models.TextField(blank=True, default="", null=True, verbose_name="purpose")),
                ("purpose_ko", models.TextField(blank=True, default="", null=True, verbose_name="purpose")),
                ("life_cycle", models.CharField(choices=[("announced", "announced"), ("signed", "signed"), ("in force", "in force"), ("ended", "ended")], max_length=10, verbose_name="life cycle")),
                ("in_force", models.CharField(choices=[("yes", "yes"), ("no", "no"), ("not known", "not known")], default="not known", max_length=10, verbose_name="still in force")),
                ("staff_notes", models.TextField(blank=True, default="", help_text="Never shown to the public.", verbose_name="notes for staff")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(models.F("title_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("title_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("title_ko"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("purpose_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("purpose_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("purpose_ko"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("kind_as_printed"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("signed_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("signed"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("signed_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("signed"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("announced_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("announced"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("announced_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("announced"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("effective_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("effective"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("effective_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("effective"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("ends_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("ends"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("ends_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("ends"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("place", models.ForeignKey(blank=True, help_text="Leave empty if no source names it.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="companies.place", verbose_name="place of signing")),
                ("delegation", models.ForeignKey(blank=True, help_text="The delegation on whose journey it was signed.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="events.delegation", verbose_name="signed during")),
                ("topics", models.ManyToManyField(blank=True, related_name="agreements", to="events.topic", verbose_name="topics")),
            ],
            options={
                "verbose_name": "agreement",
                "verbose_name_plural": "agreements",
                "permissions": (("view_staff_notes", "Can read notes for staff"),),
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="events_agreement_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="events_agreement_state"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="events_agreement_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
                    models.CheckConstraint(condition=models.Q(models.Q(("title_de__gt", ""), ("title_de__isnull", False)), models.Q(("title_en__gt", ""), ("title_en__isnull", False)), models.Q(("title_ko__gt", ""), ("title_ko__isnull", False)), _connector="OR"), name="events_agreement_title_in_some_language", violation_error_message="Fill in at least one language."),
                    models.CheckConstraint(condition=models.Q(("signed_earliest__isnull", True), ("ends_latest__isnull", True), ("ends_latest__gte", models.F("signed_earliest")), _connector="OR"), name="events_agreement_signed_ends", violation_error_message="The end lies before the beginning, however the two dates are read."),
                    models.CheckConstraint(condition=models.Q(("effective_earliest__isnull", True), ("ends_latest__isnull", True), ("ends_latest__gte", models.F("effective_earliest")), _connector="OR"), name="events_agreement_effective_ends", violation_error_message="The end lies before the beginning, however the two dates are read."),
                    models.CheckConstraint(condition=models.Q(models.Q(("title_de__regex", "[[:alnum:]]"), ("title_de__isnull", True), ("title_de", ""), _connector="OR"), models.Q(("title_en__regex", "[[:alnum:]]"), ("title_en__isnull", True), ("title_en", ""), _connector="OR"), models.Q(("title_ko__regex", "[[:alnum:]]"), ("title_ko__isnull", True), ("title_ko", ""), _connector="OR")), name="events_agreement_title_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                    models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="events_agreement_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("announced_earliest__isnull", True), ("announced_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="events_agreement_announced_happened", violation_error_message="The date of “announced” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(models.Q(("life_cycle__in", ("signed", "in force", "ended")), _negated=True), ("signed_earliest__isnull", True), ("signed_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="events_agreement_signed_happened", violation_error_message="The date of “signed” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(models.Q(("life_cycle__in", ("in force", "ended")), _negated=True), ("effective_earliest__isnull", True), ("effective_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="events_agreement_effective_happened", violation_error_message="The date of “in effect from” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(models.Q(("life_cycle", "ended"), _negated=True), ("ends_earliest__isnull", True), ("ends_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="events_agreement_ends_happened", violation_error_message="The date of “ends” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(models.Q(("in_force", "yes"), ("life_cycle__in", ("ended", "announced")), _negated=True), models.Q(("in_force", "no"), ("life_cycle", "in force"), _negated=True)), name="events_agreement_in_force", violation_error_message="“Life cycle” and “still in force” contradict each other."),
                ],
                "indexes": [
                    models.Index(fields=["place", "-changed_at"], name="events_agreement_by_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("kind", models.CharField(choices=[("renews", "renews"), ("amends", "amends"), ("replaces", "replaces"), ("implements", "implements")], max_length=12, verbose_name="kind")),
                ("agreement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="links", to="events.agreement")),
                ("other", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="inverse_links", to="events.agreement", verbose_name="related agreement")),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("agreement", "order"), name="events_agreementlink_order"),
                    models.UniqueConstraint(fields=("agreement", "kind", "other"), name="events_agreementlink_once", violation_error_message="This link is there already."),
                    models.CheckConstraint(condition=models.Q(("agreement", models.F("other")), _negated=True), name="events_agreementlink_not_itself", violation_error_message="An agreement cannot be linked to itself."),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("name_at_signing", models.CharField(blank=True, default="", help_text="If it differs from today’s name.", max_length=200, verbose_name="name at signing")),
                ("signed", records.dates.fields.PartialDateField(help_text="The day this party signed, if it is known to differ from the agreement’s.", verbose_name="signed")),
                ("signed_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("signed"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("signed_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("signed"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("agreement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="parties", to="events.agreement")),
                ("organisation", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="agreement_parties", to="companies.organisation", verbose_name="organisation")),
            ],
            options={
                "verbose_name": "party",
                "verbose_name_plural": "parties",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("agreement", "order"), name="events_agreementparty_order"),
                    models.UniqueConstraint(fields=("agreement", "organisation"), name="events_agreementparty_once", violation_error_message="This organisation is a party already."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(blank=True, default="", max_length=200, verbose_name="name")),
                ("name_de", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("name_ko", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("sort_de", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_de", models.Value("")), django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("sort_en", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_de", models.Value("")), django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("sort_ko", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_de", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("slug", models.SlugField(help_text="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.", max_length=120, unique=True, validators=[django.core.validators.RegexValidator(re.compile("^[a-z0-9]+(-[a-z0-9]+)*$"), "Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.")], verbose_name="slug")),
                ("former_slugs", django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=120), blank=True, default=list, editable=False, help_text="Earlier addresses; they lead to the present one.", verbose_name="former slugs")),
                ("state", models.CharField(choices=[("draft", "draft"), ("in review", "in review"), ("published", "published"), ("withdrawn", "withdrawn")], default="draft", editable=False, max_length=12, verbose_name="state")),
                ("withdrawal_reason", models.TextField(blank=True, default="", editable=False, verbose_name="reason for withdrawal")),
                ("last_verified_on", models.DateField(blank=True, help_text="The day on which somebody last held this record against its sources.", null=True, verbose_name="last verified on")),
                ("academic_title", models.CharField(blank=True, default="", help_text="As in “Dr.”; part of the printed name.", max_length=40, verbose_name="academic title")),
                ("academic_title_de", models.CharField(blank=True, default="", help_text="As in “Dr.”; part of the printed name.", max_length=40, null=True, verbose_name="academic title")),
                ("academic_title_en", models.CharField(blank=True, default="", help_text="As in “Dr.”; part of the printed name.", max_length=40, null=True, verbose_name="academic title")),
                ("academic_title_ko", models.CharField(blank=True, default="", help_text="As in “Dr.”; part of the printed name.", max_length=40, null=True, verbose_name="academic title")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.NameSearchForm(django.db.models.functions.comparison.Coalesce(models.F("name_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_ko"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="events_person_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="events_person_state"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="events_person_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__gt", ""), ("name_de__isnull", False)), models.Q(("name_en__gt", ""), ("name_en__isnull", False)), models.Q(("name_ko__gt", ""), ("name_ko__isnull", False)), _connector="OR"), name="events_person_name_in_some_language", violation_error_message="Fill in at least one language."),
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"), models.Q(("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"), models.Q(("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR")), name="events_person_name_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                    models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="events_person_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementSignatory",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("capacity", models.CharField(choices=[("signatory", "signatory"), ("witness", "witness")], default="signatory", max_length=10, verbose_name="capacity")),
                ("role", models.CharField(blank=True, default="", help_text="As it was then.", max_length=200, verbose_name="role")),
                ("role_de", models.CharField(blank=True, default="", help_text="As it was then.", max_length=200, null=True, verbose_name="role")),
                ("role_en", models.CharField(blank=True, default="", help_text="As it was then.", max_length=200, null=True, verbose_name="role")),
                ("role_ko", models.CharField(blank=True, default="", help_text="As it was then.", max_length=200, null=True, verbose_name="role")),
                ("agreement", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="signatories", to="events.agreement")),
                ("party", models.ForeignKey(blank=True, help_text="For whom the person signed. Witnesses need none.", null=True, on_delete=django.db.models.deletion.CASCADE, related_name="signatories", to="events.agreementparty", verbose_name="party")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="signatures", to="events.person", verbose_name="person")),
            ],
            options={
                "verbose_name": "signatory or witness",
                "verbose_name_plural": "signatories and witnesses",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("agreement", "order"), name="events_agreementsignatory_order"),
                    models.UniqueConstraint(fields=("agreement", "person", "capacity"), name="events_agreementsignatory_once", violation_error_message="This person is named already."),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementCitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60, verbose_name="field")),
                ("place_in_source", models.CharField(blank=True, default="", help_text="Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer.", max_length=60, verbose_name="place in the source")),
                ("certainty", models.CharField(choices=[("stated", "stated"), ("implied", "implied"), ("inferred", "inferred"), ("reported", "reported"), ("planned", "planned")], default="stated", help_text="Stated: said outright. Implied: a reader must conclude it. Inferred: it needs a calculation. Reported: the source passes on somebody’s claim. Planned: not yet done when it was written.", max_length=10, verbose_name="certainty")),
                ("value", models.CharField(blank=True, default="", help_text="Only where it differs from the record’s: in the source’s own language and as few words as will do.", max_length=500, verbose_name="value in this source")),
                ("steps", models.TextField(blank=True, default="", help_text="One step a line, in English: how a reader gets from the source to the value.", verbose_name="steps of the inference")),
                ("preferred", models.BooleanField(default=False, help_text="Where sources disagree: the record follows this one.", verbose_name="preferred")),
                ("reason", models.CharField(blank=True, default="", help_text="In English: why this source is to be believed rather than the others.", max_length=500, verbose_name="reason for the preference")),
                ("fact", models.CharField(blank=True, default="", help_text="Number of the fact in the digest of this source, where there is one (B4).", max_length=20, verbose_name="fact code")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.agreement")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source")),
                ("link", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.agreementlink", verbose_name="link")),
                ("party", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.agreementparty", verbose_name="party")),
                ("signatory", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.agreementsignatory", verbose_name="signatory")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="events_agreementcitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
                    models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="events_agreementcitation_reason", violation_error_message="Say why this source is preferred."),
                    models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="events_agreementcitation_certainty"),
                    models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "party", "signatory", "link", "field"), name="events_agreementcitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
                    models.UniqueConstraint(fields=("record", "party", "signatory", "link", "field", "source", "place_in_source", "fact"), name="events_agreementcitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
                    models.CheckConstraint(condition=models.Q(models.Q(("link__isnull", True), ("party__isnull", True), ("signatory__isnull", True)), models.Q(("link__isnull", True), ("party__isnull", False), ("signatory__isnull", True)), models.Q(("link__isnull", True), ("party__isnull", True), ("signatory__isnull", False)), models.Q(("link__isnull", False), ("party__isnull", True), ("signatory__isnull", True)), _connector="OR"), name="events_agreementcitation_one_part", violation_error_message="A citation supports the record or one of its parts, not several."),
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationMember",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("role", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, verbose_name="role")),
                ("role_de", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("role_en", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("role_ko", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("leads", models.BooleanField(default=False, verbose_name="leads the delegation")),
                ("delegation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="members", to="events.delegation")),
                ("organisation", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="companies.organisation", verbose_name="organisation")),
                ("person", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="events.person", verbose_name="person")),
            ],
            options={
                "verbose_name": "member",
                "verbose_name_plural": "members",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("person__isnull", False), ("organisation__isnull", False), _connector="OR"), name="events_delegationmember_somebody", violation_error_message="Name a person, an organisation or both."),
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("delegation", "order"), name="events_delegationmember_order"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("kind", models.CharField(choices=[("company visit", "company visit"), ("talk", "talk"), ("signing", "signing"), ("invitation", "invitation"), ("seminar", "seminar"), ("culture", "cultural visit"), ("celebration", "celebration"), ("onward journey", "onward journey"), ("visit", "visit")], max_length=20, verbose_name="kind")),
                ("date", records.dates.fields.PartialDateField(verbose_name="date")),
                ("topic", models.CharField(blank=True, default="", max_length=300, verbose_name="topic")),
                ("topic_de", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="topic")),
                ("topic_en", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="topic")),
                ("topic_ko", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="topic")),
                ("outcome", models.CharField(choices=[("planned", "planned"), ("done", "took place"), ("abandoned", "abandoned"), ("unknown", "not known")], default="unknown", max_length=10, verbose_name="outcome")),
                ("date_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("date"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("date_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("date"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("delegation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="visits", to="events.delegation")),
                ("host", models.ForeignKey(blank=True, help_text="Leave empty if the source does not name one.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="hosted_visits", to="companies.organisation", verbose_name="host")),
                ("place", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="companies.place", verbose_name="place")),
            ],
            options={
                "verbose_name": "visit",
                "verbose_name_plural": "visits",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("delegation", "order"), name="events_visit_order"),
                    models.CheckConstraint(condition=models.Q(models.Q(("outcome", "done"), _negated=True), ("date_earliest__isnull", True), ("date_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="events_visit_date_happened", violation_error_message="The date of “date” lies in the future, but it is stated as having happened."),
                ],
            },
        ),
        migrations.CreateModel(
            name="VisitParticipant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("role", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, verbose_name="role")),
                ("role_de", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("role_en", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("role_ko", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("delegation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="participants", to="events.delegation")),
                ("organisation", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="companies.organisation", verbose_name="organisation")),
                ("person", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="events.person", verbose_name="person")),
                ("visit", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="participants", to="events.visit", verbose_name="visit")),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("person__isnull", False), ("organisation__isnull", False), _connector="OR"), name="events_visitparticipant_somebody", violation_error_message="Name a person, an organisation or both."),
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("delegation", "order"), name="events_visitparticipant_order"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationCitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60, verbose_name="field")),
                ("place_in_source", models.CharField(blank=True, default="", help_text="Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer.", max_length=60, verbose_name="place in the source")),
                ("certainty", models.CharField(choices=[("stated", "stated"), ("implied", "implied"), ("inferred", "inferred"), ("reported", "reported"), ("planned", "planned")], default="stated", help_text="Stated: said outright. Implied: a reader must conclude it. Inferred: it needs a calculation. Reported: the source passes on somebody’s claim. Planned: not yet done when it was written.", max_length=10, verbose_name="certainty")),
                ("value", models.CharField(blank=True, default="", help_text="Only where it differs from the record’s: in the source’s own language and as few words as will do.", max_length=500, verbose_name="value in this source")),
                ("steps", models.TextField(blank=True, default="", help_text="One step a line, in English: how a reader gets from the source to the value.", verbose_name="steps of the inference")),
                ("preferred", models.BooleanField(default=False, help_text="Where sources disagree: the record follows this one.", verbose_name="preferred")),
                ("reason", models.CharField(blank=True, default="", help_text="In English: why this source is to be believed rather than the others.", max_length=500, verbose_name="reason for the preference")),
                ("fact", models.CharField(blank=True, default="", help_text="Number of the fact in the digest of this source, where there is one (B4).", max_length=20, verbose_name="fact code")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.delegation")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source")),
                ("member", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.delegationmember", verbose_name="member")),
                ("visit", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.visit", verbose_name="visit")),
                ("participant", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.visitparticipant", verbose_name="participant")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="events_delegationcitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
                    models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="events_delegationcitation_reason", violation_error_message="Say why this source is preferred."),
                    models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="events_delegationcitation_certainty"),
                    models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "member", "visit", "participant", "field"), name="events_delegationcitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
                    models.UniqueConstraint(fields=("record", "member", "visit", "participant", "field", "source", "place_in_source", "fact"), name="events_delegationcitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
                    models.CheckConstraint(condition=models.Q(models.Q(("member__isnull", True), ("participant__isnull", True), ("visit__isnull", True)), models.Q(("member__isnull", False), ("participant__isnull", True), ("visit__isnull", True)), models.Q(("member__isnull", True), ("participant__isnull", True), ("visit__isnull", False)), models.Q(("member__isnull", True), ("participant__isnull", False), ("visit__isnull", True)), _connector="OR"), name="events_delegationcitation_one_part", violation_error_message="A citation supports the record or one of its parts, not several."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Position",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("role", models.CharField(blank=True, default="", max_length=200, verbose_name="role")),
                ("role_de", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="role")),
                ("role_en", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="role")),
                ("role_ko", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="role")),
                ("since", records.dates.fields.PartialDateField(verbose_name="from")),
                ("until", records.dates.fields.PartialDateField(verbose_name="until")),
                ("since_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("since"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("since_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("since"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("until_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("until"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("until_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("until"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("organisation", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="positions", to="companies.organisation", verbose_name="organisation")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="positions", to="events.person")),
            ],
            options={
                "verbose_name": "position",
                "verbose_name_plural": "positions",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("person", "order"), name="events_position_order"),
                    models.CheckConstraint(condition=models.Q(("since_earliest__isnull", True), ("until_latest__isnull", True), ("until_latest__gte", models.F("since_earliest")), _connector="OR"), name="events_position_since_until", violation_error_message="The end lies before the beginning, however the two dates are read."),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonCitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60, verbose_name="field")),
                ("place_in_source", models.CharField(blank=True, default="", help_text="Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer.", max_length=60, verbose_name="place in the source")),
                ("certainty", models.CharField(choices=[("stated", "stated"), ("implied", "implied"), ("inferred", "inferred"), ("reported", "reported"), ("planned", "planned")], default="stated", help_text="Stated: said outright. Implied: a reader must conclude it. Inferred: it needs a calculation. Reported: the source passes on somebody’s claim. Planned: not yet done when it was written.", max_length=10, verbose_name="certainty")),
                ("value", models.CharField(blank=True, default="", help_text="Only where it differs from the record’s: in the source’s own language and as few words as will do.", max_length=500, verbose_name="value in this source")),
                ("steps", models.TextField(blank=True, default="", help_text="One step a line, in English: how a reader gets from the source to the value.", verbose_name="steps of the inference")),
                ("preferred", models.BooleanField(default=False, help_text="Where sources disagree: the record follows this one.", verbose_name="preferred")),
                ("reason", models.CharField(blank=True, default="", help_text="In English: why this source is to be believed rather than the others.", max_length=500, verbose_name="reason for the preference")),
                ("fact", models.CharField(blank=True, default="", help_text="Number of the fact in the digest of this source, where there is one (B4).", max_length=20, verbose_name="fact code")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.person")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source")),
                ("position", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.position", verbose_name="position")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="events_personcitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
                    models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="events_personcitation_reason", violation_error_message="Say why this source is preferred."),
                    models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="events_personcitation_certainty"),
                    models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "position", "field"), name="events_personcitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
                    models.UniqueConstraint(fields=("record", "position", "field", "source", "place_in_source", "fact"), name="events_personcitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="events.agreement")),
                ("staff_document", django.contrib.postgres.search.SearchVectorField(null=True)),
                ("facets", django.contrib.postgres.fields.ArrayField(base_field=models.IntegerField())),
                ("signed_earliest", models.DateField(null=True)),
                ("signed_latest", models.DateField(null=True)),
                ("surely_in_force", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("maybe_in_force", django.contrib.postgres.fields.ranges.DateRangeField()),
                ("newest", models.BigIntegerField()),
                ("oldest", models.BigIntegerField()),
                ("title_de", models.TextField()),
                ("title_en", models.TextField()),
                ("title_ko", models.TextField()),
                ("party_de", models.TextField()),
                ("party_en", models.TextField()),
                ("party_ko", models.TextField()),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document", "facets"], name="agreemententry_document"),
                    django.contrib.postgres.indexes.GinIndex(condition=models.Q(("staff_document__isnull", False)), fastupdate=False, fields=["staff_document"], name="agreemententry_notes"),
                    models.Index(fields=["newest", "record"], name="agreemententry_newest"),
                    models.Index(fields=["oldest", "record"], name="agreemententry_oldest"),
                    models.Index(fields=["title_de", "record"], name="agreemententry_title_de"),
                    models.Index(fields=["title_en", "record"], name="agreemententry_title_en"),
                    models.Index(fields=["title_ko", "record"], name="agreemententry_title_ko"),
                    models.Index(fields=["party_de", "record"], name="agreemententry_party_de"),
                    models.Index(fields=["party_en", "record"], name="agreemententry_party_en"),
                    models.Index(fields=["party_ko", "record"], name="agreemententry_party_ko"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DelegationEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="events.delegation")),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document"], name="delegationentry_document"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PersonEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="events.person")),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document"], name="personentry_document"),
                ],
            },
        ),
        # By themselves: what drops a table takes the trigger, but not its function.
        migrations.AddConstraint(
            model_name="agreementlink",
            constraint=records.circles.NoCircle(end="other", kinds=(), name="events_agreementlink_circle", start="agreement", turned=(), until="", violation_error_message="The links would lead in a circle: an agreement renews, amends, replaces or implements an earlier or wider one, never the other way round."),
        ),
        *reference_table("events_topic"),
        *record_table("events_person"),
        *record_table("events_delegation"),
        *record_table("events_agreement"),
        *(operation for part in PARTS for operation in part_table(*part)),
        *(pair_with_owner(*pair) for pair in sorted({(part, owner) for *_table, part, _key, owner in SAME_OWNER})),
        *(same_owner(*keys) for keys in SAME_OWNER),
        *(clean_texts(table, **columns) for table, columns in CLEANED.items()),
        migrations.RunSQL(FACET, "DROP FUNCTION public.events_facet(integer, bigint);"),
        migrations.RunSQL(SEARCH_INDEX, DROP_SEARCH_INDEX),
        *(keep_search(f"events_{table}") for table in ("topic", "person", "delegation", "agreement")),
    ]
