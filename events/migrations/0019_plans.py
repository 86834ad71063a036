"""Days something was planned for have fields of their own; those there were move, with their sources."""

from django.db import migrations, models

import records.dates.fields
from records.replanning import part_plans

# What a row holds in each field that is cited, as `records.values.held_sql` makes it of the models, now and before.
HELD = {
    "events_delegation": (
        r"""
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'direction' THEN ROW(r.direction::text, NULL, NULL, 'text')::public.records_held
    WHEN 'origin' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.origin_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.origin_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'destination' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.destination_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.destination_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'planned_starts' THEN ROW(r.planned_starts::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'starts' THEN ROW(r.starts::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_ends' THEN ROW(r.planned_ends::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_delegation AS r WHERE r.id = row_id
""",
        r"""
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'direction' THEN ROW(r.direction::text, NULL, NULL, 'text')::public.records_held
    WHEN 'origin' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.origin_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.origin_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'destination' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.destination_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.destination_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'starts' THEN ROW(r.starts::text, NULL, NULL, 'date')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.events_delegation AS r WHERE r.id = row_id
""",
    ),
    "events_visit": (
        r"""
SELECT CASE field
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_date' THEN ROW(r.planned_date::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'date' THEN ROW(r.date::text, NULL, NULL, 'date')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'host' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.host_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.host_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'topic' THEN ROW(public.records_fingerprints(r.topic_de, r.topic_en, r.topic_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'outcome')::public.records_held END
FROM public.events_visit AS r WHERE r.id = row_id
""",
        r"""
SELECT CASE field
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'date' THEN ROW(r.date::text, NULL, NULL, 'date')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'host' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.host_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.host_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'topic' THEN ROW(public.records_fingerprints(r.topic_de, r.topic_en, r.topic_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_visit AS r WHERE r.id = row_id
""",
    ),
    "events_agreement": (
        r"""
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
""",
        r"""
SELECT CASE field
    WHEN 'title' THEN ROW(public.records_fingerprints(r.title_de, r.title_en, r.title_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'kind' THEN ROW(r.kind::text, NULL, NULL, 'text')::public.records_held
    WHEN 'kind_as_printed' THEN ROW(r.kind_as_printed::text, NULL, NULL, 'text')::public.records_held
    WHEN 'signed' THEN ROW(r.signed::text, NULL, NULL, 'date')::public.records_held
    WHEN 'announced' THEN ROW(r.announced::text, NULL, NULL, 'date')::public.records_held
    WHEN 'effective' THEN ROW(r.effective::text, NULL, NULL, 'date')::public.records_held
    WHEN 'ends' THEN ROW(r.ends::text, NULL, NULL, 'date')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'delegation' THEN ROW((SELECT named.slug::text FROM public.events_delegation AS named WHERE named.id = r.delegation_id), (SELECT named.former_slugs::text[] FROM public.events_delegation AS named WHERE named.id = r.delegation_id), NULL, 'events_delegation')::public.records_held
    WHEN 'purpose' THEN ROW(public.records_fingerprints(r.purpose_de, r.purpose_en, r.purpose_ko), NULL, NULL, 'prose')::public.records_held
    WHEN 'topics' THEN ROW((SELECT string_agg(named.slug, ',' ORDER BY named.slug COLLATE "C") FROM public.events_topic AS named JOIN public.events_agreement_topics AS chosen ON chosen.topic_id = named.id WHERE chosen.agreement_id = r.id), NULL, NULL, 'many:events_topic')::public.records_held
    WHEN 'life_cycle' THEN ROW(r.life_cycle::text, NULL, NULL, 'text')::public.records_held
    WHEN 'in_force' THEN ROW(r.in_force::text, NULL, NULL, 'text')::public.records_held END
FROM public.events_agreement AS r WHERE r.id = row_id
""",
    ),
}


