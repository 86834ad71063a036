from django.db import migrations

from records.search.operations import fill_search, keep_search, search_entry

PEOPLE = """
-- Every name of a published person.
CREATE VIEW public.events_personnaming AS
    SELECT person.id AS person_id, naming.text FROM public.events_person AS person,
        LATERAL (VALUES (name_de), (name_en), (name_ko)) AS naming (text)
        WHERE person.state = 'published' AND naming.text <> '';

-- A published source in the words somebody may remember it by.
CREATE VIEW public.records_sourcenaming AS
    SELECT id AS source_id, concat_ws(' / ', title_de, title_en, title_ko, publisher, original_source) AS text
        FROM public.records_source WHERE state = 'published';

-- Facets are numbers: their kind in the upper four bits, a key or value in the lower 27.
CREATE FUNCTION public.events_facet(kind integer, value bigint) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ SELECT ((kind::bigint << 27) | value)::integer $$;
"""

DROP_PEOPLE = """
DROP FUNCTION public.events_facet(integer, bigint);
DROP VIEW public.records_sourcenaming, public.events_personnaming;
"""

PERSON_TEXTS = """
    SELECT person_id AS record_id, 'A' AS weight, true AS is_name, text::text FROM public.events_personnaming
    UNION ALL
    SELECT person.id, 'B', false, piece.text FROM public.events_person AS person
        JOIN public.events_position AS held ON held.person_id = person.id,
        LATERAL (VALUES (held.role_de), (held.role_en), (held.role_ko)) AS piece (text)
        WHERE person.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT person.id, 'B', true, naming.text FROM public.events_person AS person
        JOIN public.events_position AS held ON held.person_id = person.id
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = held.organisation_id
        WHERE person.state = 'published'
"""

PERSON_CAUSES = """
    SELECT id AS record_id, 'events_person' AS cause, id AS row_id FROM public.events_person
    UNION ALL SELECT person_id, 'companies_organisation', organisation_id FROM public.events_position
"""

# Who travelled, who received them and who took part, where a published record says so.
DELEGATION_ORGANISATIONS = """
    SELECT delegation_id, organisation_id FROM public.events_delegationmember
    UNION ALL SELECT delegation_id, organisation_id FROM public.events_visitparticipant
    UNION ALL SELECT delegation_id, host_id FROM public.events_visit
"""
DELEGATION_PEOPLE = """
    SELECT delegation_id, person_id FROM public.events_delegationmember
    UNION ALL SELECT delegation_id, person_id FROM public.events_visitparticipant
"""
DELEGATION_PLACES = """
    SELECT id AS delegation_id, origin_id AS place_id FROM public.events_delegation
    UNION ALL SELECT id, destination_id FROM public.events_delegation
    UNION ALL SELECT delegation_id, place_id FROM public.events_visit
"""

DELEGATION_TEXTS = f"""
    SELECT delegation.id AS record_id, piece.weight, false AS is_name, piece.text::text
        FROM public.events_delegation AS delegation, LATERAL (VALUES
            ('A', title_de), ('A', title_en), ('A', title_ko), ('D', purpose_de), ('D', purpose_en), ('D', purpose_ko)
        ) AS piece (weight, text) WHERE delegation.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT delegation.id, 'B', true, naming.text FROM public.events_delegation AS delegation
        JOIN ({DELEGATION_ORGANISATIONS}) AS named ON named.delegation_id = delegation.id
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = named.organisation_id
        WHERE delegation.state = 'published'
    UNION ALL
    SELECT delegation.id, 'B', true, naming.text FROM public.events_delegation AS delegation
        JOIN ({DELEGATION_PEOPLE}) AS named ON named.delegation_id = delegation.id
        JOIN public.events_personnaming AS naming ON naming.person_id = named.person_id
        WHERE delegation.state = 'published'
    UNION ALL
    SELECT delegation.id, 'C', true, place.text FROM public.events_delegation AS delegation
        JOIN ({DELEGATION_PLACES}) AS named ON named.delegation_id = delegation.id
        CROSS JOIN LATERAL public.companies_place_chain(named.place_id) AS chain (id)
        JOIN public.companies_placenaming AS place ON place.place_id = chain.id
        WHERE delegation.state = 'published'
    UNION ALL
    SELECT delegation.id, 'D', false, piece.text FROM public.events_delegation AS delegation
        JOIN public.events_visit AS visit ON visit.delegation_id = delegation.id,
        LATERAL (VALUES (visit.topic_de), (visit.topic_en), (visit.topic_ko)) AS piece (text)
        WHERE delegation.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT delegation.id, 'D', false, source.text FROM public.events_delegation AS delegation
        JOIN public.events_delegationcitation AS citation ON citation.record_id = delegation.id
        JOIN public.records_sourcenaming AS source ON source.source_id = citation.source_id
        WHERE delegation.state = 'published'
"""

