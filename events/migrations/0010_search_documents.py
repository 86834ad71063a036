"""Roles, titles and successors; texts one by one, as readers see them."""

from importlib import import_module

from django.db import migrations

from records.search.documents import document_entry, replaced
from records.search.operations import DROP_TOKENS, TOKENS, fill_search, search_entry

_former = import_module("events.migrations.0005_search_index")

SOURCES = """
-- The words somebody may remember a published source by, one by one.
CREATE VIEW public.records_sourcewording AS
    SELECT source.id AS source_id, piece.text::text FROM public.records_source AS source, LATERAL (VALUES
        (title_de), (title_en), (title_ko), (publisher), (original_source)
    ) AS piece (text) WHERE source.state = 'published' AND piece.text <> '';
"""
FORMER_SOURCES = _former.PEOPLE[_former.PEOPLE.index("CREATE VIEW public.records_sourcenaming") :].split(";", 1)[0]

PERSON_TEXTS = """
    SELECT person_id AS record_id, 'A' AS weight, true AS is_name, text::text, 'name' AS what
        FROM public.events_personnaming
    UNION ALL
    SELECT person.id, 'B', false, piece.text, 'academic_title' FROM public.events_person AS person,
        LATERAL (VALUES (academic_title_de), (academic_title_en), (academic_title_ko)) AS piece (text)
        WHERE person.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT person.id, 'B', false, piece.text, 'role' FROM public.events_person AS person
        JOIN public.events_position AS held ON held.person_id = person.id,
        LATERAL (VALUES (held.role_de), (held.role_en), (held.role_ko)) AS piece (text)
        WHERE person.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT person.id, 'B', true, naming.text, 'organisation' FROM public.events_person AS person
        JOIN public.events_position AS held ON held.person_id = person.id
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = held.organisation_id
        WHERE person.state = 'published'
"""

# A role is told only together with all whose role it was.
_ROLES = """
    SELECT delegation_id, person_id, organisation_id, role_de, role_en, role_ko FROM public.events_delegationmember
    UNION ALL
    SELECT delegation_id, person_id, organisation_id, role_de, role_en, role_ko FROM public.events_visitparticipant
"""

DELEGATION_TEXTS = f"""
    SELECT delegation.id AS record_id, piece.weight, false AS is_name, piece.text::text, piece.what
        FROM public.events_delegation AS delegation, LATERAL (VALUES
            ('A', title_de, 'title'), ('A', title_en, 'title'), ('A', title_ko, 'title'),
            ('D', purpose_de, 'purpose'), ('D', purpose_en, 'purpose'), ('D', purpose_ko, 'purpose')
        ) AS piece (weight, text, what) WHERE delegation.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT delegation.id, 'B', true, naming.text, 'organisation' FROM public.events_delegation AS delegation
        JOIN ({_former.DELEGATION_ORGANISATIONS}) AS named ON named.delegation_id = delegation.id
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = named.organisation_id
        WHERE delegation.state = 'published'
    UNION ALL
    SELECT delegation.id, 'B', true, naming.text, 'person' FROM public.events_delegation AS delegation
        JOIN ({_former.DELEGATION_PEOPLE}) AS named ON named.delegation_id = delegation.id
        JOIN public.events_personnaming AS naming ON naming.person_id = named.person_id
        WHERE delegation.state = 'published'
    UNION ALL
    SELECT delegation.id, 'C', false, piece.text, 'role' FROM public.events_delegation AS delegation
        JOIN ({_ROLES}) AS named ON named.delegation_id = delegation.id
        LEFT JOIN public.events_person AS person ON person.id = named.person_id
        LEFT JOIN public.companies_organisation AS organisation ON organisation.id = named.organisation_id,
        LATERAL (VALUES (named.role_de), (named.role_en), (named.role_ko)) AS piece (text)
        WHERE delegation.state = 'published' AND piece.text <> ''
            AND coalesce(person.state, 'published') = 'published'
            AND coalesce(organisation.state, 'published') = 'published'
    UNION ALL
    SELECT delegation.id, 'C', true, place.text, 'place' FROM public.events_delegation AS delegation
        JOIN ({_former.DELEGATION_PLACES}) AS named ON named.delegation_id = delegation.id
        CROSS JOIN LATERAL public.companies_place_chain(named.place_id) AS chain (id)
        JOIN public.companies_placenaming AS place ON place.place_id = chain.id
        WHERE delegation.state = 'published'
    UNION ALL
    SELECT delegation.id, 'D', false, piece.text, 'topic' FROM public.events_delegation AS delegation
        JOIN public.events_visit AS visit ON visit.delegation_id = delegation.id,
        LATERAL (VALUES (visit.topic_de), (visit.topic_en), (visit.topic_ko)) AS piece (text)
        WHERE delegation.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT delegation.id, 'D', false, source.text, 'source' FROM public.events_delegation AS delegation
        JOIN public.events_delegationcitation AS citation ON citation.record_id = delegation.id
        JOIN public.records_sourcewording AS source ON source.source_id = citation.source_id
        WHERE delegation.state = 'published'
"""

