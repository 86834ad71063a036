"""Days something was planned for have fields of their own; those there were move, with their sources."""

from django.db import migrations, models

import records.dates.fields
from records.replanning import join_functions, part_plans

# What a row holds in each field that is cited, as `records.values.held_sql` makes it of the models, now and before.
HELD = {
    "companies_office": (
        r"""
SELECT CASE field
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'address' THEN ROW(r.address::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_opened' THEN ROW(r.planned_opened::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'opened' THEN ROW(r.opened::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_closed' THEN ROW(r.planned_closed::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'closed' THEN ROW(r.closed::text, NULL, NULL, 'date')::public.records_held END
FROM public.companies_office AS r WHERE r.id = row_id
""",
        r"""
SELECT CASE field
    WHEN 'organisation' THEN ROW((SELECT named.slug::text FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), (SELECT named.former_slugs::text[] FROM public.companies_organisation AS named WHERE named.id = r.organisation_id), NULL, 'companies_organisation')::public.records_held
    WHEN 'place' THEN ROW((SELECT named.slug::text FROM public.companies_place AS named WHERE named.id = r.place_id), NULL, ARRAY(SELECT named.slug::text FROM public.companies_place_chain(r.place_id) AS chain (id) JOIN public.companies_place AS named ON named.id = chain.id), 'companies_place')::public.records_held
    WHEN 'address' THEN ROW(r.address::text, NULL, NULL, 'text')::public.records_held
    WHEN 'opened' THEN ROW(r.opened::text, NULL, NULL, 'date')::public.records_held
    WHEN 'closed' THEN ROW(r.closed::text, NULL, NULL, 'date')::public.records_held END
FROM public.companies_office AS r WHERE r.id = row_id
""",
    ),
    "companies_officefunction": (
        r"""
SELECT CASE field
    WHEN 'function' THEN ROW(r.function::text, NULL, NULL, 'text')::public.records_held
    WHEN 'planned_since' THEN ROW(r.planned_since::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'planned_until' THEN ROW(r.planned_until::text, NULL, NULL, 'plan')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'outcome')::public.records_held
    WHEN 'note' THEN ROW(public.records_fingerprints(r.note_de, r.note_en, r.note_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_officefunction AS r WHERE r.id = row_id
""",
        r"""
SELECT CASE field
    WHEN 'function' THEN ROW(r.function::text, NULL, NULL, 'text')::public.records_held
    WHEN 'since' THEN ROW(r.since::text, NULL, NULL, 'date')::public.records_held
    WHEN 'until' THEN ROW(r.until::text, NULL, NULL, 'date')::public.records_held
    WHEN 'outcome' THEN ROW(r.outcome::text, NULL, NULL, 'text')::public.records_held
    WHEN 'note' THEN ROW(public.records_fingerprints(r.note_de, r.note_en, r.note_ko), NULL, NULL, 'prose')::public.records_held END
FROM public.companies_officefunction AS r WHERE r.id = row_id
""",
    ),
}


def held(table: str) -> migrations.RunSQL:
    head = f"CREATE OR REPLACE FUNCTION public.{table}_held(row_id bigint, field text) RETURNS public.records_held"
    return migrations.RunSQL(*(f"{head} LANGUAGE sql STABLE AS $${body}$$" for body in HELD[table]))


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0019_counts_are_figures"),
        ("records", "0006_plans"),
        ("reversion", "0002_add_index_on_version_for_content_type_and_db"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.AddField(
            model_name="office",
            name="planned_closed",
            field=records.dates.fields.PartialDateField(verbose_name="closing planned for"),
        ),
        migrations.AddField(
            model_name="office",
            name="planned_opened",
            field=records.dates.fields.PartialDateField(verbose_name="opening planned for"),
        ),
        migrations.AddField(
            model_name="officefunction",
            name="planned_since",
            field=records.dates.fields.PartialDateField(verbose_name="planned from"),
        ),
        migrations.AddField(
            model_name="officefunction",
            name="planned_until",
            field=records.dates.fields.PartialDateField(verbose_name="planned until"),
        ),
        migrations.AddField(
            model_name="office",
            name="planned_closed_earliest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_closed"), function="public.partial_date_earliest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="earliest day",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="planned_closed_latest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_closed"), function="public.partial_date_latest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="latest day",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="planned_opened_earliest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_opened"), function="public.partial_date_earliest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="earliest day",
            ),
        ),
        migrations.AddField(
            model_name="office",
            name="planned_opened_latest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_opened"), function="public.partial_date_latest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="latest day",
            ),
        ),
        migrations.AddField(
            model_name="officefunction",
            name="planned_since_earliest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_since"), function="public.partial_date_earliest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="earliest day",
            ),
        ),
        migrations.AddField(
            model_name="officefunction",
            name="planned_since_latest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_since"), function="public.partial_date_latest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="latest day",
            ),
        ),
        migrations.AddField(
            model_name="officefunction",
            name="planned_until_earliest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_until"), function="public.partial_date_earliest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="earliest day",
            ),
        ),
        migrations.AddField(
            model_name="officefunction",
            name="planned_until_latest",
            field=models.GeneratedField(
                db_persist=True,
                expression=models.Func(
                    models.F("planned_until"), function="public.partial_date_latest", output_field=models.DateField()
                ),
                null=True,
                output_field=models.DateField(),
                serialize=False,
                verbose_name="latest day",
            ),
        ),
        *(held(table) for table in HELD),
        part_plans(
            "companies.Office",
            "companies.OfficeCitation",
            "record",
            {"opened": "planned_opened", "closed": "planned_closed"},
        ),
        part_plans(
            "companies.OfficeFunction",
            "companies.OfficeCitation",
            "function",
            {"since": "planned_since", "until": "planned_until"},
            "outcome",
        ),
        join_functions(),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("planned_opened_earliest__isnull", True),
                    ("planned_closed_latest__isnull", True),
                    ("planned_closed_latest__gte", models.F("planned_opened_earliest")),
                    _connector="OR",
                ),
                name="companies_office_planned_opened_planned_closed",
                violation_error_message="The end lies before the beginning, however the two dates are read.",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefunction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("planned_since_earliest__isnull", True),
                    ("planned_until_latest__isnull", True),
                    ("planned_until_latest__gte", models.F("planned_since_earliest")),
                    _connector="OR",
                ),
                name="companies_officefunction_planned_since_planned_until",
                violation_error_message="The end lies before the beginning, however the two dates are read.",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefunction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ("planned", "abandoned")), _negated=True),
                    models.Q(("since", ""), ("until", "")),
                    _connector="OR",
                ),
                name="companies_officefunction_only_planned",
                violation_error_message="What is only planned, or was given up, has not happened: enter its date as the planned one.",
            ),
        ),
    ]