DELEGATION_CAUSES = f"""
    SELECT id AS record_id, 'events_delegation' AS cause, id AS row_id FROM public.events_delegation
    UNION ALL SELECT delegation_id, 'companies_organisation', organisation_id FROM ({DELEGATION_ORGANISATIONS}) AS named
    UNION ALL SELECT delegation_id, 'events_person', person_id FROM ({DELEGATION_PEOPLE}) AS named
    UNION ALL SELECT delegation_id, 'companies_place', ancestry.id FROM ({DELEGATION_PLACES}) AS named
        JOIN public.companies_placeancestry AS ancestry ON ancestry.place_id = named.place_id
    UNION ALL SELECT record_id, 'records_source', source_id FROM public.events_delegationcitation
"""

AGREEMENT_TEXTS = """
    SELECT agreement.id AS record_id, piece.weight, false AS is_name, piece.text::text
        FROM public.events_agreement AS agreement, LATERAL (VALUES
            ('A', title_de), ('A', title_en), ('A', title_ko), ('D', purpose_de), ('D', purpose_en), ('D', purpose_ko),
            ('C', kind_as_printed), ('C', CASE kind
                WHEN 'mou' THEN 'MoU / memorandum of understanding / Absichtserklärung / 양해각서 / 업무협약'
                WHEN 'letter of intent' THEN 'LoI / letter of intent / Absichtserklärung / 의향서'
                WHEN 'partnership' THEN 'partnership agreement / Partnerschaftsvereinbarung / 파트너십 협정 / 협력 협정'
                WHEN 'contract' THEN 'contract / Vertrag / 계약'
                ELSE '' END)
        ) AS piece (weight, text) WHERE agreement.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT agreement.id, 'B', true, naming.text FROM public.events_agreement AS agreement
        JOIN public.events_agreementparty AS party ON party.agreement_id = agreement.id
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = party.organisation_id
        WHERE agreement.state = 'published'
    UNION ALL
    SELECT agreement.id, 'B', true, party.name_at_signing FROM public.events_agreement AS agreement
        JOIN public.events_agreementparty AS party ON party.agreement_id = agreement.id
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE agreement.state = 'published' AND organisation.state = 'published' AND party.name_at_signing <> ''
    UNION ALL
    SELECT agreement.id, 'B', true, naming.text FROM public.events_agreement AS agreement
        JOIN public.events_agreementsignatory AS signatory ON signatory.agreement_id = agreement.id
        JOIN public.events_personnaming AS naming ON naming.person_id = signatory.person_id
        WHERE agreement.state = 'published'
    UNION ALL
    SELECT agreement.id, 'C', true, place.text FROM public.events_agreement AS agreement
        CROSS JOIN LATERAL public.companies_place_chain(agreement.place_id) AS chain (id)
        JOIN public.companies_placenaming AS place ON place.place_id = chain.id
        WHERE agreement.state = 'published'
    UNION ALL
    SELECT agreement.id, 'C', true, naming.text FROM public.events_agreement AS agreement
        JOIN public.events_agreement_topics AS chosen ON chosen.agreement_id = agreement.id
        JOIN public.events_topic AS topic ON topic.id = chosen.topic_id,
        LATERAL (VALUES (topic.name_de), (topic.name_en), (topic.name_ko)) AS naming (text)
        WHERE agreement.state = 'published' AND naming.text <> ''
    UNION ALL
    SELECT agreement.id, 'D', false, concat_ws(' / ', delegation.title_de, delegation.title_en, delegation.title_ko)
        FROM public.events_agreement AS agreement
        JOIN public.events_delegation AS delegation ON delegation.id = agreement.delegation_id
        WHERE agreement.state = 'published' AND delegation.state = 'published'
    UNION ALL
    SELECT agreement.id, 'D', false, source.text FROM public.events_agreement AS agreement
        JOIN public.events_agreementcitation AS citation ON citation.record_id = agreement.id
        JOIN public.records_sourcenaming AS source ON source.source_id = citation.source_id
        WHERE agreement.state = 'published'
"""