AGREEMENT_TEXTS = """
    SELECT agreement.id AS record_id, piece.weight, false AS is_name, piece.text::text, piece.what
        FROM public.events_agreement AS agreement, LATERAL (
            VALUES ('A', title_de, 'title'), ('A', title_en, 'title'), ('A', title_ko, 'title'),
                ('D', purpose_de, 'purpose'), ('D', purpose_en, 'purpose'), ('D', purpose_ko, 'purpose'),
                ('C', kind_as_printed, 'kind')
            UNION ALL SELECT 'C', label, 'kind' FROM unnest(CASE kind
                WHEN 'mou' THEN ARRAY['MoU', 'memorandum of understanding', 'Absichtserklärung', '양해각서', '업무협약']
                WHEN 'letter of intent' THEN ARRAY['LoI', 'letter of intent', 'Absichtserklärung', '의향서']
                WHEN 'partnership' THEN
                    ARRAY['partnership agreement', 'Partnerschaftsvereinbarung', '파트너십 협정', '협력 협정']
                WHEN 'contract' THEN ARRAY['contract', 'Vertrag', '계약'] END) AS label
        ) AS piece (weight, text, what) WHERE agreement.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT agreement.id, 'B', true, naming.text, 'party' FROM public.events_agreement AS agreement
        JOIN public.events_agreementparty AS party ON party.agreement_id = agreement.id
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = party.organisation_id
        WHERE agreement.state = 'published'
    UNION ALL
    SELECT agreement.id, 'B', true, party.name_at_signing, 'party' FROM public.events_agreement AS agreement
        JOIN public.events_agreementparty AS party ON party.agreement_id = agreement.id
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        WHERE agreement.state = 'published' AND organisation.state = 'published' AND party.name_at_signing <> ''
    UNION ALL
    -- Whoever follows a party today is asked for by those who do not know what it was called. The text says whom.
    SELECT agreement.id, 'C', true, naming.text, 'successor of ' || party.organisation_id
        FROM public.events_agreement AS agreement
        JOIN public.events_agreementparty AS party ON party.agreement_id = agreement.id
        JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
        CROSS JOIN LATERAL public.companies_successors(party.organisation_id) AS successor (id)
        JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = successor.id
        WHERE agreement.state = 'published' AND organisation.state = 'published'
    UNION ALL
    SELECT agreement.id, 'B', true, naming.text, 'person' FROM public.events_agreement AS agreement
        JOIN public.events_agreementsignatory AS signatory ON signatory.agreement_id = agreement.id
        JOIN public.events_personnaming AS naming ON naming.person_id = signatory.person_id
        WHERE agreement.state = 'published'
    UNION ALL
    SELECT agreement.id, 'C', false, piece.text, 'role' FROM public.events_agreement AS agreement
        JOIN public.events_agreementsignatory AS signatory ON signatory.agreement_id = agreement.id
        JOIN public.events_person AS person ON person.id = signatory.person_id,
        LATERAL (VALUES (signatory.role_de), (signatory.role_en), (signatory.role_ko)) AS piece (text)
        WHERE agreement.state = 'published' AND person.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT agreement.id, 'C', true, place.text, 'place' FROM public.events_agreement AS agreement
        CROSS JOIN LATERAL public.companies_place_chain(agreement.place_id) AS chain (id)
        JOIN public.companies_placenaming AS place ON place.place_id = chain.id
        WHERE agreement.state = 'published'
    UNION ALL
    SELECT agreement.id, 'C', true, naming.text, 'topic' FROM public.events_agreement AS agreement
        JOIN public.events_agreement_topics AS chosen ON chosen.agreement_id = agreement.id
        JOIN public.events_topic AS topic ON topic.id = chosen.topic_id,
        LATERAL (VALUES (topic.name_de), (topic.name_en), (topic.name_ko)) AS naming (text)
        WHERE agreement.state = 'published' AND naming.text <> ''
    UNION ALL
    SELECT agreement.id, 'D', false, piece.text, 'delegation' FROM public.events_agreement AS agreement
        JOIN public.events_delegation AS delegation ON delegation.id = agreement.delegation_id,
        LATERAL (VALUES (delegation.title_de), (delegation.title_en), (delegation.title_ko)) AS piece (text)
        WHERE agreement.state = 'published' AND delegation.state = 'published' AND piece.text <> ''
    UNION ALL
    SELECT agreement.id, 'D', false, source.text, 'source' FROM public.events_agreement AS agreement
        JOIN public.events_agreementcitation AS citation ON citation.record_id = agreement.id
        JOIN public.records_sourcewording AS source ON source.source_id = citation.source_id
        WHERE agreement.state = 'published'
"""

