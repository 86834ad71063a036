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
]
BACKWARD = [
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