AGREEMENT_CAUSES = """
    SELECT id AS record_id, 'events_agreement' AS cause, id AS row_id FROM public.events_agreement
    UNION ALL SELECT agreement_id, 'companies_organisation', organisation_id FROM public.events_agreementparty
    UNION ALL SELECT agreement_id, 'events_person', person_id FROM public.events_agreementsignatory
    UNION ALL SELECT agreement_id, 'events_topic', topic_id FROM public.events_agreement_topics
    UNION ALL SELECT id, 'events_delegation', delegation_id FROM public.events_agreement
    UNION ALL SELECT agreement.id, 'companies_place', ancestry.id FROM public.events_agreement AS agreement
        JOIN public.companies_placeancestry AS ancestry ON ancestry.place_id = agreement.place_id
    UNION ALL SELECT record_id, 'records_source', source_id FROM public.events_agreementcitation
"""

# The kinds of facets are numbered as in koreanrw/search/agreements/facets.py. A date that spans more than a dozen years is in none of them.
FACETS = """
    ARRAY(SELECT DISTINCT facet FROM (
        SELECT public.events_facet(1, party.organisation_id) FROM public.events_agreementparty AS party
            JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
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
"""

# Certainly in force: since the last day it may have begun, until the first day it may have ended; where no end is
# known, until the day somebody last held a "yes, still in force" against the sources.
SURELY = """
    CASE WHEN record.effective_earliest IS NULL OR record.life_cycle = 'announced' THEN 'empty'::daterange
        WHEN record.ends_earliest IS NOT NULL AND record.ends_earliest > record.effective_latest
            THEN daterange(record.effective_latest, record.ends_earliest)
        WHEN record.ends_earliest IS NULL AND record.in_force = 'yes'
                AND record.last_verified_on >= record.effective_latest
            THEN daterange(record.effective_latest, record.last_verified_on, '[]')
        ELSE 'empty'::daterange END
"""
MAYBE = """
    CASE WHEN record.life_cycle = 'announced' OR coalesce(record.effective_earliest, record.signed_earliest) IS NULL
            OR coalesce(record.effective_earliest, record.signed_earliest) > record.ends_latest THEN 'empty'::daterange
        ELSE daterange(coalesce(record.effective_earliest, record.signed_earliest), record.ends_latest, '[]') END
"""
# Days since the year 1 fit 22 bits.
SIGNED = "((record.signed_earliest - DATE '0001-01-01')::bigint << 22 | (record.signed_latest - DATE '0001-01-01'))"
LAST = "9223372036854775807"


def _title(first: str, second: str, third: str) -> str:
    best = ", ".join(f"nullif(record.title_{language}, '')" for language in (first, second, third))
    return f"left(public.search_form(coalesce({best}, '')), 80) AS title_{first}"


def _party(language: str) -> str:
    return f"""coalesce((SELECT left(organisation.sort_{language}, 80) FROM public.events_agreementparty AS party
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE party.agreement_id = record.id AND organisation.state = 'published'
        ORDER BY party."order" LIMIT 1), '') AS party_{language}"""


COLUMNS = f"""
    CASE WHEN record.staff_notes <> '' THEN to_tsvector('public.register', public.search_tokens(record.staff_notes)) END
        AS staff_document,
    {FACETS} AS facets,
    record.signed_earliest, record.signed_latest,
    {SURELY} AS surely_in_force,
    {MAYBE} AS maybe_in_force,
    coalesce(-{SIGNED}, {LAST}) AS newest,
    coalesce({SIGNED}, {LAST}) AS oldest,
    {_title("de", "en", "ko")}, {_title("en", "de", "ko")}, {_title("ko", "en", "de")},
    {_party("de")}, {_party("en")}, {_party("ko")}
"""


class Migration(migrations.Migration):
    dependencies = (("events", "0004_search_entries"), ("companies", "0006_search_index"))
    operations = (
        migrations.RunSQL(PEOPLE, DROP_PEOPLE),
        search_entry("events_personentry", "events_person", texts=PERSON_TEXTS, causes=PERSON_CAUSES),
        search_entry("events_delegationentry", "events_delegation", texts=DELEGATION_TEXTS, causes=DELEGATION_CAUSES),
        search_entry(
            "events_agreemententry",
            "events_agreement",
            texts=AGREEMENT_TEXTS,
            causes=AGREEMENT_CAUSES,
            columns=COLUMNS,
        ),
        *(keep_search(f"events_{table}") for table in ("topic", "person", "delegation", "agreement")),
        fill_search("events_personentry", "events_person"),
        fill_search("events_delegationentry", "events_delegation"),
        fill_search("events_agreemententry", "events_agreement"),
    )