AGREEMENT_CAUSES = f"""
    {_former.AGREEMENT_CAUSES}
    UNION ALL SELECT party.agreement_id, 'companies_organisation', succession.successor_id
        FROM public.events_agreementparty AS party
        JOIN public.companies_succession AS succession ON succession.predecessor_id = party.organisation_id
"""

_SUCCESSORS = """
        UNION ALL SELECT public.events_facet(1, successor.id) FROM public.events_agreementparty AS party
            JOIN public.companies_organisation AS organisation ON organisation.id = party.organisation_id
            CROSS JOIN LATERAL public.companies_successors(party.organisation_id) AS successor (id)
            WHERE party.agreement_id = record.id AND organisation.state = 'published'
"""
_BEFORE = "        UNION ALL SELECT public.events_facet(2,"
COLUMNS = _former.COLUMNS.replace(_BEFORE, _SUCCESSORS + _BEFORE, 1).replace(
    "to_tsvector('public.register', public.search_tokens(record.staff_notes))",
    "public.search_document(record.staff_notes, false)",
    1,
)


class Migration(migrations.Migration):
    dependencies = (("events", "0009_wording"), ("companies", "0011_search_documents"))
    operations = (
        migrations.RunSQL(SOURCES, "DROP VIEW public.records_sourcewording"),
        replaced(
            search_entry(
                "events_personentry", "events_person", texts=_former.PERSON_TEXTS, causes=_former.PERSON_CAUSES
            ),
            document_entry("events_personentry", "events_person", texts=PERSON_TEXTS, causes=_former.PERSON_CAUSES),
        ),
        replaced(
            search_entry(
                "events_delegationentry",
                "events_delegation",
                texts=_former.DELEGATION_TEXTS,
                causes=_former.DELEGATION_CAUSES,
            ),
            document_entry(
                "events_delegationentry", "events_delegation", texts=DELEGATION_TEXTS, causes=_former.DELEGATION_CAUSES
            ),
        ),
        replaced(
            search_entry(
                "events_agreemententry",
                "events_agreement",
                texts=_former.AGREEMENT_TEXTS,
                causes=_former.AGREEMENT_CAUSES,
                columns=_former.COLUMNS,
            ),
            document_entry(
                "events_agreemententry",
                "events_agreement",
                texts=AGREEMENT_TEXTS,
                causes=AGREEMENT_CAUSES,
                columns=COLUMNS,
            ),
        ),
        # Nobody needs what made documents before.
        migrations.RunSQL("DROP VIEW public.records_sourcenaming", FORMER_SOURCES),
        migrations.RunSQL(DROP_TOKENS, TOKENS),
        fill_search("events_personentry", "events_person"),
        fill_search("events_delegationentry", "events_delegation"),
        fill_search("events_agreemententry", "events_agreement"),
    )
