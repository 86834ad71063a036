from django.conf import settings
from django.db import migrations, models

import records.circles
import records.dates.constraints
from records.operations import TODAY, mend, mend_address


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0012_reference_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            mend(f"companies_{table}", f"last_verified_on > {TODAY}", "last_verified_on", "NULL")
            for table in ("organisation", "office", "count")
        ),
        mend("companies_organisation", f"founded_earliest > {TODAY}", "founded", "''"),
        mend("companies_count", f"as_of_earliest > {TODAY}", "as_of", "''"),
        # What is still to come is planned.
        mend("companies_officefunction", f"outcome = 'done' AND since_earliest > {TODAY}", "outcome", "'planned'"),
        *mend_address("companies_organisation", "website"),
        migrations.AddConstraint(
            model_name="count",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_verified_on__isnull", True),
                    ("last_verified_on__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="companies_count_last_verified_on_happened",
                violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="count",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("as_of_earliest__isnull", True),
                    ("as_of_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="companies_count_as_of_happened",
                violation_error_message="The date of “as of” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="office",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_verified_on__isnull", True),
                    ("last_verified_on__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="companies_office_last_verified_on_happened",
                violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="officefunction",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "done"), _negated=True),
                    ("since_earliest__isnull", True),
                    ("since_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="companies_officefunction_since_happened",
                violation_error_message="The date of “from” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_verified_on__isnull", True),
                    ("last_verified_on__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="companies_organisation_last_verified_on_happened",
                violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("founded_earliest__isnull", True),
                    ("founded_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="companies_organisation_founded_happened",
                violation_error_message="The date of “founded” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("website", ""), ("website__regex", "^https?://[^\\s/?#]+\\S*$"), _connector="OR"),
                name="companies_organisation_website_web",
                violation_error_message="An address begins with http:// or https:// and has no spaces.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationrelation",
            constraint=records.circles.NoCircle(
                end="other",
                kinds=("merged into",),
                name="companies_organisationrelation_succession",
                start="organisation",
                turned=("successor of",),
                until="",
                violation_error_message="These organisations would have followed each other in a circle: “merged into” or “successor of” stands somewhere the wrong way round.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationrelation",
            constraint=records.circles.NoCircle(
                end="other",
                kinds=("subsidiary of",),
                name="companies_organisationrelation_ownership",
                start="organisation",
                turned=(),
                until="until",
                violation_error_message="An organisation would be its own subsidiary, by way of others: say until when the older tie held.",
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationrelation",
            constraint=records.circles.NoCircle(
                end="other",
                kinds=("reports to",),
                name="companies_organisationrelation_supervision",
                start="organisation",
                turned=(),
                until="until",
                violation_error_message="An organisation would report to itself, by way of others: say until when the older tie held.",
            ),
        ),
        migrations.AddConstraint(
            model_name="place",
            constraint=records.circles.NoCircle(
                end="within",
                kinds=(),
                name="companies_place_circle",
                start="id",
                turned=(),
                until="",
                violation_error_message="A place cannot lie within itself, nor within what lies in it.",
            ),
        ),
    ]
