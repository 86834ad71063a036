"""The search index as events/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

from records.search.operations import fill_search

FORWARD = [
    r"""
CREATE VIEW public.events_evententry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_event AS record
    CROSS JOIN LATERAL (VALUES
        ('A', false, record.title_de, 'title'),
        ('A', false, record.title_en, 'title'),
        ('A', false, record.title_ko, 'title'),
        ('D', false, record.summary_de, 'summary'),
        ('D', false, record.summary_en, 'summary'),
        ('D', false, record.summary_ko, 'summary')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_event AS record
    JOIN public.events_eventparticipant AS participants ON participants.event_id = record.id
    LEFT JOIN public.events_person AS participants__person ON participants__person.id = participants.person_id
    LEFT JOIN public.companies_organisation AS participants__organisation ON participants__organisation.id = participants.organisation_id
    LEFT JOIN public.events_delegation AS participants__delegation ON participants__delegation.id = participants.delegation_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, participants.role_de, 'role'),
        ('C', false, participants.role_en, 'role'),
        ('C', false, participants.role_ko, 'role')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(participants__person.state, 'published') = 'published' AND coalesce(participants__organisation.state, 'published') = 'published' AND coalesce(participants__delegation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_event AS record
    JOIN public.events_eventparticipant AS participants ON participants.event_id = record.id
    JOIN public.events_delegation AS participants__delegation ON participants__delegation.id = participants.delegation_id
    CROSS JOIN LATERAL (VALUES
        ('B', false, participants__delegation.title_de, 'delegation'),
        ('B', false, participants__delegation.title_en, 'delegation'),
        ('B', false, participants__delegation.title_ko, 'delegation')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND participants__delegation.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_event AS record
    JOIN public.events_eventseries AS series ON series.id = record.series_id
    CROSS JOIN LATERAL (VALUES
        ('B', true, series.name_de, 'series'),
        ('B', true, series.name_en, 'series'),
        ('B', true, series.name_ko, 'series')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'organisation'
    FROM public.events_event AS record
    JOIN public.events_eventparticipant AS participants ON participants.event_id = record.id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = participants.organisation_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'person'
    FROM public.events_event AS record
    JOIN public.events_eventparticipant AS participants ON participants.event_id = record.id
    JOIN public.events_personnaming AS naming ON naming.person_id = participants.person_id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'C', true, naming.text::text, 'place'
    FROM public.events_event AS record
    CROSS JOIN LATERAL public.companies_place_chain(record.place_id) AS meant (id)
    JOIN public.companies_placenaming AS naming ON naming.place_id = meant.id
    WHERE record.state = 'published'
UNION ALL
SELECT record.id, 'D', false, naming.text::text, 'source'
    FROM public.events_event AS record
    JOIN public.events_eventcitation AS citations ON citations.record_id = record.id
    JOIN public.records_sourcewording AS naming ON naming.source_id = citations.source_id
    WHERE record.state = 'published'
""",
    r"""
CREATE VIEW public.events_evententry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'events_event' AS cause, id AS row_id FROM public.events_event
UNION ALL SELECT record.id, 'events_eventseries', record.series_id
    FROM public.events_event AS record
UNION ALL SELECT record.id, 'companies_organisation', participants.organisation_id
    FROM public.events_event AS record
    JOIN public.events_eventparticipant AS participants ON participants.event_id = record.id
UNION ALL SELECT record.id, 'events_person', participants.person_id
    FROM public.events_event AS record
    JOIN public.events_eventparticipant AS participants ON participants.event_id = record.id
UNION ALL SELECT record.id, 'events_delegation', participants.delegation_id
    FROM public.events_event AS record
    JOIN public.events_eventparticipant AS participants ON participants.event_id = record.id
UNION ALL SELECT record.id, 'companies_place', record.place_id
    FROM public.events_event AS record
UNION ALL SELECT record.id, 'records_source', citations.source_id
    FROM public.events_event AS record
    JOIN public.events_eventcitation AS citations ON citations.record_id = record.id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.events_event AS record
    JOIN public.companies_placeancestry AS cause ON cause.place_id = record.place_id
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_evententry_due(ids bigint[]) RETURNS SETOF public.events_evententry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.events_evententry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.events_event AS record ON record.id = found_by.record_id
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
UNION ALL SELECT record.id, 'events_event', record.event_id
    FROM public.events_agreement AS record
UNION ALL SELECT record.id, 'records_source', citations.source_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementcitation AS citations ON citations.record_id = record.id
UNION ALL SELECT record.id, 'companies_place', parties__organisation.seat_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
    JOIN public.companies_organisation AS parties__organisation ON parties__organisation.id = parties.organisation_id
UNION ALL SELECT record.id, 'companies_organisation', cause.successor_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
    JOIN public.companies_succession AS cause ON cause.predecessor_id = parties.organisation_id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.events_agreement AS record
    JOIN public.companies_placeancestry AS cause ON cause.place_id = record.place_id
UNION ALL SELECT record.id, 'companies_place', cause.id
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
    JOIN public.companies_organisation AS parties__organisation ON parties__organisation.id = parties.organisation_id
    JOIN public.companies_placeancestry AS cause ON cause.place_id = parties__organisation.seat_id
""",
    r"""
DROP VIEW public.events_figureentry_text;
CREATE VIEW public.events_figureentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, trim_scale(record.value)::text, 'value')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    CROSS JOIN LATERAL (VALUES
        ('B', false, agreement.title_de, 'agreement'),
        ('B', false, agreement.title_en, 'agreement'),
        ('B', false, agreement.title_ko, 'agreement')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    CROSS JOIN LATERAL (VALUES
        ('B', false, delegation.title_de, 'delegation'),
        ('B', false, delegation.title_en, 'delegation'),
        ('B', false, delegation.title_ko, 'delegation')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    CROSS JOIN LATERAL (VALUES
        ('B', false, event.title_de, 'event'),
        ('B', false, event.title_en, 'event'),
        ('B', false, event.title_ko, 'event')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    JOIN public.events_countingrule AS rule ON rule.id = record.rule_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, rule.name_de, 'rule'),
        ('C', false, rule.name_en, 'rule'),
        ('C', false, rule.name_ko, 'rule')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'A', false, label, 'subject'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    CROSS JOIN LATERAL unnest(CASE record.subject
        WHEN 'korean companies' THEN ARRAY['Korean companies', 'koreanische Unternehmen', '한국 기업']
        WHEN 'inhabitants' THEN ARRAY['inhabitants', 'Einwohner', '인구', '주민']
        WHEN 'staff' THEN ARRAY['staff', 'Beschäftigte', '직원']
        WHEN 'jobs' THEN ARRAY['jobs', 'Arbeitsplätze', '일자리']
        WHEN 'members' THEN ARRAY['members', 'Mitglieder', '회원']
        WHEN 'exhibitors' THEN ARRAY['exhibitors', 'Aussteller', '참가 업체']
        WHEN 'attendance' THEN ARRAY['attendance', 'Teilnehmerzahl', 'Besucher', '참석자', '참가자']
        WHEN 'group size' THEN ARRAY['size of the group', 'Größe der Gruppe', '인원']
        WHEN 'money' THEN ARRAY['money', 'Geld', '금액']
        WHEN 'area' THEN ARRAY['area', 'Fläche', '면적'] END) AS label
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'place'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    JOIN public.companies_placenaming AS naming ON naming.place_id = record.place_id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'place'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    JOIN public.companies_placenaming AS naming ON naming.place_id = office.place_id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'name'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = office__organisation.id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'name'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    LEFT JOIN public.events_event AS event ON event.id = record.event_id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = organisation.id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND coalesce(event.state, 'published') = 'published'
""",
    r"""
DROP VIEW public.events_figureentry_cause;
CREATE VIEW public.events_figureentry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'events_figure' AS cause, id AS row_id FROM public.events_figure
UNION ALL SELECT record.id, 'companies_office', record.office_id
    FROM public.events_figure AS record
UNION ALL SELECT record.id, 'companies_organisation', office.organisation_id
    FROM public.events_figure AS record
    JOIN public.companies_office AS office ON office.id = record.office_id
UNION ALL SELECT record.id, 'companies_organisation', record.organisation_id
    FROM public.events_figure AS record
UNION ALL SELECT record.id, 'events_agreement', record.agreement_id
    FROM public.events_figure AS record
UNION ALL SELECT record.id, 'events_delegation', record.delegation_id
    FROM public.events_figure AS record
UNION ALL SELECT record.id, 'events_event', record.event_id
    FROM public.events_figure AS record
UNION ALL SELECT record.id, 'companies_place', record.place_id
    FROM public.events_figure AS record
UNION ALL SELECT record.id, 'companies_place', office.place_id
    FROM public.events_figure AS record
    JOIN public.companies_office AS office ON office.id = record.office_id
UNION ALL SELECT record.id, 'events_countingrule', record.rule_id
    FROM public.events_figure AS record
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_agreement_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'kind_as_printed' THEN ROW(r.kind_as_printed::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_signed' THEN ROW(r.planned_signed::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'signed' THEN ROW(r.signed::text, NULL, NULL, 'date')::public.records_held
    WHEN 'announced' THEN ROW(r.announced::text, NULL, NULL, 'date')::public.records_held
    WHEN 'effective' THEN ROW(r.effective::text, NULL, NULL, 'date')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'delegation' THEN ROW((SELECT named.slug::text FROM public.events_delegation AS named WHERE named.id = r.delegation_id), (SELECT named.former_slugs::text[] FROM public.events_delegation AS named WHERE named.id = r.delegation_id), NULL, 'events_delegation')::public.records_held
    WHEN 'event' THEN ROW((SELECT named.slug::text FROM public.events_event AS named WHERE named.id = r.event_id), (SELECT named.former_slugs::text[] FROM public.events_event AS named WHERE named.id = r.event_id), NULL, 'events_event')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'topics' THEN ROW((SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.events_topic AS named JOIN public.events_agreement_topics AS chosen ON chosen.topic_id = named.id WHERE chosen.agreement_id = r.id), NULL, NULL, 'many:events_topic')::public.records_held
    WHEN 'life_cycle' THEN ROW(r.life_cycle::text, NULL, NULL, 'outcome')::public.records_held
    WHEN 'in_force' THEN ROW(r.in_force::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_agreement AS r WHERE r.id = row_id
$$
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_figure_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'office' THEN ROW((SELECT named.slug::text FROM public.companies_office AS named WHERE named.id = r.office_id), (SELECT named.former_slugs::text[] FROM public.companies_office AS named WHERE named.id = r.office_id), NULL, 'companies_office')::public.records_held
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'agreement' THEN ROW((SELECT named.slug::text FROM public.events_agreement AS named WHERE named.id = r.agreement_id), (SELECT named.former_slugs::text[] FROM public.events_agreement AS named WHERE named.id = r.agreement_id), NULL, 'events_agreement')::public.records_held
    WHEN 'delegation' THEN ROW((SELECT named.slug::text FROM public.events_delegation AS named WHERE named.id = r.delegation_id), (SELECT named.former_slugs::text[] FROM public.events_delegation AS named WHERE named.id = r.delegation_id), NULL, 'events_delegation')::public.records_held
    WHEN 'event' THEN ROW((SELECT named.slug::text FROM public.events_event AS named WHERE named.id = r.event_id), (SELECT named.former_slugs::text[] FROM public.events_event AS named WHERE named.id = r.event_id), NULL, 'events_event')::public.records_held
    WHEN 'value' THEN ROW(trim_scale(r.value)::text, NULL, NULL, 'text')::public.records_held
    WHEN 'unit' THEN ROW(r.unit::text, NULL, NULL, 'text')::public.records_held
    WHEN 'period' THEN ROW(r.period::text, NULL, NULL, 'text')::public.records_held
    WHEN 'qualifier' THEN ROW(r.qualifier::text, NULL, NULL, 'text')::public.records_held
    WHEN 'is_planned' THEN ROW(r.is_planned::text, NULL, NULL, 'text')::public.records_held
    WHEN 'as_of' THEN ROW(r.as_of::text, NULL, NULL, 'date')::public.records_held
    WHEN 'rule' THEN ROW((SELECT named.slug::text FROM public.events_countingrule AS named WHERE named.id = r.rule_id), NULL, NULL, 'events_countingrule')::public.records_held END
FROM public.events_figure AS r WHERE r.id = row_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.events_figure_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'office' THEN ROW((SELECT named.slug::text FROM public.companies_office AS named WHERE named.id = r.office_id), (SELECT named.former_slugs::text[] FROM public.companies_office AS named WHERE named.id = r.office_id), NULL, 'companies_office')::public.records_held
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'agreement' THEN ROW((SELECT named.slug::text FROM public.events_agreement AS named WHERE named.id = r.agreement_id), (SELECT named.former_slugs::text[] FROM public.events_agreement AS named WHERE named.id = r.agreement_id), NULL, 'events_agreement')::public.records_held
    WHEN 'delegation' THEN ROW((SELECT named.slug::text FROM public.events_delegation AS named WHERE named.id = r.delegation_id), (SELECT named.former_slugs::text[] FROM public.events_delegation AS named WHERE named.id = r.delegation_id), NULL, 'events_delegation')::public.records_held
    WHEN 'value' THEN ROW(trim_scale(r.value)::text, NULL, NULL, 'text')::public.records_held
    WHEN 'unit' THEN ROW(r.unit::text, NULL, NULL, 'text')::public.records_held
    WHEN 'period' THEN ROW(r.period::text, NULL, NULL, 'text')::public.records_held
    WHEN 'qualifier' THEN ROW(r.qualifier::text, NULL, NULL, 'text')::public.records_held
    WHEN 'is_planned' THEN ROW(r.is_planned::text, NULL, NULL, 'text')::public.records_held
    WHEN 'as_of' THEN ROW(r.as_of::text, NULL, NULL, 'date')::public.records_held
    WHEN 'rule' THEN ROW((SELECT named.slug::text FROM public.events_countingrule AS named WHERE named.id = r.rule_id), NULL, NULL, 'events_countingrule')::public.records_held END
FROM public.events_figure AS r WHERE r.id = row_id
$function$
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_agreement_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'kind_as_printed' THEN ROW(r.kind_as_printed::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_signed' THEN ROW(r.planned_signed::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'signed' THEN ROW(r.signed::text, NULL, NULL, 'date')::public.records_held
    WHEN 'announced' THEN ROW(r.announced::text, NULL, NULL, 'date')::public.records_held
    WHEN 'effective' THEN ROW(r.effective::text, NULL, NULL, 'date')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'delegation' THEN ROW((SELECT named.slug::text FROM public.events_delegation AS named WHERE named.id = r.delegation_id), (SELECT named.former_slugs::text[] FROM public.events_delegation AS named WHERE named.id = r.delegation_id), NULL, 'events_delegation')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'topics' THEN ROW((SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.events_topic AS named JOIN public.events_agreement_topics AS chosen ON chosen.topic_id = named.id WHERE chosen.agreement_id = r.id), NULL, NULL, 'many:events_topic')::public.records_held
    WHEN 'life_cycle' THEN ROW(r.life_cycle::text, NULL, NULL, 'outcome')::public.records_held
    WHEN 'in_force' THEN ROW(r.in_force::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_agreement AS r WHERE r.id = row_id
$function$
""",
    r"""
DROP VIEW public.events_figureentry_cause;
CREATE VIEW public.events_figureentry_cause (record_id, cause, row_id) AS
 SELECT events_figure.id AS record_id,
    'events_figure'::text AS cause,
    events_figure.id AS row_id
   FROM events_figure
UNION ALL
 SELECT record.id AS record_id,
    'companies_office'::text AS cause,
    record.office_id AS row_id
   FROM events_figure record
UNION ALL
 SELECT record.id AS record_id,
    'companies_organisation'::text AS cause,
    office.organisation_id AS row_id
   FROM (events_figure record
     JOIN companies_office office ON ((office.id = record.office_id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_organisation'::text AS cause,
    record.organisation_id AS row_id
   FROM events_figure record
UNION ALL
 SELECT record.id AS record_id,
    'events_agreement'::text AS cause,
    record.agreement_id AS row_id
   FROM events_figure record
UNION ALL
 SELECT record.id AS record_id,
    'events_delegation'::text AS cause,
    record.delegation_id AS row_id
   FROM events_figure record
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    record.place_id AS row_id
   FROM events_figure record
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    office.place_id AS row_id
   FROM (events_figure record
     JOIN companies_office office ON ((office.id = record.office_id)))
UNION ALL
 SELECT record.id AS record_id,
    'events_countingrule'::text AS cause,
    record.rule_id AS row_id
   FROM events_figure record;
""",
    r"""
DROP VIEW public.events_figureentry_text;
CREATE VIEW public.events_figureentry_text (record_id, weight, is_name, text, what) AS
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    piece.text,
    piece.what
   FROM ((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     CROSS JOIN LATERAL ( VALUES ('C'::text,false,(trim_scale(record.value))::text,'value'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text) AND (piece.text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM ((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     CROSS JOIN LATERAL ( VALUES ('B'::text,false,agreement.title_de,'agreement'::text), ('B'::text,false,agreement.title_en,'agreement'::text), ('B'::text,false,agreement.title_ko,'agreement'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    (piece.text)::text AS text,
    piece.what
   FROM ((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     CROSS JOIN LATERAL ( VALUES ('B'::text,false,delegation.title_de,'delegation'::text), ('B'::text,false,delegation.title_en,'delegation'::text), ('B'::text,false,delegation.title_ko,'delegation'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text) AND ((piece.text)::text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    piece.weight,
    piece.is_name,
    piece.text,
    piece.what
   FROM (((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     JOIN events_countingrule rule ON ((rule.id = record.rule_id)))
     CROSS JOIN LATERAL ( VALUES ('C'::text,false,rule.name_de,'rule'::text), ('C'::text,false,rule.name_en,'rule'::text), ('C'::text,false,rule.name_ko,'rule'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text) AND (piece.text <> ''::text))
UNION ALL
 SELECT record.id AS record_id,
    'A'::text AS weight,
    false AS is_name,
    label.label AS text,
    'subject'::text AS what
   FROM ((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     CROSS JOIN LATERAL unnest(
        CASE record.subject
            WHEN 'korean companies'::text THEN ARRAY['Korean companies'::text, 'koreanische Unternehmen'::text, '한국 기업'::text]
            WHEN 'inhabitants'::text THEN ARRAY['inhabitants'::text, 'Einwohner'::text, '인구'::text, '주민'::text]
            WHEN 'staff'::text THEN ARRAY['staff'::text, 'Beschäftigte'::text, '직원'::text]
            WHEN 'jobs'::text THEN ARRAY['jobs'::text, 'Arbeitsplätze'::text, '일자리'::text]
            WHEN 'members'::text THEN ARRAY['members'::text, 'Mitglieder'::text, '회원'::text]
            WHEN 'exhibitors'::text THEN ARRAY['exhibitors'::text, 'Aussteller'::text, '참가 업체'::text]
            WHEN 'group size'::text THEN ARRAY['size of the group'::text, 'Größe der Gruppe'::text, '인원'::text]
            WHEN 'money'::text THEN ARRAY['money'::text, 'Geld'::text, '금액'::text]
            WHEN 'area'::text THEN ARRAY['area'::text, 'Fläche'::text, '면적'::text]
            ELSE NULL::text[]
        END) label(label))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text))
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'place'::text AS what
   FROM ((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     JOIN companies_placenaming naming ON ((naming.place_id = record.place_id)))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text))
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'place'::text AS what
   FROM ((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     JOIN companies_placenaming naming ON ((naming.place_id = office.place_id)))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text))
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'name'::text AS what
   FROM ((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = office__organisation.id)))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text))
UNION ALL
 SELECT record.id AS record_id,
    'B'::text AS weight,
    true AS is_name,
    (naming.text)::text AS text,
    'name'::text AS what
   FROM ((((((events_figure record
     LEFT JOIN companies_office office ON ((office.id = record.office_id)))
     LEFT JOIN companies_organisation office__organisation ON ((office__organisation.id = office.organisation_id)))
     LEFT JOIN companies_organisation organisation ON ((organisation.id = record.organisation_id)))
     LEFT JOIN events_agreement agreement ON ((agreement.id = record.agreement_id)))
     LEFT JOIN events_delegation delegation ON ((delegation.id = record.delegation_id)))
     JOIN companies_organisationnaming naming ON ((naming.organisation_id = organisation.id)))
  WHERE (((record.state)::text = 'published'::text) AND ((COALESCE(office.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(office__organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(organisation.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(agreement.state, 'published'::character varying))::text = 'published'::text) AND ((COALESCE(delegation.state, 'published'::character varying))::text = 'published'::text));
""",
    r"""
DROP VIEW public.events_agreemententry_cause;
CREATE VIEW public.events_agreemententry_cause (record_id, cause, row_id) AS
 SELECT events_agreement.id AS record_id,
    'events_agreement'::text AS cause,
    events_agreement.id AS row_id
   FROM events_agreement
UNION ALL
 SELECT record.id AS record_id,
    'companies_organisation'::text AS cause,
    parties.organisation_id AS row_id
   FROM (events_agreement record
     JOIN events_agreementparty parties ON ((parties.agreement_id = record.id)))
UNION ALL
 SELECT record.id AS record_id,
    'events_person'::text AS cause,
    signatories.person_id AS row_id
   FROM (events_agreement record
     JOIN events_agreementsignatory signatories ON ((signatories.agreement_id = record.id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    record.place_id AS row_id
   FROM events_agreement record
UNION ALL
 SELECT record.id AS record_id,
    'events_topic'::text AS cause,
    chosen_topics.topic_id AS row_id
   FROM (events_agreement record
     JOIN events_agreement_topics chosen_topics ON ((chosen_topics.agreement_id = record.id)))
UNION ALL
 SELECT record.id AS record_id,
    'events_delegation'::text AS cause,
    record.delegation_id AS row_id
   FROM events_agreement record
UNION ALL
 SELECT record.id AS record_id,
    'records_source'::text AS cause,
    citations.source_id AS row_id
   FROM (events_agreement record
     JOIN events_agreementcitation citations ON ((citations.record_id = record.id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    parties__organisation.seat_id AS row_id
   FROM ((events_agreement record
     JOIN events_agreementparty parties ON ((parties.agreement_id = record.id)))
     JOIN companies_organisation parties__organisation ON ((parties__organisation.id = parties.organisation_id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_organisation'::text AS cause,
    cause.successor_id AS row_id
   FROM ((events_agreement record
     JOIN events_agreementparty parties ON ((parties.agreement_id = record.id)))
     JOIN companies_succession cause ON ((cause.predecessor_id = parties.organisation_id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    cause.id AS row_id
   FROM (events_agreement record
     JOIN companies_placeancestry cause ON ((cause.place_id = record.place_id)))
UNION ALL
 SELECT record.id AS record_id,
    'companies_place'::text AS cause,
    cause.id AS row_id
   FROM (((events_agreement record
     JOIN events_agreementparty parties ON ((parties.agreement_id = record.id)))
     JOIN companies_organisation parties__organisation ON ((parties__organisation.id = parties.organisation_id)))
     JOIN companies_placeancestry cause ON ((cause.place_id = parties__organisation.seat_id)));
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
     CROSS JOIN LATERAL ( VALUES ('A'::text,false,record.title_de,'title'::text), ('A'::text,false,record.title_en,'title'::text), ('A'::text,false,record.title_ko,'title'::text), ('C'::text,false,record.kind_as_printed,'kind'::text), ('D'::text,false,record.purpose_de,'purpose'::text), ('D'::text,false,record.purpose_en,'purpose'::text), ('D'::text,false,record.purpose_ko,'purpose'::text)) piece(weight, is_name, text, what))
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
   FROM (((events_agreement record
     JOIN events_agreementsignatory signatories ON ((signatories.agreement_id = record.id)))
     JOIN events_person signatories__person ON ((signatories__person.id = signatories.person_id)))
     CROSS JOIN LATERAL ( VALUES ('C'::text,false,signatories.role_de,'role'::text), ('C'::text,false,signatories.role_en,'role'::text), ('C'::text,false,signatories.role_ko,'role'::text)) piece(weight, is_name, text, what))
  WHERE (((record.state)::text = 'published'::text) AND ((signatories__person.state)::text = 'published'::text) AND ((piece.text)::text <> ''::text))
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
    'person'::text AS what
   FROM ((events_agreement record
     JOIN events_agreementsignatory signatories ON ((signatories.agreement_id = record.id)))
     JOIN events_personnaming naming ON ((naming.person_id = signatories.person_id)))
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
    r"""
DROP FUNCTION public.events_evententry_due(bigint[])
""",
    r"""
DROP VIEW public.events_evententry_cause
""",
    r"""
DROP VIEW public.events_evententry_text
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0009_translated_reasonings"), ("companies", "0025_translated_reasonings"), ("events", "0023_events"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
        fill_search("events_evententry", "events_event"),
    )
