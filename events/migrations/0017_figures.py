"""Counts become figures: numbers of anything, with unit and plan, and with rules that are rows of their own.

What was counted moves here with its citations and stored versions, from the app of companies: a figure may be of an
agreement or a journey. Taken back, the tables of counts come back empty.
"""

import re

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.datetime
import django.db.models.functions.math
from django.conf import settings
from django.db import migrations, models

import records.dates.constraints
import records.dates.fields
import records.models.citation
import records.search
import records.search.normal_form
from records.operations import (
    clean_texts,
    keep_days,
    keep_names_in_values,
    keep_verdicts,
    part_table,
    record_table,
    reference_table,
    translated,
)
from records.search.operations import keep_search

# As `records.values.held_sql` makes it of the model.
HELD = r"""
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
"""
# What was counted by one rule shares a row of it, named after the first count that did; so does what only stored
# versions tell of.
RULES = """
WITH told AS (
    SELECT 0 AS version, id, slug, rule_de AS de, rule_en AS en, rule_ko AS ko FROM public.companies_count
    UNION ALL
    SELECT version.id, version.object_id::bigint, coalesce(counted.slug, fields ->> 'slug'),
        fields ->> 'rule_de', fields ->> 'rule_en', fields ->> 'rule_ko'
    FROM public.reversion_version AS version
    JOIN public.django_content_type AS kind ON kind.id = version.content_type_id
    CROSS JOIN LATERAL (SELECT version.serialized_data::jsonb -> 0 -> 'fields' AS fields) AS row
    LEFT JOIN public.companies_count AS counted ON counted.id::text = version.object_id
    WHERE kind.app_label = 'companies' AND kind.model = 'count'
), rules AS (
    SELECT DISTINCT ON (coalesce(de, ''), coalesce(en, ''), coalesce(ko, '')) version, id, slug, de, en, ko FROM told
    WHERE coalesce(de, '') || coalesce(en, '') || coalesce(ko, '') <> ''
    ORDER BY coalesce(de, ''), coalesce(en, ''), coalesce(ko, ''), version, id
), numbered AS (
    SELECT *, row_number() OVER (PARTITION BY slug ORDER BY version, id) AS number FROM rules
)
INSERT INTO public.events_countingrule (lock_version, slug, name, name_de, name_en, name_ko)
SELECT 0, left(slug, 110) || CASE WHEN number > 1 THEN '-' || number ELSE '' END,
    coalesce(nullif(de, ''), nullif(en, ''), ko), de, en, ko
FROM numbered ORDER BY version, id
"""
FIGURES = """
INSERT INTO public.events_figure (id, created_at, changed_at, lock_version, slug, former_slugs, state,
    withdrawal_reason, first_published_at, withdrawn_at, last_verified_on, subject, value, unit, period, qualifier,
    is_planned, as_of, changed_by_id, created_by_id, office_id, place_id, rule_id)
SELECT counted.id, counted.created_at, counted.changed_at, counted.lock_version, counted.slug, former_slugs, state,
    withdrawal_reason, first_published_at, withdrawn_at, last_verified_on, subject, value, '', '', qualifier, false,
    as_of, counted.changed_by_id, counted.created_by_id, office_id, place_id, rule.id
FROM public.companies_count AS counted LEFT JOIN public.events_countingrule AS rule
    ON coalesce(name_de, '') = coalesce(rule_de, '') AND coalesce(name_en, '') = coalesce(rule_en, '')
    AND coalesce(name_ko, '') = coalesce(rule_ko, '')
"""
# Where a citation confirmed the text of a rule in all its languages it names the rule now; else nobody has.
CITATIONS = """
INSERT INTO public.events_figurecitation (id, field, place_in_source, certainty, value, wording, verdict, steps,
    preferred, reason, fact, record_id, source_id)
SELECT cited.id, field, place_in_source, certainty,
    CASE WHEN field <> 'rule' OR cited.value = '≠' THEN cited.value WHEN verdict = 'supports' THEN coalesce(rule.slug, '')
        ELSE '' END,
    wording, verdict, steps, preferred, reason, fact, record_id, source_id
FROM public.companies_countcitation AS cited JOIN public.events_figure AS figure ON figure.id = cited.record_id
LEFT JOIN public.events_countingrule AS rule ON rule.id = figure.rule_id
"""
SEQUENCES = """
SELECT setval(pg_get_serial_sequence('public.' || name, 'id'), last) FROM (
    SELECT 'events_figure' AS name, max(id) AS last FROM public.events_figure
    UNION ALL SELECT 'events_figurecitation', max(id) FROM public.events_figurecitation
) AS used WHERE last IS NOT NULL
"""
VERSIONS = """
UPDATE public.reversion_version AS version SET serialized_data = jsonb_build_array(
    version.serialized_data::jsonb -> 0 || jsonb_build_object('model', 'events.figure', 'fields',
        fields - '{rule_de,rule_en,rule_ko}'::text[] || jsonb_build_object(
            'organisation', NULL, 'agreement', NULL, 'delegation', NULL, 'unit', '', 'period', '',
            'is_planned', false, 'rule', (
                SELECT rule.id FROM public.events_countingrule AS rule
                WHERE coalesce(name_de, '') = coalesce(fields ->> 'rule_de', '')
                    AND coalesce(name_en, '') = coalesce(fields ->> 'rule_en', '')
                    AND coalesce(name_ko, '') = coalesce(fields ->> 'rule_ko', '')
            ))))::text
FROM public.reversion_version AS same
JOIN public.django_content_type AS kind ON kind.id = same.content_type_id
CROSS JOIN LATERAL (SELECT same.serialized_data::jsonb -> 0 -> 'fields' AS fields) AS row
WHERE same.id = version.id AND kind.app_label = 'companies' AND kind.model = 'count'
"""
VERSIONS_OF_CITATIONS = """
UPDATE public.reversion_version AS version SET serialized_data = jsonb_build_array(
    version.serialized_data::jsonb -> 0 || jsonb_build_object('model', 'events.figurecitation', 'fields',
        CASE WHEN fields ->> 'field' <> 'rule' OR fields ->> 'value' = '≠' THEN fields
        ELSE fields || jsonb_build_object('value', coalesce((
            SELECT rule.slug FROM public.events_countingrule AS rule
            WHERE public.records_fingerprints(name_de, name_en, name_ko) = fields ->> 'value'
        ), '')) END))::text
FROM public.reversion_version AS same
JOIN public.django_content_type AS kind ON kind.id = same.content_type_id
CROSS JOIN LATERAL (SELECT same.serialized_data::jsonb -> 0 -> 'fields' AS fields) AS row
WHERE same.id = version.id AND kind.app_label = 'companies' AND kind.model = 'countcitation'
"""
# Rights, history and log go by these.
NAMES = """
UPDATE public.auth_permission AS permission
    SET codename = replace(codename, '_count', '_figure'), name = regexp_replace(name, '\\mcount\\M', 'figure')
FROM public.django_content_type AS kind
WHERE kind.id = permission.content_type_id AND app_label = 'companies' AND model IN ('count', 'countcitation');
UPDATE public.django_content_type SET app_label = 'events', model = replace(model, 'count', 'figure')
WHERE app_label = 'companies' AND model IN ('count', 'countcitation', 'countentry');
"""
NAMES_BEFORE = """
UPDATE public.auth_permission AS permission
    SET codename = replace(codename, '_figure', '_count'), name = regexp_replace(name, '\\mfigure\\M', 'count')
FROM public.django_content_type AS kind
WHERE kind.id = permission.content_type_id AND app_label = 'events' AND model IN ('figure', 'figurecitation');
UPDATE public.django_content_type SET app_label = 'companies', model = replace(model, 'figure', 'count')
WHERE app_label = 'events' AND model IN ('figure', 'figurecitation', 'figureentry');
"""
# Every table of citations, each with its keys to parts.
CITING: dict[str, tuple[str, ...]] = {
    "events_personcitation": ("position_id",),
    "events_delegationcitation": ("member_id", "visit_id", "participant_id"),
    "events_agreementcitation": ("party_id", "signatory_id", "link_id"),
    "companies_organisationcitation": ("name_id", "relation_id"),
    "companies_officecitation": ("function_id",),
}
CITING_BEFORE = {**CITING, "companies_countcitation": ()}
CITING = {**CITING, "events_figurecitation": ()}


