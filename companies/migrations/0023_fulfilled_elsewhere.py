"""A plan may have come about at another office."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0022_search_index_as_declared"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="officefunction",
            name="companies_officefunction_only_planned",
        ),
        migrations.AddField(
            model_name="officefunction",
            name="fulfilled_at",
            field=models.ForeignKey(
                blank=True,
                help_text="Where the plan came about, if it was fulfilled elsewhere: another office.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plans_fulfilled_here",
                to="companies.office",
                verbose_name="fulfilled at",
            ),
        ),
        migrations.AlterField(
            model_name="officefunction",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("planned", "planned"),
                    ("done", "in place"),
                    ("elsewhere", "fulfilled elsewhere"),
                    ("abandoned", "abandoned"),
                    ("unknown", "not known"),
                ],
                default="unknown",
                help_text="A planned headquarters is not a headquarters: set “in place” only when a source says so.",
                max_length=10,
                verbose_name="outcome",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefunction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ("planned", "elsewhere", "abandoned")), _negated=True),
                    models.Q(("since", ""), ("until", "")),
                    _connector="OR",
                ),
                name="companies_officefunction_only_planned",
                violation_error_message="What is only planned, or was given up, has not happened: enter its date as the planned one.",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefunction",
            constraint=models.CheckConstraint(
                condition=models.Q(("fulfilled_at__isnull", True), ("outcome", "elsewhere"), _connector="OR"),
                name="companies_officefunction_elsewhere",
                violation_error_message="An office is named here only for a plan that was fulfilled elsewhere.",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefunction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fulfilled_at__isnull", True),
                    models.Q(("fulfilled_at", models.F("office")), _negated=True),
                    _connector="OR",
                ),
                name="companies_officefunction_not_here",
                violation_error_message="What came about at this office was not fulfilled elsewhere.",
            ),
        ),
    ]
