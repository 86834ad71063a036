"""Events: what happens without a journey; agreements may name the one they were signed at, figures measure them."""

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

import records.dates.constraints
import records.dates.fields
import records.models.citation
import records.models.part
import records.models.public_id
import records.search
import records.search.normal_form
from records.operations import (
    clean_texts,
    keep_days,
    keep_names_in_values,
    keep_verdicts,
    pair_with_owner,
    part_table,
    record_table,
    reference_table,
    same_owner,
    translate_citations,
    translated,
)
from records.search.operations import keep_search

# As `records.values.held_sql` makes it of the models.
HELD = {
    "events_event": r"""
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'series' THEN ROW((SELECT named.slug::text FROM public.events_eventseries AS named WHERE named.id = r.series_id), NULL, NULL, 'events_eventseries')::public.records_held
    WHEN 'number' THEN ROW(r.number::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_starts' THEN ROW(r.planned_starts::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'starts' THEN ROW(r.starts::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_ends' THEN ROW(r.planned_ends::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'outcome')::public.records_held
    WHEN 'summary' THEN ROW(public.records_fingerprints(r.summary_de, r.summary_en, r.summary_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_event AS r WHERE r.id = row_id
""",
    "events_eventparticipant": r"""
SELECT CASE field
    WHEN 'person' THEN ROW((SELECT named.slug::text FROM public.events_person AS named WHERE named.id = r.person_id), (SELECT named.former_slugs::text[] FROM public.events_person AS named WHERE named.id = r.person_id), NULL, 'events_person')::public.records_held
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'delegation' THEN ROW((SELECT named.slug::text FROM public.events_delegation AS named WHERE named.id = r.delegation_id), (SELECT named.former_slugs::text[] FROM public.events_delegation AS named WHERE named.id = r.delegation_id), NULL, 'events_delegation')::public.records_held
    WHEN 'role' THEN ROW(public.records_fingerprints(r.role_de, r.role_en, r.role_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'is_host' THEN ROW(r.is_host::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_eventparticipant AS r WHERE r.id = row_id
""",
}
# Every table of citations, each with its keys to parts.
CITING_BEFORE: dict[str, tuple[str, ...]] = {
    "events_personcitation": ("position_id",),
    "events_delegationcitation": ("member_id", "visit_id", "participant_id"),
    "events_agreementcitation": ("party_id", "signatory_id", "link_id"),
    "events_figurecitation": (),
    "companies_organisationcitation": ("name_id", "relation_id"),
    "companies_officecitation": ("function_id",),
}
CITING = {**CITING_BEFORE, "events_eventcitation": ("participant_id",)}


def following(table: str, *, within: bool = False) -> list[migrations.RunSQL]:
    """Citations of events follow the names of this table too."""
    before = keep_names_in_values(table, CITING_BEFORE, within=within)
    return [
        migrations.RunSQL(before.reverse_sql, before.sql),
        keep_names_in_values(table, CITING, within=within),
    ]


