"""The search index as events/search_index.py declares it (written by `make_search_migration`)."""

from django.db import migrations

from records.search.operations import fill_search

FORWARD = [
    r"""
CREATE VIEW public.events_figureentry_text (record_id, weight, is_name, text, what) AS
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, trim_scale(record.value)::text, 'value')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    CROSS JOIN LATERAL (VALUES
        ('B', false, agreement.title_de, 'agreement'),
        ('B', false, agreement.title_en, 'agreement'),
        ('B', false, agreement.title_ko, 'agreement')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    CROSS JOIN LATERAL (VALUES
        ('B', false, delegation.title_de, 'delegation'),
        ('B', false, delegation.title_en, 'delegation'),
        ('B', false, delegation.title_ko, 'delegation')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id AS record_id, piece.weight, piece.is_name, piece.text::text, piece.what
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    JOIN public.events_countingrule AS rule ON rule.id = record.rule_id
    CROSS JOIN LATERAL (VALUES
        ('C', false, rule.name_de, 'rule'),
        ('C', false, rule.name_en, 'rule'),
        ('C', false, rule.name_ko, 'rule')
    ) AS piece (weight, is_name, text, what)
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published' AND piece.text::text <> ''
UNION ALL
SELECT record.id, 'A', false, label, 'subject'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    CROSS JOIN LATERAL unnest(CASE record.subject
        WHEN 'korean companies' THEN ARRAY['Korean companies', 'koreanische Unternehmen', '한국 기업']
        WHEN 'inhabitants' THEN ARRAY['inhabitants', 'Einwohner', '인구', '주민']
        WHEN 'staff' THEN ARRAY['staff', 'Beschäftigte', '직원']
        WHEN 'jobs' THEN ARRAY['jobs', 'Arbeitsplätze', '일자리']
        WHEN 'members' THEN ARRAY['members', 'Mitglieder', '회원']
        WHEN 'exhibitors' THEN ARRAY['exhibitors', 'Aussteller', '참가 업체']
        WHEN 'group size' THEN ARRAY['size of the group', 'Größe der Gruppe', '인원']
        WHEN 'money' THEN ARRAY['money', 'Geld', '금액']
        WHEN 'area' THEN ARRAY['area', 'Fläche', '면적'] END) AS label
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'place'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    JOIN public.companies_placenaming AS naming ON naming.place_id = record.place_id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'place'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    JOIN public.companies_placenaming AS naming ON naming.place_id = office.place_id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'name'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = office__organisation.id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published'
UNION ALL
SELECT record.id, 'B', true, naming.text::text, 'name'
    FROM public.events_figure AS record
    LEFT JOIN public.companies_office AS office ON office.id = record.office_id
    LEFT JOIN public.companies_organisation AS office__organisation ON office__organisation.id = office.organisation_id
    LEFT JOIN public.companies_organisation AS organisation ON organisation.id = record.organisation_id
    LEFT JOIN public.events_agreement AS agreement ON agreement.id = record.agreement_id
    LEFT JOIN public.events_delegation AS delegation ON delegation.id = record.delegation_id
    JOIN public.companies_organisationnaming AS naming ON naming.organisation_id = organisation.id
    WHERE record.state = 'published' AND coalesce(office.state, 'published') = 'published' AND coalesce(office__organisation.state, 'published') = 'published' AND coalesce(organisation.state, 'published') = 'published' AND coalesce(agreement.state, 'published') = 'published' AND coalesce(delegation.state, 'published') = 'published'
""",
    r"""
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
UNION ALL SELECT record.id, 'companies_place', record.place_id
    FROM public.events_figure AS record
UNION ALL SELECT record.id, 'companies_place', office.place_id
    FROM public.events_figure AS record
    JOIN public.companies_office AS office ON office.id = record.office_id
UNION ALL SELECT record.id, 'events_countingrule', record.rule_id
    FROM public.events_figure AS record
""",
    r"""
CREATE OR REPLACE FUNCTION public.events_figureentry_due(ids bigint[]) RETURNS SETOF public.events_figureentry
LANGUAGE sql STABLE AS $$
    WITH said AS MATERIALIZED (
        SELECT DISTINCT record_id, weight, is_name, text FROM public.events_figureentry_text WHERE record_id = ANY(ids)
    ), spelt AS MATERIALIZED (
        SELECT is_name, text, public.search_document(text, is_name) AS document
        FROM (SELECT DISTINCT is_name, text FROM said) AS different
    ), found_by AS MATERIALIZED (
        SELECT record_id, public.search_documents(
            setweight(spelt.document, weight::"char") ORDER BY weight, is_name, text) AS document
        FROM said JOIN spelt USING (is_name, text) GROUP BY record_id
    )
    SELECT found_by.document, record.id
    FROM found_by JOIN public.events_figure AS record ON record.id = found_by.record_id
$$
""",
]
BACKWARD = [
    r"""
DROP FUNCTION public.events_figureentry_due(bigint[])
""",
    r"""
DROP VIEW public.events_figureentry_cause
""",
    r"""
DROP VIEW public.events_figureentry_text
""",
]


class Migration(migrations.Migration):
    dependencies = (("records", "0004_values"), ("companies", "0019_counts_are_figures"), ("events", "0017_figures"),)
    operations = (
        migrations.RunSQL(FORWARD, BACKWARD),
        fill_search("events_figureentry", "events_figure"),
    )
