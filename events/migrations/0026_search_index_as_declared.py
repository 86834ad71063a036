"""The search index as events/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

from records.search.operations import fill_search

FORWARD = [
    r"""
CREATE OR REPLACE VIEW public.events_personnaming (person_id, text) AS
SELECT record.id, naming.text
    FROM public.events_person AS record
    CROSS JOIN LATERAL (VALUES (record.name_de), (record.name_en), (record.name_ko)) AS naming (text)
    WHERE record.state = 'published' AND naming.text <> ''
UNION ALL
SELECT record.id, naming.text
    FROM public.events_person AS record
    JOIN public.events_personname AS names ON names.person_id = record.id
    CROSS JOIN LATERAL (VALUES (names.text)) AS naming (text)
    WHERE record.state = 'published' AND naming.text <> ''
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
SELECT record.id, 'B', true, naming.text::text, 'party'
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
DROP VIEW public.events_agreemententry_cause;
CREATE VIEW public.events_agreemententry_cause (record_id, cause, row_id) AS
SELECT id AS record_id, 'events_agreement' AS cause, id AS row_id FROM public.events_agreement
UNION ALL SELECT record.id, 'companies_organisation', parties.organisation_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
UNION ALL SELECT record.id, 'companies_organisation', parties.acting_for_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementparty AS parties ON parties.agreement_id = record.id
UNION ALL SELECT record.id, 'events_person', signatories.person_id
    FROM public.events_agreement AS record
    JOIN public.events_agreementsignatory AS signatories ON signatories.agreement_id = record.id
UNION ALL SELECT record.id, 'companies_organisation', signatories.organisation_id
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
CREATE OR REPLACE FUNCTION public.events_agreement_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'kind_as_printed' THEN ROW(r.kind_as_printed::text, NULL, NULL, 'text')::public.records_held
    WHEN 'form' THEN ROW(r.form::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_signed' THEN ROW(r.planned_signed::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'signed' THEN ROW(r.signed::text, NULL, NULL, 'date')::public.records_held
    WHEN 'announced' THEN ROW(r.announced::text, NULL, NULL, 'date')::public.records_held
    WHEN 'effective' THEN ROW(r.effective::text, NULL, NULL, 'date')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'term' THEN ROW(public.records_fingerprints(r.term_de, r.term_en, r.term_ko), NULL, NULL, 'prose')::public.records_held
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
CREATE OR REPLACE FUNCTION public.events_agreementparty_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'name_at_signing' THEN ROW(r.name_at_signing::text, NULL, NULL, 'text')::public.records_held
    WHEN 'acting_for' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.acting_for_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.acting_for_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'signed' THEN ROW(r.signed::text, NULL, NULL, 'date')::public.records_held
    WHEN 'approved' THEN ROW(r.approved::text, NULL, NULL, 'date')::public.records_held
    WHEN 'joined' THEN ROW(r.joined::text, NULL, NULL, 'date')::public.records_held
    WHEN 'withdrew' THEN ROW(r.withdrew::text, NULL, NULL, 'date')::public.records_held END
FROM public.events_agreementparty AS r WHERE r.id = row_id
$$
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_agreementsignatory_held(row_id bigint, field text) RETURNS public.records_held LANGUAGE sql STABLE AS $$
SELECT CASE field
    WHEN 'person' THEN ROW((SELECT named.slug::text FROM public.events_person AS named WHERE named.id = r.person_id), (SELECT named.former_slugs::text[] FROM public.events_person AS named WHERE named.id = r.person_id), NULL, 'events_person')::public.records_held
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'party' THEN ROW((SELECT named.public_id::text FROM public.events_agreementparty AS named WHERE named.id = r.party_id), NULL, NULL, 'events_agreementparty')::public.records_held
    WHEN 'capacity' THEN ROW(r.capacity::text, NULL, NULL, 'text')::public.records_held
    WHEN 'role' THEN ROW(public.records_fingerprints(r.role_de, r.role_en, r.role_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_agreementsignatory AS r WHERE r.id = row_id
$$
""",
]
BACKWARD = [
    r"""
CREATE OR REPLACE FUNCTION public.events_agreementsignatory_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'person' THEN ROW((SELECT named.slug::text FROM public.events_person AS named WHERE named.id = r.person_id), (SELECT named.former_slugs::text[] FROM public.events_person AS named WHERE named.id = r.person_id), NULL, 'events_person')::public.records_held
    WHEN 'party' THEN ROW((SELECT named.public_id::text FROM public.events_agreementparty AS named WHERE named.id = r.party_id), NULL, NULL, 'events_agreementparty')::public.records_held
    WHEN 'capacity' THEN ROW(r.capacity::text, NULL, NULL, 'text')::public.records_held
    WHEN 'role' THEN ROW(public.records_fingerprints(r.role_de, r.role_en, r.role_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_agreementsignatory AS r WHERE r.id = row_id
$function$
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_agreementparty_held(row_id bigint, field text)
 RETURNS records_held
 LANGUAGE sql
 STABLE
AS $function$
SELECT CASE field
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'name_at_signing' THEN ROW(r.name_at_signing::text, NULL, NULL, 'text')::public.records_held
    WHEN 'signed' THEN ROW(r.signed::text, NULL, NULL, 'date')::public.records_held END
FROM public.events_agreementparty AS r WHERE r.id = row_id
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
    WHEN 'event' THEN ROW((SELECT named.slug::text FROM public.events_event AS named WHERE named.id = r.event_id), (SELECT named.former_slugs::text[] FROM public.events_event AS named WHERE named.id = r.event_id), NULL, 'events_event')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'topics' THEN ROW((SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.events_topic AS named JOIN public.events_agreement_topics AS chosen ON chosen.topic_id = named.id WHERE chosen.agreement_id = r.id), NULL, NULL, 'many:events_topic')::public.records_held
    WHEN 'life_cycle' THEN ROW(r.life_cycle::text, NULL, NULL, 'outcome')::public.records_held
    WHEN 'in_force' THEN ROW(r.in_force::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_agreement AS r WHERE r.id = row_id
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
    'events_event'::text AS cause,
    record.event_id AS row_id
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
CREATE OR REPLACE VIEW public.events_personnaming (person_id, text) AS
 SELECT record.id AS person_id,
    naming.text
   FROM (events_person record
     CROSS JOIN LATERAL ( VALUES (record.name_de), (record.name_en), (record.name_ko)) naming(text))
  WHERE (((record.state)::text = 'published'::text) AND ((naming.text)::text <> ''::text));
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0009_translated_reasonings"), ("companies", "0027_search_index_as_declared"), ("events", "0025_names_acts_and_forms"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
        fill_search("events_personentry", "events_person"),
        fill_search("events_delegationentry", "events_delegation"),
        fill_search("events_evententry", "events_event"),
        fill_search("events_agreemententry", "events_agreement"),
        fill_search("events_figureentry", "events_figure"),
    )