def held(table: str) -> migrations.RunSQL:
    signature = f"public.{table}_held(row_id bigint, field text)"
    return migrations.RunSQL(
        f"CREATE FUNCTION {signature} RETURNS public.records_held LANGUAGE sql STABLE AS $${HELD[table]}$$",
        f"DROP FUNCTION {signature}",
    )


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0025_translated_reasonings"),
        ("events", "0022_translated_reasonings"),
        ("records", "0009_translated_reasonings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
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
                ("title", models.CharField(blank=True, default="", max_length=250, verbose_name="title")),
                ("title_de", models.CharField(blank=True, default="", max_length=250, null=True, verbose_name="title")),
                ("title_en", models.CharField(blank=True, default="", max_length=250, null=True, verbose_name="title")),
                ("title_ko", models.CharField(blank=True, default="", max_length=250, null=True, verbose_name="title")),
                ("kind", models.CharField(choices=[("opening", "opening"), ("meeting", "meeting"), ("fair", "trade fair"), ("conference", "conference"), ("seminar", "seminar"), ("reception", "reception"), ("ceremony", "ceremony"), ("other", "other event")], max_length=20, verbose_name="kind")),
                ("number", models.PositiveSmallIntegerField(blank=True, help_text="The fifth annual meeting is number 5.", null=True, verbose_name="number in the series")),
                ("planned_starts", records.dates.fields.PartialDateField(verbose_name="start planned for")),
                ("starts", records.dates.fields.PartialDateField(verbose_name="starts")),
                ("planned_ends", records.dates.fields.PartialDateField(verbose_name="end planned for")),
                ("ends", records.dates.fields.PartialDateField(verbose_name="ends")),
                ("outcome", models.CharField(choices=[("planned", "planned"), ("done", "took place"), ("abandoned", "abandoned"), ("unknown", "not known")], default="unknown", max_length=10, verbose_name="outcome")),
                ("summary", models.TextField(blank=True, default="", verbose_name="summary")),
                ("summary_de", models.TextField(blank=True, default="", null=True, verbose_name="summary")),
                ("summary_en", models.TextField(blank=True, default="", null=True, verbose_name="summary")),
                ("summary_ko", models.TextField(blank=True, default="", null=True, verbose_name="summary")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(models.F("title_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("title_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("title_ko"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("summary_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("summary_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("summary_ko"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("planned_starts_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("planned_starts"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("planned_starts_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("planned_starts"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("starts_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("starts"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("starts_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("starts"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("planned_ends_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("planned_ends"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("planned_ends_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("planned_ends"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
                ("ends_earliest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("ends"), function="public.partial_date_earliest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="earliest day")),
                ("ends_latest", models.GeneratedField(db_persist=True, expression=models.Func(models.F("ends"), function="public.partial_date_latest", output_field=models.DateField()), null=True, output_field=models.DateField(), serialize=False, verbose_name="latest day")),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "abstract": False,
                "default_permissions": ("add", "change", "view", "publish", "withdraw"),
            },
        ),
        migrations.CreateModel(
            name="EventCitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("field", models.CharField(max_length=60, verbose_name="field")),
                ("place_in_source", models.CharField(blank=True, default="", help_text="Paragraph, page or minute: H headline, L lead, P1, P2 … paragraphs, F footer.", max_length=60, verbose_name="place in the source")),
                ("certainty", models.CharField(choices=[("stated", "stated"), ("implied", "implied"), ("inferred", "inferred"), ("reported", "reported"), ("planned", "planned")], default="stated", help_text="Stated: said outright. Implied: a reader must conclude it. Inferred: it needs a calculation. Reported: the source passes on somebody’s claim. Planned: not yet done when it was written.", max_length=10, verbose_name="certainty")),
                ("value", models.TextField(blank=True, db_default=records.models.citation.RecordsValue(), verbose_name="value this source gives")),
                ("wording", models.CharField(blank=True, default="", help_text="How the source puts it, in its own language and as few words as will do.", max_length=500, verbose_name="wording")),
                ("verdict", models.CharField(choices=[("supports", "supports it"), ("less precise", "supports it less precisely"), ("planned", "earlier plan"), ("differs", "differs"), ("unconfirmed", "not confirmed")], db_default=models.Value(""), editable=False, max_length=12, serialize=False, verbose_name="verdict")),
                ("steps", models.TextField(blank=True, default="", help_text="One step a line, in English: how a reader gets from the source to the value.", verbose_name="steps of the inference")),
                ("steps_de", models.TextField(blank=True, db_default="", default="", verbose_name="steps in German")),
                ("steps_ko", models.TextField(blank=True, db_default="", default="", verbose_name="steps in Korean")),
                ("wording_de", models.CharField(blank=True, db_default="", default="", max_length=500, verbose_name="wording in German")),
                ("wording_en", models.CharField(blank=True, db_default="", default="", max_length=500, verbose_name="wording in English")),
                ("wording_ko", models.CharField(blank=True, db_default="", default="", max_length=500, verbose_name="wording in Korean")),
                ("preferred", models.BooleanField(default=False, help_text="Where sources disagree: the record follows this one.", verbose_name="preferred")),
                ("reason", models.CharField(blank=True, default="", help_text="In English: why this source is to be believed rather than the others.", max_length=500, verbose_name="reason for the preference")),
                ("reason_de", models.CharField(blank=True, db_default="", default="", max_length=500, verbose_name="reason in German")),
                ("reason_ko", models.CharField(blank=True, db_default="", default="", max_length=500, verbose_name="reason in Korean")),
                ("fact", models.CharField(blank=True, default="", help_text="Number of the fact in the digest of this source, where there is one (B4).", max_length=20, verbose_name="fact code")),
            ],
            options={
                "verbose_name": "citation",
                "verbose_name_plural": "citations",
                "ordering": ("pk",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventParticipant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(db_default=records.models.public_id.NewPublicId(), editable=False, max_length=10, unique=True, verbose_name="identifier")),
                ("order", models.PositiveSmallIntegerField(blank=True, help_text="Where it stands among the rows of this list. Leave it empty to add it at the end.", verbose_name="order")),
                ("role", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, verbose_name="role")),
                ("role_de", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("role_en", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("role_ko", models.CharField(blank=True, default="", help_text="As it was then, for example “Lord Mayor”.", max_length=200, null=True, verbose_name="role")),
                ("is_host", models.BooleanField(default=False, verbose_name="host")),
            ],
            options={
                "verbose_name": "participant",
                "verbose_name_plural": "participants",
                "ordering": ("order",),
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventSeries",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("created_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="created at")),
                ("changed_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False, serialize=False, verbose_name="changed at")),
                ("lock_version", models.PositiveIntegerField(default=0, editable=False, serialize=False)),
                ("name", models.CharField(blank=True, default="", max_length=200, verbose_name="name")),
                ("name_de", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("name_en", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("name_ko", models.CharField(blank=True, default="", max_length=200, null=True, verbose_name="name")),
                ("sort_de", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_de", models.Value("")), django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("sort_en", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_de", models.Value("")), django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("sort_ko", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.SearchForm(django.db.models.functions.comparison.Coalesce(django.db.models.functions.comparison.NullIf("name_ko", models.Value("")), django.db.models.functions.comparison.NullIf("name_en", models.Value("")), django.db.models.functions.comparison.NullIf("name_de", models.Value("")), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("slug", models.SlugField(help_text="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page.", max_length=120, unique=True, verbose_name="slug")),
                ("search_text", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.normal_form.NameSearchForm(django.db.models.functions.comparison.Coalesce(models.F("name_de"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_en"), models.Value("")), django.db.models.functions.comparison.Coalesce(models.F("name_ko"), models.Value(""))), output_field=models.TextField(), serialize=False)),
                ("document", records.search.normal_form.StoredForm(db_persist=True, expression=records.search.Document("name_de", "name_en", "name_ko"), output_field=django.contrib.postgres.search.SearchVectorField(), serialize=False)),
            ],
            options={
                "verbose_name": "series of events",
                "verbose_name_plural": "series of events",
                "abstract": False,
            },
        ),
        migrations.RemoveConstraint(
            model_name="figure",
            name="events_figure_one_owner",
        ),
        migrations.RemoveConstraint(
            model_name="figure",
            name="events_figure_subject",
        ),
        migrations.AlterField(
            model_name="figure",
            name="subject",
            field=models.CharField(choices=[("korean companies", "Korean companies"), ("inhabitants", "inhabitants"), ("staff", "staff"), ("jobs", "jobs"), ("members", "members"), ("exhibitors", "exhibitors"), ("attendance", "attendance"), ("group size", "size of the group"), ("money", "money"), ("area", "area")], max_length=20, verbose_name="what the number is of"),
        ),
        migrations.CreateModel(
            name="EventEntry",
            fields=[
                ("document", django.contrib.postgres.search.SearchVectorField()),
                ("record", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name="search_entry", serialize=False, to="events.event")),
            ],
            options={
                "abstract": False,
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="event",
            name="changed_by",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by"),
        ),
        migrations.AddField(
            model_name="event",
            name="created_by",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by"),
        ),
        migrations.AddField(
            model_name="event",
            name="place",
            field=models.ForeignKey(blank=True, help_text="Leave empty if no source names it.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="events", to="companies.place", verbose_name="place"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="event",
            field=models.ForeignKey(blank=True, help_text="The event at which it was signed.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name="agreements", to="events.event", verbose_name="signed at"),
        ),
        migrations.AddField(
            model_name="figure",
            name="event",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="figures", to="events.event", verbose_name="event"),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("agreement__isnull", True), ("delegation__isnull", True), ("event__isnull", True), ("office__isnull", True), ("organisation__isnull", True), ("place__isnull", False)), models.Q(("agreement__isnull", True), ("delegation__isnull", True), ("event__isnull", True), ("office__isnull", False), ("organisation__isnull", True), ("place__isnull", True)), models.Q(("agreement__isnull", True), ("delegation__isnull", True), ("event__isnull", True), ("office__isnull", True), ("organisation__isnull", False), ("place__isnull", True)), models.Q(("agreement__isnull", False), ("delegation__isnull", True), ("event__isnull", True), ("office__isnull", True), ("organisation__isnull", True), ("place__isnull", True)), models.Q(("agreement__isnull", True), ("delegation__isnull", False), ("event__isnull", True), ("office__isnull", True), ("organisation__isnull", True), ("place__isnull", True)), models.Q(("agreement__isnull", True), ("delegation__isnull", True), ("event__isnull", False), ("office__isnull", True), ("organisation__isnull", True), ("place__isnull", True)), _connector="OR"), name="events_figure_one_owner", violation_error_message="A figure is of one thing alone: fill in exactly one of these."),
        ),
        migrations.AddConstraint(
            model_name="figure",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("place__isnull", True), ("subject__in", ("korean companies", "inhabitants", "jobs", "area")), _connector="OR"), models.Q(("office__isnull", True), ("subject__in", ("staff", "jobs", "money", "area")), _connector="OR"), models.Q(("organisation__isnull", True), ("subject__in", ("staff", "jobs", "members", "exhibitors", "money", "area")), _connector="OR"), models.Q(("agreement__isnull", True), ("subject__in", ("money", "jobs", "area")), _connector="OR"), models.Q(("delegation__isnull", True), ("subject__in", ("group size",)), _connector="OR"), models.Q(("event__isnull", True), ("subject__in", ("attendance", "exhibitors", "money", "area")), _connector="OR")), name="events_figure_subject", violation_error_message="Nobody gives such a number of such a thing: Korean companies and inhabitants are counted in a place, staff in an office or organisation, members and exhibitors in an organisation, the group of a delegation, attendance and exhibitors at an event; money goes with an office, an organisation, an agreement or an event."),
        ),
        migrations.AddField(
            model_name="eventcitation",
            name="record",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.event"),
        ),
        migrations.AddField(
            model_name="eventcitation",
            name="source",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="records.source", verbose_name="source"),
        ),
        migrations.AddField(
            model_name="eventparticipant",
            name="delegation",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="event_attendance", to="events.delegation", verbose_name="delegation"),
        ),
        migrations.AddField(
            model_name="eventparticipant",
            name="event",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="participants", to="events.event"),
        ),
        migrations.AddField(
            model_name="eventparticipant",
            name="organisation",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="companies.organisation", verbose_name="organisation"),
        ),
        migrations.AddField(
            model_name="eventparticipant",
            name="person",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="%(class)s_set", to="events.person", verbose_name="person"),
        ),
        migrations.AddField(
            model_name="eventcitation",
            name="participant",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name="citations", to="events.eventparticipant", verbose_name="participant"),
        ),
        migrations.AddField(
            model_name="eventseries",
            name="changed_by",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="changed by"),
        ),
        migrations.AddField(
            model_name="eventseries",
            name="created_by",
            field=models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", serialize=False, to=settings.AUTH_USER_MODEL, verbose_name="created by"),
        ),
        migrations.AddField(
            model_name="event",
            name="series",
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="events", to="events.eventseries", verbose_name="series"),
        ),
        migrations.AddIndex(
            model_name="evententry",
            index=django.contrib.postgres.indexes.GinIndex(fastupdate=False, fields=["document"], name="evententry_document"),
        ),
        migrations.AddConstraint(
            model_name="eventparticipant",
            constraint=records.models.part.OrderUnique(deferrable=django.db.models.constraints.Deferrable["DEFERRED"], fields=("event", "order"), name="events_eventparticipant_order"),
        ),
        migrations.AddConstraint(
            model_name="eventparticipant",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("delegation__isnull", True), models.Q(("person__isnull", False), ("organisation__isnull", False), _connector="OR")), models.Q(("delegation__isnull", False), ("organisation__isnull", True), ("person__isnull", True)), _connector="OR"), name="events_eventparticipant_somebody", violation_error_message="Name a person, an organisation or both, or else a delegation."),
        ),
        migrations.AddConstraint(
            model_name="eventcitation",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("certainty", "inferred"), _negated=True), models.Q(("steps", ""), _negated=True), _connector="OR"), name="events_eventcitation_steps", violation_error_message="An inferred value needs its steps: how does one get there from the source?"),
        ),
        migrations.AddConstraint(
            model_name="eventcitation",
            constraint=models.CheckConstraint(condition=models.Q(("preferred", False), models.Q(("reason", ""), _negated=True), _connector="OR"), name="events_eventcitation_reason", violation_error_message="Say why this source is preferred."),
        ),
        migrations.AddConstraint(
            model_name="eventcitation",
            constraint=models.CheckConstraint(condition=models.Q(("certainty__in", ["stated", "implied", "inferred", "reported", "planned"])), name="events_eventcitation_certainty"),
        ),
        migrations.AddConstraint(
            model_name="eventcitation",
            constraint=models.UniqueConstraint(condition=models.Q(("preferred", True)), fields=("record", "participant", "field"), name="events_eventcitation_one_preferred", nulls_distinct=False, violation_error_message="Only one source can be preferred for the same field."),
        ),
        migrations.AddConstraint(
            model_name="eventcitation",
            constraint=models.UniqueConstraint(fields=("record", "participant", "field", "source", "place_in_source", "fact"), name="events_eventcitation_identity", nulls_distinct=False, violation_error_message="This place in the source is cited for this field already."),
        ),
        migrations.AddConstraint(
            model_name="eventseries",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("name_de__gt", ""), ("name_de__isnull", False)), models.Q(("name_en__gt", ""), ("name_en__isnull", False)), models.Q(("name_ko__gt", ""), ("name_ko__isnull", False)), _connector="OR"), name="events_eventseries_name_in_some_language", violation_error_message="Fill in at least one language."),
        ),
        migrations.AddConstraint(
            model_name="eventseries",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("name_de__regex", "[[:alnum:]]"), ("name_de__isnull", True), ("name_de", ""), _connector="OR"), models.Q(("name_en__regex", "[[:alnum:]]"), ("name_en__isnull", True), ("name_en", ""), _connector="OR"), models.Q(("name_ko__regex", "[[:alnum:]]"), ("name_ko__isnull", True), ("name_ko", ""), _connector="OR")), name="events_eventseries_name_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
        ),
        migrations.AddConstraint(
            model_name="eventseries",
            constraint=models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="events_eventseries_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(("slug__regex", "^[a-z0-9]+(-[a-z0-9]+)*$")), name="events_event_slug", violation_error_message="Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(("state__in", ["draft", "in review", "published", "withdrawn"])), name="events_event_state"),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("state", "withdrawn"), _negated=True), models.Q(("withdrawal_reason", ""), _negated=True), _connector="OR"), name="events_event_withdrawn_why", violation_error_message="Say why the record is withdrawn."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(("last_verified_on__isnull", True), ("last_verified_on__lte", records.dates.constraints.Today()), _connector="OR"), name="events_event_last_verified_on_happened", violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("title_de__gt", ""), ("title_de__isnull", False)), models.Q(("title_en__gt", ""), ("title_en__isnull", False)), models.Q(("title_ko__gt", ""), ("title_ko__isnull", False)), _connector="OR"), name="events_event_title_in_some_language", violation_error_message="Fill in at least one language."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("title_de__regex", "[[:alnum:]]"), ("title_de__isnull", True), ("title_de", ""), _connector="OR"), models.Q(("title_en__regex", "[[:alnum:]]"), ("title_en__isnull", True), ("title_en", ""), _connector="OR"), models.Q(("title_ko__regex", "[[:alnum:]]"), ("title_ko__isnull", True), ("title_ko", ""), _connector="OR")), name="events_event_title_shows", violation_error_message="A name or title needs at least one letter or digit: what is typed shows nothing."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(("starts_earliest__isnull", True), ("ends_latest__isnull", True), ("ends_latest__gte", models.F("starts_earliest")), _connector="OR"), name="events_event_starts_ends", violation_error_message="The end lies before the beginning, however the two dates are read."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(("planned_starts_earliest__isnull", True), ("planned_ends_latest__isnull", True), ("planned_ends_latest__gte", models.F("planned_starts_earliest")), _connector="OR"), name="events_event_planned_starts_planned_ends", violation_error_message="The end lies before the beginning, however the two dates are read."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("outcome", "done"), _negated=True), ("starts_earliest__isnull", True), ("starts_earliest__lte", records.dates.constraints.Today()), _connector="OR"), name="events_event_starts_happened", violation_error_message="The date of “starts” lies in the future, but it is stated as having happened."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(models.Q(("outcome__in", ("planned", "abandoned")), _negated=True), models.Q(("ends", ""), ("starts", "")), _connector="OR"), name="events_event_only_planned", violation_error_message="What is only planned, or was given up, has not happened: enter its date as the planned one."),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(condition=models.Q(("number__isnull", True), models.Q(("number__gt", 0), ("series__isnull", False)), _connector="OR"), name="events_event_number", violation_error_message="A number counts within a series, from 1: name the series."),
        ),
        *reference_table("events_eventseries"),
        *record_table("events_event"),
        *part_table("events_eventparticipant", "events_event", "event_id"),
        *part_table("events_eventcitation", "events_event", "record_id"),
        pair_with_owner("events_eventparticipant", "event_id"),
        same_owner("events_eventcitation", "record_id", "events_eventparticipant", "participant_id", "event_id"),
        clean_texts("events_eventseries", translated("name")),
        clean_texts("events_event", translated("title"), (*translated("summary"), "withdrawal_reason")),
        clean_texts("events_eventparticipant", translated("role")),
        clean_texts(
            "events_eventcitation", ("field", "place_in_source", "value", "wording", "reason", "fact"), ("steps",)
        ),
        keep_days("events_event", "events.event"),
        *(held(table) for table in HELD),
        keep_verdicts("events_eventcitation", "events_event", {"participant_id": "events_eventparticipant"}),
        # What is said of citations in three languages is cleaned, and changes the record, as well.
        translate_citations("eventcitation", "events_eventcitation", "events_event", ("participant_id",))[-1],
        *following("companies_place", within=True),
        *following("companies_sector"),
        *following("events_topic"),
        *following("events_countingrule"),
        keep_names_in_values("events_eventseries", CITING),
        *(keep_search(f"events_{table}") for table in ("eventseries", "event")),
    ]
