"""Organisations, their offices and counts, places and sectors, and what keeps them in step."""

import re

import django.contrib.postgres.fields
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
from records.search.operations import keep_search, keep_search_of

PARTS = (
    ("companies_organisationname", "companies_organisation", "organisation_id"),
    ("companies_organisationrelation", "companies_organisation", "organisation_id"),
    ("companies_organisation_sectors", "companies_organisation", "organisation_id"),
    ("companies_organisationcitation", "companies_organisation", "record_id"),
    ("companies_officefunction", "companies_office", "office_id"),
    ("companies_officecitation", "companies_office", "record_id"),
    ("companies_countcitation", "companies_count", "record_id"),
)
# Table, its key to the record, the part's table, the key to the part, and the part's key to the record.
SAME_OWNER = (
    ("companies_organisationcitation", "record_id", "companies_organisationname", "name_id", "organisation_id"),
    ("companies_organisationcitation", "record_id", "companies_organisationrelation", "relation_id", "organisation_id"),
    ("companies_officecitation", "record_id", "companies_officefunction", "function_id", "office_id"),
)
CITATION = {"lines": ("field", "place_in_source", "value", "reason", "fact"), "texts": ("steps",)}
CLEANED = {
    "companies_place": {"lines": (*translated("name", "locative"), "code")},
    "companies_sector": {"lines": translated("name")},
    "companies_organisation": {
        "lines": (*translated("name"), "website", "lei", "wikidata", "register_number"),
        "texts": (*translated("summary"), "withdrawal_reason"),
    },
    "companies_organisationname": {"lines": ("text", "language")},
    "companies_organisationcitation": CITATION,
    "companies_office": {"lines": ("address",), "texts": ("withdrawal_reason",)},
    "companies_officefunction": {"lines": translated("note")},
    "companies_officecitation": CITATION,
    "companies_count": {"lines": (), "texts": (*translated("rule"), "withdrawal_reason")},
    "companies_countcitation": CITATION,
}

PLACES_AND_SUCCESSION = """
CREATE FUNCTION public.companies_place_chain(place bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    -- A place and all it lies in.
    WITH RECURSIVE chain (id) AS (
        SELECT place WHERE place IS NOT NULL
        UNION SELECT within_id FROM public.companies_place AS inner_place, chain
            WHERE inner_place.id = chain.id AND within_id IS NOT NULL
    ) SELECT id FROM chain
$$;

-- For every place each place it lies in, itself among them.
CREATE VIEW public.companies_placeancestry AS
    WITH RECURSIVE chain (place_id, id) AS (
        SELECT id, id FROM public.companies_place
        UNION SELECT chain.place_id, within_id FROM chain, public.companies_place AS inner_place
            WHERE inner_place.id = chain.id AND within_id IS NOT NULL
    ) SELECT place_id, id FROM chain;

-- Who follows whom, by one step.
CREATE VIEW public.companies_following AS
    SELECT organisation_id AS predecessor_id, other_id AS successor_id FROM public.companies_organisationrelation
        WHERE kind = 'merged into'
    UNION ALL
    SELECT other_id, organisation_id FROM public.companies_organisationrelation WHERE kind = 'successor of';

CREATE FUNCTION public.companies_successors(organisation bigint) RETURNS SETOF bigint
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    -- All published organisations that followed this one, by any number of steps over published ones; never itself, not
    -- even where they follow each other in a circle.
    WITH RECURSIVE chain (id) AS (
        SELECT organisation WHERE organisation IS NOT NULL
        UNION SELECT step.id FROM chain CROSS JOIN LATERAL (
            SELECT successor.id FROM public.companies_following AS following
                JOIN public.companies_organisation AS successor
                    ON successor.id = following.successor_id AND successor.state = 'published'
            WHERE following.predecessor_id = chain.id
            -- Each step by itself: expected from ten organisations at once, it would be joined with all ties there are.
            OFFSET 0
        ) AS step
    ) SELECT id FROM chain WHERE id <> organisation
$$;

-- For every organisation all that followed it, whatever their state.
CREATE VIEW public.companies_succession AS
    WITH RECURSIVE chain (predecessor_id, successor_id) AS (
        SELECT predecessor_id, successor_id FROM public.companies_following
        UNION SELECT chain.predecessor_id, following.successor_id FROM chain
            JOIN public.companies_following AS following ON following.predecessor_id = chain.successor_id
    ) SELECT predecessor_id, successor_id FROM chain;
"""
DROP_PLACES_AND_SUCCESSION = """
DROP VIEW public.companies_succession;
DROP FUNCTION public.companies_successors(bigint);
DROP VIEW public.companies_following;
DROP VIEW public.companies_placeancestry;
DROP FUNCTION public.companies_place_chain(bigint);
"""

