from django.conf import settings
from django.db import migrations, models

import records.circles
import records.dates.constraints
from records.operations import TODAY, mend


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0013_contradictions"),
        ("events", "0011_reference_documents"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *(
            mend(f"events_{table}", f"last_verified_on > {TODAY}", "last_verified_on", "NULL")
            for table in ("person", "delegation", "agreement")
        ),
        mend("events_visit", f"outcome = 'done' AND date_earliest > {TODAY}", "outcome", "'planned'"),
        mend("events_delegation", "origin_id = destination_id", "destination_id", "NULL"),
        mend("events_agreement", f"announced_earliest > {TODAY}", "announced", "''"),
        # How far an agreement has come gives way to its dates.
        mend("events_agreement", f"life_cycle = 'ended' AND ends_earliest > {TODAY}", "life_cycle", "'signed'"),
        mend(
            "events_agreement",
            f"life_cycle IN ('in force', 'ended') AND effective_earliest > {TODAY}",
            "life_cycle",
            "'signed'",
        ),
        mend(
            "events_agreement",
            f"life_cycle IN ('signed', 'in force', 'ended') AND signed_earliest > {TODAY}",
            "life_cycle",
            "'announced'",
        ),
        mend(
            "events_agreement",
            "life_cycle IN ('ended', 'announced') AND in_force = 'yes' OR life_cycle = 'in force' AND in_force = 'no'",
            "in_force",
            "'not known'",
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_verified_on__isnull", True),
                    ("last_verified_on__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="events_agreement_last_verified_on_happened",
                violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("announced_earliest__isnull", True),
                    ("announced_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="events_agreement_announced_happened",
                violation_error_message="The date of “announced” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("life_cycle__in", ("signed", "in force", "ended")), _negated=True),
                    ("signed_earliest__isnull", True),
                    ("signed_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="events_agreement_signed_happened",
                violation_error_message="The date of “signed” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("life_cycle__in", ("in force", "ended")), _negated=True),
                    ("effective_earliest__isnull", True),
                    ("effective_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="events_agreement_effective_happened",
                violation_error_message="The date of “in effect from” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("life_cycle", "ended"), _negated=True),
                    ("ends_earliest__isnull", True),
                    ("ends_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="events_agreement_ends_happened",
                violation_error_message="The date of “ends” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("in_force", "yes"), ("life_cycle__in", ("ended", "announced")), _negated=True),
                    models.Q(("in_force", "no"), ("life_cycle", "in force"), _negated=True),
                ),
                name="events_agreement_in_force",
                violation_error_message="“Life cycle” and “still in force” contradict each other.",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreementlink",
            constraint=records.circles.NoCircle(
                end="other",
                kinds=(),
                name="events_agreementlink_circle",
                start="agreement",
                turned=(),
                until="",
                violation_error_message="The links would lead in a circle: an agreement renews, amends, replaces or implements an earlier or wider one, never the other way round.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_verified_on__isnull", True),
                    ("last_verified_on__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="events_delegation_last_verified_on_happened",
                violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="delegation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("origin__isnull", True),
                    ("destination__isnull", True),
                    models.Q(("origin", models.F("destination")), _negated=True),
                    _connector="OR",
                ),
                name="events_delegation_somewhere",
                violation_error_message="A journey does not lead where it began: correct one of the two places.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_verified_on__isnull", True),
                    ("last_verified_on__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="events_person_last_verified_on_happened",
                violation_error_message="The date of “last verified on” lies in the future, but it is stated as having happened.",
            ),
        ),
        migrations.AddConstraint(
            model_name="visit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "done"), _negated=True),
                    ("date_earliest__isnull", True),
                    ("date_earliest__lte", records.dates.constraints.Today()),
                    _connector="OR",
                ),
                name="events_visit_date_happened",
                violation_error_message="The date of “date” lies in the future, but it is stated as having happened.",
            ),
        ),
    ]