def held(table: str) -> migrations.RunSQL:
    head = f"CREATE OR REPLACE FUNCTION public.{table}_held(row_id bigint, field text) RETURNS public.records_held"
    return migrations.RunSQL(*(f"{head} LANGUAGE sql STABLE AS $${body}$$" for body in HELD[table]))


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0020_plans"),
        ("events", "0018_search_index_as_declared"),
        ("records", "0006_plans"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="agreement",
            name="events_agreement_in_force",
        ),
        migrations.AddField(
            model_name="agreement",
            name="planned_signed",
            field=records.dates.fields.PartialDateField(verbose_name="signing planned for"),
        ),
        migrations.AddField(
            model_name="delegation",
            name="planned_ends",
            field=records.dates.fields.PartialDateField(verbose_name="end planned for"),
        ),
        migrations.AddField(
            model_name="delegation",
            name="planned_starts",
            field=records.dates.fields.PartialDateField(verbose_name="start planned for"),
        ),
        migrations.AddField(
            model_name="visit",
            name="planned_date",
            field=records.dates.fields.PartialDateField(verbose_name="planned for"),
        ),
        migrations.AlterField(
            model_name="agreement",
            name="life_cycle",
            field=models.CharField(
                choices=[
                    ("announced", "announced"),
                    ("signed", "signed"),
                    ("in force", "in force"),
                    ("ended", "ended"),
                    ("abandoned", "not concluded"),
                ],
                max_length=10,
                verbose_name="life cycle",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="planned_signed_earliest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_signed"), function="public.partial_date_earliest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="earliest day",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="planned_signed_latest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_signed"), function="public.partial_date_latest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="latest day",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="planned_ends_earliest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_ends"), function="public.partial_date_earliest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="earliest day",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="planned_ends_latest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_ends"), function="public.partial_date_latest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="latest day",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="planned_starts_earliest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_starts"), function="public.partial_date_earliest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="earliest day",
            ),
        ),
        migrations.AddField(
            model_name="delegation",
            name="planned_starts_latest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_starts"), function="public.partial_date_latest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="latest day",
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="planned_date_earliest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_date"), function="public.partial_date_earliest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="earliest day",
            ),
        ),
        migrations.AddField(
            model_name="visit",
            name="planned_date_latest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_date"), function="public.partial_date_latest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="latest day",
            ),
        ),
        *(held(table) for table in HELD),
        part_plans(
            "events.Delegation",
            "events.DelegationCitation",
            "record",
            {"starts": "planned_starts", "ends": "planned_ends"},
        ),
        part_plans("events.Visit", "events.DelegationCitation", "visit", {"date": "planned_date"}, "outcome"),
        part_plans(
            "events.Agreement", "events.AgreementCitation", "record", {"signed": "planned_signed"}, "life_cycle"
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("life_cycle__in", ("announced", "abandoned")), _negated=True),
                    ("signed", ""),
                    _connector="OR",
                ),
                name="events_agreement_only_planned",
                violation_error_message="What is only planned, or was given up, has not happened: enter its date as the planned one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("in_force", "yes"), ("life_cycle__in", ("ended", "announced", "abandoned")), _negated=True
                    ),
                    models.Q(("in_force", "no"), ("life_cycle", "in force"), _negated=True),
                ),
                name="events_agreement_in_force",
                violation_error_message="“Life cycle” and “still in force” contradict each other.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("planned_starts_earliest__isnull", True),
                    ("planned_ends_latest__isnull", True),
                    ("planned_ends_latest__gte", models.F("planned_starts_earliest")),
                    _connector="OR",
                ),
                name="events_delegation_planned_starts_planned_ends",
                violation_error_message="The end lies before the beginning, however the two dates are read.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ("planned", "abandoned")), _negated=True), ("date", ""), _connector="OR"
                ),
                name="events_visit_only_planned",
                violation_error_message="What is only planned, or was given up, has not happened: enter its date as the planned one.",
            ),
        ),
    ]