# As companies/search_index.py declares it (`make_search_migration` writes what changes of it).
SEARCH_INDEX = [
    r"""
CREATE VIEW public.companies_organisationnaming (organisation_id, text) AS
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
CREATE VIEW public.companies_placenaming (place_id, text) AS
SELECT record.id, naming.text
    FROM public.companies_place AS record
    CROSS JOIN LATERAL (VALUES (record.name_de), (record.name_en), (record.name_ko)) AS naming (text)
    WHERE naming.text <> ''
""",
    r"""
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
CREATE FUNCTION public.companies_organisationentry_due(ids bigint[]) RETURNS SETOF public.companies_organisationentry
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
CREATE FUNCTION public.companies_officeentry_due(ids bigint[]) RETURNS SETOF public.companies_officeentry
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
CREATE FUNCTION public.companies_countentry_due(ids bigint[]) RETURNS SETOF public.companies_countentry
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
DROP_SEARCH_INDEX = [
    "DROP FUNCTION public.companies_countentry_due(bigint[])",
    "DROP VIEW public.companies_countentry_cause",
    "DROP VIEW public.companies_countentry_text",
    "DROP FUNCTION public.companies_officeentry_due(bigint[])",
    "DROP VIEW public.companies_officeentry_cause",
    "DROP VIEW public.companies_officeentry_text",
    "DROP FUNCTION public.companies_organisationentry_due(bigint[])",
    "DROP VIEW public.companies_organisationentry_cause",
    "DROP VIEW public.companies_organisationentry_text",
    "DROP VIEW public.companies_placenaming",
    "DROP VIEW public.companies_organisationnaming",
]


class Migration(migrations.Migration):
    replaces = [
        ("companies", "0001_initial"),
        ("companies", "0002_initial"),
        ("companies", "0003_triggers"),
        ("companies", "0004_place_locative"),
        ("companies", "0005_search_entries"),
        ("companies", "0006_search_index"),
        ("companies", "0007_clean_texts"),
        ("companies", "0008_visible_names"),
        ("companies", "0009_wording"),
        ("companies", "0010_countentry"),
        ("companies", "0011_search_documents"),
        ("companies", "0012_reference_documents"),
        ("companies", "0013_contradictions"),
        ("companies", "0014_succession_ends"),
        ("companies", "0015_succession_by_index"),
        ("companies", "0016_search_index_as_declared"),
    ]

    initial = True

    dependencies = [
        ("records", "0002_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Place",
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
                ("kind", models.CharField(choices=[("country", "country"), ("state", "state or province"), ("region", "region"), ("district", "district"), ("city", "city")], max_length=10, verbose_name="kind")),
                ("code", models.CharField(blank=True, default="", help_text="ISO 3166 for countries and states (KR, DE-NW, KR-11), the municipality key (AGS) for German cities.", max_length=20, verbose_name="ISO or AGS code")),
                ("latitude", models.FloatField(blank=True, help_text="Degrees north, WGS 84.", null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, help_text="Degrees east, WGS 84.", null=True, verbose_name="longitude")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("within", models.ForeignKey(blank=True, help_text="The next larger place this one lies in.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="parts", to="companies.place", verbose_name="within")),
                ("locative", models.CharField(blank=True, default="", help_text="How it stands after “in”, where that is not the plain name: “der Technologieregion Aachen”. Else leave empty.", max_length=200, verbose_name="name after “in”")),
                ("locative_de", models.CharField(blank=True, default="", help_text="How it stands after “in”, where that is not the plain name: “der Technologieregion Aachen”. Else leave empty.", max_length=200, null=True, verbose_name="name after “in”")),
                ("locative_en", models.CharField(blank=True, default="", help_text="How it stands after “in”, where that is not the plain name: “der Technologieregion Aachen”. Else leave empty.", max_length=200, null=True, verbose_name="name after “in”")),
                ("locative_ko", models.CharField(blank=True, default="", help_text="How it stands after “in”, where that is not the plain name: “der Technologieregion Aachen”. Else leave empty.", max_length=200, null=True, verbose_name="name after “in”")),
                ("document", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.Document("name_de", "name_en", "name_ko", "code"), output_field=django.contrib.postgres.search.SearchVectorField(), serialize=False)),
            ],
            options={
                "verbose_name": "place",
                "verbose_name_plural": "places",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__gt", ""), ("name_de__isnull", False)), models.Q(("name_en__gt", ""), ("name_en__isnull", False)), models.Q(("name_ko__gt", ""), ("name_ko__isnull", False)), _connector="OR"), name="companies_place_name_in_some_language", violation_error_message="Fill in at least one language."),
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="companies_place_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.UniqueConstraint(condition=models.Q(("code", ""), _negated=True), fields=("code",), name="companies_place_code", violation_error_message="Another place has this code."),
                    models.CheckConstraint(condition=models.Q(("within__isnull", True), models.Q(("within", models.F("id")), _negated=True), _connector="OR"), name="companies_place_not_within_itself", violation_error_message="A place cannot lie within itself."),
                    models.CheckConstraint(condition=models.Q(models.Q(("latitude__isnull", True), ("longitude__isnull", True)), models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))), _connector="OR"), name="companies_place_coordinates", violation_error_message="Give both coordinates in degrees, or neither."),
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"), models.Q(("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"), models.Q(("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR")), name="companies_place_name_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sector",
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
                "verbose_name": "sector",
                "verbose_name_plural": "sectors",
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__gt", ""), ("name_de__isnull", False)), models.Q(("name_en__gt", ""), ("name_en__isnull", False)), models.Q(("name_ko__gt", ""), ("name_ko__isnull", False)), _connector="OR"), name="companies_sector_name_in_some_language", violation_error_message="Fill in at least one language."),
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="companies_sector_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"), models.Q(("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"), models.Q(("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR")), name="companies_sector_name_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
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
                ("kind", models.CharField(choices=[("company", "company"), ("agency", "agency"), ("university", "university"), ("ministry", "ministry"), ("network", "network"), ("city", "city"), ("trade fair", "trade fair"), ("fair organiser", "trade-fair company"), ("chamber", "chamber"), ("association", "association"), ("other", "other institution")], max_length=20, verbose_name="kind")),
                ("founded", records.dates.fields.PartialDateField(verbose_name="founded")),
                ("dissolved", records.dates.fields.PartialDateField(verbose_name="dissolved")),
                ("website", models.URLField(blank=True, default="", verbose_name="website")),
                ("lei", models.CharField(blank=True, default="", help_text="Legal Entity Identifier, 20 characters.", max_length=20, validators=[django.core.validators.RegexValidator("^[A-Z0-9]{18}[0-9]{2}$", "An LEI has 18 letters or digits and 2 digits.")], verbose_name="LEI")),
                ("wikidata", models.CharField(blank=True, default="", help_text="Item number, for example Q54078.", max_length=20, validators=[django.core.validators.RegexValidator("^Q[1-9][0-9]*$", "A Wikidata item is a Q followed by digits.")], verbose_name="Wikidata")),
                ("register_number", models.CharField(blank=True, default="", help_text="With the court or registry: HRB 12345 Düsseldorf.", max_length=60, verbose_name="register number")),
                ("summary", models.TextField(blank=True, default="", help_text="What it is, in one or two sentences of your own.", verbose_name="summary")),
                ("summary_de", models.TextField(blank=True, default="", help_text="What it is, in one or two sentences of your own.", null=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, default="", help_text="What it is, in one or two sentences of your own.", null=True, verbose_name="summary")),
                ("summary_ko", models.TextField(blank=True, default="", help_text="What it is, in one or two sentences of your own.", null=True, verbose_name="summary")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.NameSearchForm(django.db.models.functions.comparison.Coalesce(models.F("name_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_ko"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("summary_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("summary_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("summary_ko"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("founded_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("founded"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("founded_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("founded"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("dissolved_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("dissolved"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("dissolved_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("dissolved"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("country", models.ForeignKey(blank=True, help_text="Where it has its seat. Leave empty if no source says so.", limit_choices_to={"kind": "country"}, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="organisations", to="companies.place", verbose_name="country")),
                ("sectors", models.ManyToManyField(blank=True, related_name="organisations", to="companies.sector", verbose_name="sectors")),
            ],
            options={
                "verbose_name": "organisation",
                "verbose_name_plural": "organisations",
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="companies_organisation_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="companies_organisation_state"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="companies_organisation_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__gt", ""), ("name_de__isnull", False)), models.Q(("name_en__gt", ""), ("name_en__isnull", False)), models.Q(("name_ko__gt", ""), ("name_ko__isnull", False)), _connector="OR"), name="companies_organisation_name_in_some_language", violation_error_message="Fill in at least one language."),
                    models.CheckConstraint(condition=models.Q(("founded_earliest__isnull", True), ("dissolved_latest__isnull", True), ("dissolved_latest__gte", models.F("founded_earliest")), _connector="OR"), name="companies_organisation_founded_dissolved", violation_error_message="The end lies before the beginning, however the two dates are read."),
                    models.UniqueConstraint(condition=models.Q(("lei", ""), _negated=True), fields=("lei",), name="companies_organisation_lei", violation_error_message="Another organisation has this identifier."),
                    models.UniqueConstraint(condition=models.Q(("wikidata", ""), _negated=True), fields=("wikidata",), name="companies_organisation_wikidata", violation_error_message="Another organisation has this identifier."),
                    models.UniqueConstraint(condition=models.Q(("register_number", ""), _negated=True), fields=("register_number",), name="companies_organisation_register_number", violation_error_message="Another organisation has this identifier."),
                    models.CheckConstraint(condition=models.Q(models.Q(("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"), models.Q(("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"), models.Q(("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR")), name="companies_organisation_name_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                    models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="companies_organisation_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("founded_earliest__isnull", True), ("founded_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="companies_organisation_founded_happened", violation_error_message="The date of “founded” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("website", ""), ("website__regex", "^https?://[^\\s/?#]+\\S*$"), _connector="OR"), name="companies_organisation_website_web", violation_error_message="An address begins with http:// or https:// and has no spaces."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Office",
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
                ("address", models.CharField(blank=True, default="", max_length=300, verbose_name="address")),
                ("opened", records.dates.fields.PartialDateField(verbose_name="opened")),
                ("closed", records.dates.fields.PartialDateField(verbose_name="closed")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(models.F("address"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("opened_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("opened"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("opened_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("opened"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("closed_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("closed"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("closed_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("closed"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("organisation", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="offices", to="companies.organisation", verbose_name="organisation")),
                ("place", models.ForeignKey(help_text="As precise as the sources are: the state alone if no city is named. Never guess a city.", on_delete=django.db.models.deletion.PROTECT, related_name="offices", to="companies.place", verbose_name="place")),
            ],
            options={
                "verbose_name": "office",
                "verbose_name_plural": "offices",
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="companies_office_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="companies_office_state"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="companies_office_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
                    models.CheckConstraint(condition=models.Q(("opened_earliest__isnull", True), ("closed_latest__isnull", True), ("closed_latest__gte", models.F("opened_earliest")), _connector="OR"), name="companies_office_opened_closed", violation_error_message="The end lies before the beginning, however the two dates are read."),
                    models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="companies_office_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Count",
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
                ("subject", models.CharField(choices=[("korean companies", "Korean companies"), ("staff", "staff")], max_length=20, verbose_name="what is counted")),
                ("value", models.PositiveIntegerField(verbose_name="value")),
                ("qualifier", models.CharField(choices=[("exactly", "exactly"), ("about", "about"), ("more than", "more than"), ("up to", "up to")], default="exactly", max_length=10, verbose_name="qualifier")),
                ("as_of", records.dates.fields.PartialDateField(verbose_name="as of")),
                ("rule", models.TextField(blank=True, default="", help_text="What the source counts, in your own words: who is in and who is out, as far as it says.", verbose_name="counting rule")),
                ("rule_de", models.TextField(blank=True, default="", help_text="What the source counts, in your own words: who is in and who is out, as far as it says.", null=True, verbose_name="counting rule")),
                ("rule_en", models.TextField(blank=True, default="", help_text="What the source counts, in your own words: who is in and who is out, as far as it says.", null=True, verbose_name="counting rule")),
                ("rule_ko", models.TextField(blank=True, default="", help_text="What the source counts, in your own words: who is in and who is out, as far as it says.", null=True, verbose_name="counting rule")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(models.F("rule_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("rule_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("rule_ko"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("as_of_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("as_of"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("as_of_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("as_of"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("office", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="companies.office", verbose_name="office")),
                ("place", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="counts", to="companies.place", verbose_name="place")),
            ],
            options={
                "verbose_name": "count",
                "verbose_name_plural": "counts",
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="companies_count_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
                    models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="companies_count_state"),
                    models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="companies_count_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
                    models.CheckConstraint(condition=models.Q(models.Q(("office__isnull", True), ("place__isnull", False), ("subject", "korean companies")), models.Q(("office__isnull", False), ("place__isnull", True), ("subject", "staff")), _connector="OR"), name="companies_count_subject", violation_error_message="Companies are counted in a place, staff in an office: fill in that one only."),
                    models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="companies_count_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
                    models.CheckConstraint(condition=models.Q(("as_of_earliest__isnull", True), ("as_of_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="companies_count_as_of_happened", violation_error_message="The date of “as of” lies in the future, but it is stated as having happened."),
                ],
            },
        ),
        migrations.CreateModel(
            name="CountCitation",
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
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="companies.count")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="companies_countcitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
                    models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="companies_countcitation_reason", violation_error_message="Say why this source is preferred."),
                    models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="companies_countcitation_certainty"),
                    models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "field"), name="companies_countcitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
                    models.UniqueConstraint(fields=("record", "field", "source", "place_in_source", "fact"), name="companies_countcitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeFunction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("function", models.CharField(choices=[("branch", "branch"), ("sales", "sales"), ("research", "research and development centre"), ("production", "production"), ("european headquarters", "European headquarters"), ("liaison", "liaison office")], max_length=25, verbose_name="function")),
                ("since", records.dates.fields.PartialDateField(verbose_name="from")),
                ("until", records.dates.fields.PartialDateField(verbose_name="until")),
                ("outcome", models.CharField(choices=[("planned", "planned"), ("done", "in place"), ("abandoned", "abandoned"), ("unknown", "not known")], default="unknown", help_text="A planned headquarters is not a headquarters: set “in place” only when a source says so.", max_length=10, verbose_name="outcome")),
                ("note", models.CharField(blank=True, default="", max_length=300, verbose_name="note")),
                ("note_de", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="note")),
                ("note_en", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="note")),
                ("note_ko", models.CharField(blank=True, default="", max_length=300, null=True, verbose_name="note")),
                ("since_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("since"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("since_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("since"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("until_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("until"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("until_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("until"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="functions", to="companies.office")),
            ],
            options={
                "verbose_name": "function",
                "verbose_name_plural": "functions",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("office", "order"), name="companies_officefunction_order"),
                    models.CheckConstraint(condition=models.Q(("since_earliest__isnull", True), ("until_latest__isnull", True), ("until_latest__gte", models.F("since_earliest")), _connector="OR"), name="companies_officefunction_since_until", violation_error_message="The end lies before the beginning, however the two dates are read."),
                    models.CheckConstraint(condition=models.Q(models.Q(("outcome", "done"), _negated=True), ("since_earliest__isnull", True), ("since_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="companies_officefunction_since_happened", violation_error_message="The date of “from” lies in the future, but it is stated as having happened."),
                ],
            },
        ),
        migrations.CreateModel(
            name="OfficeCitation",
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
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="companies.office")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source")),
                ("function", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="companies.officefunction", verbose_name="function")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="companies_officecitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
                    models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="companies_officecitation_reason", violation_error_message="Say why this source is preferred."),
                    models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="companies_officecitation_certainty"),
                    models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "function", "field"), name="companies_officecitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
                    models.UniqueConstraint(fields=("record", "function", "field", "source", "place_in_source", "fact"), name="companies_officecitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("text", models.CharField(max_length=200, verbose_name="name")),
                ("language", models.CharField(help_text="Language tag (BCP 47): ko for Korean in Hangul, ko-Latn for Korean in Latin letters, de, en.", max_length=20, validators=[django.core.validators.RegexValidator("^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$", "A language tag such as ko, ko-Latn, de or en.")], verbose_name="language and script")),
                ("kind", models.CharField(choices=[("official", "official name"), ("short", "short name"), ("former", "former name"), ("romanised", "romanised name"), ("translated", "translated name"), ("as printed", "name as printed")], max_length=12, verbose_name="kind")),
                ("since", records.dates.fields.PartialDateField(verbose_name="from")),
                ("until", records.dates.fields.PartialDateField(verbose_name="until")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.NameSearchForm(django.db.models.functions.comparison.Coalesce(models.F("text"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("since_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("since"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("since_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("since"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("until_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("until"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("until_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("until"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("organisation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="names", to="companies.organisation")),
            ],
            options={
                "verbose_name": "name",
                "verbose_name_plural": "names",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("organisation", "order"), name="companies_organisationname_order"),
                    models.UniqueConstraint(fields=("organisation", "kind", "language", "text"), name="companies_organisationname_unique", violation_error_message="This name is there already."),
                    models.CheckConstraint(condition=models.Q(("language__regex", "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$")), name="companies_organisationname_language", violation_error_message="A language tag such as ko, ko-Latn, de or en."),
                    models.CheckConstraint(condition=models.Q(("since_earliest__isnull", True), ("until_latest__isnull", True), ("until_latest__gte", models.F("since_earliest")), _connector="OR"), name="companies_organisationname_since_until", violation_error_message="The end lies before the beginning, however the two dates are read."),
                    models.CheckConstraint(condition=models.Q(("text__regex", "[[:alnum:]]")), name="companies_organisationname_text_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationRelation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("kind", models.CharField(choices=[("subsidiary of", "subsidiary of"), ("merged into", "merged into"), ("successor of", "successor of"), ("member of", "member of"), ("reports to", "reports to")], max_length=15, verbose_name="kind")),
                ("since", records.dates.fields.PartialDateField(verbose_name="from")),
                ("until", records.dates.fields.PartialDateField(verbose_name="until")),
                ("since_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("since"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("since_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("since"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("until_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("until"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("until_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("until"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("organisation", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="relations", to="companies.organisation")),
                ("other", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="inverse_relations", to="companies.organisation", verbose_name="other organisation")),
            ],
            options={
                "verbose_name": "relation",
                "verbose_name_plural": "relations",
                "ordering": ("order",),
                "abstract": False,
                "constraints": [
                    records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("organisation", "order"), name="companies_organisationrelation_order"),
                    models.CheckConstraint(condition=models.Q(("organisation", models.F("other")), _negated=True), name="companies_organisationrelation_not_itself", violation_error_message="An organisation cannot be related to itself."),
                    models.CheckConstraint(condition=models.Q(("since_earliest__isnull", True), ("until_latest__isnull", True), ("until_latest__gte", models.F("since_earliest")), _connector="OR"), name="companies_organisationrelation_since_until", violation_error_message="The end lies before the beginning, however the two dates are read."),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationCitation",
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
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="companies.organisation")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source")),
                ("name", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="companies.organisationname", verbose_name="name")),
                ("relation", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="companies.organisationrelation", verbose_name="relation")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="companies_organisationcitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
                    models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="companies_organisationcitation_reason", violation_error_message="Say why this source is preferred."),
                    models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="companies_organisationcitation_certainty"),
                    models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "name", "relation", "field"), name="companies_organisationcitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
                    models.UniqueConstraint(fields=("record", "name", "relation", "field", "source", "place_in_source", "fact"), name="companies_organisationcitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
                    models.CheckConstraint(condition=models.Q(models.Q(("name__isnull", True), ("relation__isnull", True)), models.Q(("name__isnull", False), ("relation__isnull", True)), models.Q(("name__isnull", True), ("relation__isnull", False)), _connector="OR"), name="companies_organisationcitation_one_part", violation_error_message="A citation supports the record or one of its parts, not several."),
                ],
            },
        ),
        migrations.CreateModel(
            name="Company",
            fields=[
            ],
            options={
                "verbose_name": "company",
                "verbose_name_plural": "companies",
                "proxy": True,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
            },
            bases=("companies.organisation",),
        ),
        migrations.CreateModel(
            name="Institution",
            fields=[
            ],
            options={
                "verbose_name": "institution",
                "verbose_name_plural": "institutions",
                "proxy": True,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
            },
            bases=("companies.organisation",),
        ),
        migrations.CreateModel(
            name="OfficeEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="companies.office")),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document"], name="officeentry_document"),
                ],
            },
        ),
        migrations.CreateModel(
            name="OrganisationEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="companies.organisation")),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document"], name="organisationentry_document"),
                ],
            },
        ),
        migrations.CreateModel(
            name="CountEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="companies.count")),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document"], name="countentry_document"),
                ],
            },
        ),
        # By themselves: what drops a table takes the trigger, but not its function.
        migrations.AddConstraint(
            model_name="place",
            constraint=records.circles.NoCircle(end="within", kinds=(), name="companies_place_circle", start="id", turned=(), until="", violation_error_message="A place cannot lie within itself, nor within what lies in it."),
        ),
        migrations.AddConstraint(
            model_name="organisationrelation",
            constraint=records.circles.NoCircle(end="other", kinds=("merged into",), name="companies_organisationrelation_succession", start="organisation", turned=("successor of",), until="", violation_error_message="These organisations would have followed each other in a circle: “merged into” or “successor of” stands somewhere the wrong way round."),
        ),
        migrations.AddConstraint(
            model_name="organisationrelation",
            constraint=records.circles.NoCircle(end="other", kinds=("subsidiary of",), name="companies_organisationrelation_ownership", start="organisation", turned=(), until="until", violation_error_message="An organisation would be its own subsidiary, by way of others: say until when the older tie held."),
        ),
        migrations.AddConstraint(
            model_name="organisationrelation",
            constraint=records.circles.NoCircle(end="other", kinds=("reports to",), name="companies_organisationrelation_supervision", start="organisation", turned=(), until="until", violation_error_message="An organisation would report to itself, by way of others: say until when the older tie held."),
        ),
        *reference_table("companies_place"),
        *reference_table("companies_sector"),
        *record_table("companies_organisation"),
        *record_table("companies_office"),
        *record_table("companies_count"),
        *(operation for part in PARTS for operation in part_table(*part)),
        *(pair_with_owner(*pair) for pair in sorted({(part, owner) for *_table, part, _key, owner in SAME_OWNER})),
        *(same_owner(*keys) for keys in SAME_OWNER),
        *(clean_texts(table, **columns) for table, columns in CLEANED.items()),
        migrations.RunSQL(PLACES_AND_SUCCESSION, DROP_PLACES_AND_SUCCESSION),
        migrations.RunSQL(SEARCH_INDEX, DROP_SEARCH_INDEX),
        *(keep_search(f"companies_{table}") for table in ("place", "sector", "organisation", "office", "count")),
        keep_search_of("companies_organisation", "companies_office", "organisation_id"),
        # Whom another follows is found by that other's name too, until it does so no longer.
        keep_search_of("companies_organisation", "companies_organisationrelation", "other_id"),
        # A tie that becomes one of another sort may end a succession.
        migrations.RunSQL(
            "CREATE TRIGGER companies_organisationrelation_lose_search_kind"
            " AFTER UPDATE ON public.companies_organisationrelation"
            " FOR EACH ROW WHEN (OLD.kind IS DISTINCT FROM NEW.kind)"
            " EXECUTE FUNCTION public.records_note_search_loss('companies_organisation', 'other_id')",
            "DROP TRIGGER companies_organisationrelation_lose_search_kind ON public.companies_organisationrelation",
        ),
    ]