def following(table: str, *, within: bool = False) -> list[migrations.RunSQL]:
    """Citations of figures follow the names of this table, those of counts do so no more."""
    before = keep_names_in_values(table, CITING_BEFORE, within=within)
    return [
        migrations.RunSQL(before.reverse_sql, before.sql),
        keep_names_in_values(table, CITING, within=within),
    ]


# The days of counts come along.
DAYS = keep_days("events_figure", "events.figure")


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0018_values"),
        ("events", "0016_search_index_as_declared"),
        ("records", "0004_values"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Figure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("slug", models.SlugField(help_text="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.", max_length=120, unique=True, validators=[django.core.validators.RegexValidator(re.compile("^[a-z0-9]+(-[a-z0-9]+)*$"), "Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.")], verbose_name="slug")),
                ("former_slugs", django.contrib.postgres.fields.ArrayField(base_field=models.SlugField(max_length=120), blank=True, default=list, editable=False, help_text="Earlier addresses; they lead to the present one.", verbose_name="former slugs")),
                ("state", models.CharField(choices=[("draft", "draft"), ("in review", "in review"), ("published", "published"), ("withdrawn", "withdrawn")], default="draft", editable=False, max_length=12, verbose_name="state")),
                ("withdrawal_reason", models.TextField(blank=True, default="", editable=False, verbose_name="reason for withdrawal")),
                ("first_published_at", models.DateTimeField(editable=False, null=True, serialize=False, verbose_name="first published at")),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True, serialize=False, verbose_name="withdrawn at")),
                ("last_verified_on", models.DateField(blank=True, help_text="The day on which somebody last held this record against its sources.", null=True, verbose_name="last verified on")),
                ("subject", models.CharField(choices=[("korean companies", "Korean companies"), ("inhabitants", "inhabitants"), ("staff", "staff"), ("jobs", "jobs"), ("members", "members"), ("exhibitors", "exhibitors"), ("group size", "size of the group"), ("money", "money"), ("area", "area")], max_length=20, verbose_name="what the number is of")),
                ("value", models.DecimalField(decimal_places=2, max_digits=17, validators=[django.core.validators.MinValueValidator(0, "Numbers begin at nothing.")], verbose_name="value")),
                ("unit", models.CharField(blank=True, choices=[("m2", "square metres"), ("ha", "hectares"), ("EUR", "euros"), ("KRW", "South Korean won"), ("USD", "US dollars"), ("DEM", "German marks"), ("JPY", "Japanese yen"), ("CNY", "Chinese yuan"), ("GBP", "pounds sterling"), ("CHF", "Swiss francs")], default="", help_text="Of money and areas only; all else is counted.", max_length=3, verbose_name="unit")),
                ("period", models.CharField(blank=True, choices=[("a year", "a year"), ("in all", "in all")], default="", help_text="Of money only, where the source says.", max_length=6, verbose_name="over what time")),
                ("qualifier", models.CharField(choices=[("exactly", "exactly"), ("about", "about"), ("at least", "at least"), ("more than", "more than"), ("odd", "slightly more than (“80-odd”)"), ("up to", "up to"), ("just under", "just under")], default="exactly", max_length=10, verbose_name="qualifier")),
                ("is_planned", models.BooleanField(default=False, help_text="Promised, expected or aimed at, and not yet so.", verbose_name="planned")),
                ("as_of", records.dates.fields.PartialDateField(help_text="The day the number holds for, or is planned for.", verbose_name="as of")),
                ("as_of_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("as_of"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("as_of_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("as_of"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("agreement", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="events.agreement", verbose_name="agreement")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
                ("delegation", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="events.delegation", verbose_name="delegation")),
                ("office", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="companies.office", verbose_name="office")),
                ("organisation", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="companies.organisation", verbose_name="organisation")),
                ("place", models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="companies.place", verbose_name="place")),
            ],
            options={
                "verbose_name": "figure",
                "verbose_name_plural": "figures",
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
            },
        ),
        migrations.CreateModel(
            name="CountingRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("sort_de", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_de", models.Value("")), django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("sort_en", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_de", models.Value("")), django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("sort_ko", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_de", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("slug", models.SlugField(help_text="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.", max_length=120, unique=True, verbose_name="slug")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.NameSearchForm(django.db.models.functions.comparison.Coalesce(models.F("name_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_ko"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("document", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.Document("name_de", "name_en", "name_ko"), output_field=django.contrib.postgres.search.SearchVectorField(), serialize=False)),
                ("name", models.TextField(blank=True, default="", help_text="What the source counts, in your own words: who is in and who is out, as far as it says.", verbose_name="counting rule")),
                ("name_de", models.TextField(blank=True, default="", help_text="What the source counts, in your own words: who is in and who is out, as far as it says.", null=True, verbose_name="counting rule")),
                ("name_en", models.TextField(blank=True, default="", help_text="What the source counts, in your own words: who is in and who is out, as far as it says.", null=True, verbose_name="counting rule")),
                ("name_ko", models.TextField(blank=True, default="", help_text="What the source counts, in your own words: who is in and who is out, as far as it says.", null=True, verbose_name="counting rule")),
                ("changed_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by")),
                ("created_by", models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by")),
            ],
            options={
                "verbose_name": "counting rule",
                "verbose_name_plural": "counting rules",
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FigureEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="events.figure")),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="figure",
            name="rule",
            field=models.ForeignKey(blank=True, help_text="Only figures made by the same rule are ever compared.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="events.countingrule", verbose_name="counting rule"),
        ),
        migrations.CreateModel(
            name="FigureCitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60, verbose_name="field")),
                ("place_in_source", models.CharField(blank=True, default="", help_text="Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer.", max_length=60, verbose_name="place in the source")),
                ("certainty", models.CharField(choices=[("stated", "stated"), ("implied", "implied"), ("inferred", "inferred"), ("reported", "reported"), ("planned", "planned")], default="stated", help_text="Stated: said outright. Implied: a reader must conclude it. Inferred: it needs a calculation. Reported: the source passes on somebody’s claim. Planned: not yet done when it was written.", max_length=10, verbose_name="certainty")),
                ("value", models.TextField(blank=True, db_default=records.models.citation.RecordsValue(), verbose_name="value this source gives")),
                ("wording", models.CharField(blank=True, default="", help_text="How the source puts it, in its own language and as few words as will do.", max_length=500, verbose_name="wording")),
                ("verdict", models.CharField(choices=[("supports", "supports it"), ("less precise", "supports it less precisely"), ("planned", "earlier plan"), ("differs", "differs"), ("unconfirmed", "not confirmed")], db_default=models.Value(""), editable=False, max_length=12, serialize=False, verbose_name="verdict")),
                ("steps", models.TextField(blank=True, default="", help_text="One step a line, in English: how a reader gets from the source to the value.", verbose_name="steps of the inference")),
                ("preferred", models.BooleanField(default=False, help_text="Where sources disagree: the record follows this one.", verbose_name="preferred")),
                ("reason", models.CharField(blank=True, default="", help_text="In English: why this source is to be believed rather than the others.", max_length=500, verbose_name="reason for the preference")),
                ("fact", models.CharField(blank=True, default="", help_text="Number of the fact in the digest of this source, where there is one (B4).", max_length=20, verbose_name="fact code")),
                ("record", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.figure")),
                ("source", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="countingrule",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("name_de__gt", ""), ("name_de__isnull", False)), models.Q(("name_en__gt", ""), ("name_en__isnull", False)), models.Q(("name_ko__gt", ""), ("name_ko__isnull", False)), _connector="OR"), name="events_countingrule_name_in_some_language", violation_error_message="Fill in at least one language."),
        ),
        migrations.AddConstraint(
            model_name="countingrule",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"), models.Q(("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"), models.Q(("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR")), name="events_countingrule_name_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
        ),
        migrations.AddConstraint(
            model_name="countingrule",
            constraint=models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="events_countingrule_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
        ),
        migrations.AddIndex(
            model_name="figureentry",
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document"], name="figureentry_document"),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="events_figure_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="events_figure_state"),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="events_figure_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="events_figure_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("is_planned", False), _negated=True), ("as_of_earliest__isnull", True), ("as_of_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="events_figure_as_of_happened", violation_error_message="The date of “as of” lies in the future, but it is stated as having happened."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("agreement__isnull", True), ("delegation__isnull", True), ("office__isnull", True), ("organisation__isnull", True), ("place__isnull", False)), models.Q(("agreement__isnull", True), ("delegation__isnull", True), ("office__isnull", False), ("organisation__isnull", True), ("place__isnull", True)), models.Q(("agreement__isnull", True), ("delegation__isnull", True), ("office__isnull", True), ("organisation__isnull", False), ("place__isnull", True)), models.Q(("agreement__isnull", False), ("delegation__isnull", True), ("office__isnull", True), ("organisation__isnull", True), ("place__isnull", True)), models.Q(("agreement__isnull", True), ("delegation__isnull", False), ("office__isnull", True), ("organisation__isnull", True), ("place__isnull", True)), _connector="OR"), name="events_figure_one_owner", violation_error_message="A figure is of one thing alone: fill in exactly one of these."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("place__isnull", True), ("subject__in", ("korean companies", "inhabitants", "jobs", "area")), _connector="OR"), models.Q(("office__isnull", True), ("subject__in", ("staff", "jobs", "money", "area")), _connector="OR"), models.Q(("organisation__isnull", True), ("subject__in", ("staff", "jobs", "members", "exhibitors", "money", "area")), _connector="OR"), models.Q(("agreement__isnull", True), ("subject__in", ("money", "jobs", "area")), _connector="OR"), models.Q(("delegation__isnull", True), ("subject__in", ("group size",)), _connector="OR")), name="events_figure_subject", violation_error_message="Nobody gives such a number of such a thing: Korean companies and inhabitants are counted in a place, staff in an office or organisation, members and exhibitors in an organisation, the group of a delegation; money goes with an office, an organisation or an agreement."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("subject", "money"), ("unit__in", ("EUR", "KRW", "USD", "DEM", "JPY", "CNY", "GBP", "CHF"))), models.Q(("subject", "area"), ("unit__in", ("m2", "ha"))), models.Q(models.Q(("subject__in", ("money", "area")), _negated=True), ("unit", "")), _connector="OR"), name="events_figure_unit", violation_error_message="Money needs a currency and an area square metres or hectares; what is counted has no unit."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(("period", ""), models.Q(("period__in", ("a year", "in all")), ("subject", "money")), _connector="OR"), name="events_figure_period", violation_error_message="Only money is given a year or in all."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(("value__gte", 0), models.Q(("subject__in", ("money", "area")), ("value", django.db.models.functions.math.Floor(models.F("value"))), _connector="OR")), name="events_figure_value", violation_error_message="What is counted is a whole number, from nothing upwards."),
        ),
        migrations.AddConstraint(
            model_name="figurecitation",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="events_figurecitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
        ),
        migrations.AddConstraint(
            model_name="figurecitation",
            constraint=models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="events_figurecitation_reason", violation_error_message="Say why this source is preferred."),
        ),
        migrations.AddConstraint(
            model_name="figurecitation",
            constraint=models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="events_figurecitation_certainty"),
        ),
        migrations.AddConstraint(
            model_name="figurecitation",
            constraint=models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "field"), name="events_figurecitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
        ),
        migrations.AddConstraint(
            model_name="figurecitation",
            constraint=models.UniqueConstraint(fields=("record", "field", "source", "place_in_source", "fact"), name="events_figurecitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (RULES, FIGURES, CITATIONS, SEQUENCES)),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (VERSIONS, VERSIONS_OF_CITATIONS)),
        migrations.RunSQL(NAMES, NAMES_BEFORE),
        *reference_table("events_countingrule"),
        *record_table("events_figure"),
        migrations.RunSQL(DAYS.sql[-1], DAYS.reverse_sql),
        *part_table("events_figurecitation", "events_figure", "record_id"),
        clean_texts("events_countingrule", (), translated("name")),
        clean_texts("events_figure", (), ("withdrawal_reason",)),
        clean_texts(
            "events_figurecitation", ("field", "place_in_source", "value", "wording", "reason", "fact"), ("steps",)
        ),
        migrations.RunSQL(
            "CREATE FUNCTION public.events_figure_held(row_id bigint, field text) RETURNS public.records_held"
            f" LANGUAGE sql STABLE AS $${HELD}$$",
            "DROP FUNCTION public.events_figure_held(bigint, text)",
        ),
        keep_verdicts("events_figurecitation", "events_figure", {}),
        *following("companies_place", within=True),
        *following("companies_sector"),
        *following("events_topic"),
        keep_names_in_values("events_countingrule", CITING),
        *(keep_search(f"events_{table}") for table in ("countingrule", "figure")),
    ]
