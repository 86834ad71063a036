"""What published sources prove of offices, whatever the day: kept by the database for all who ask how offices stand."""

from django.db import models

from companies.models.office import Office


class OfficeAttestation(models.Model):
    """How far published sources vouch for an office: that it came about, and when it certainly was there.

    Only the database writes these rows, one for each office in any state, whenever its days, its functions, its
    citations or their sources change (`companies/migrations/0028_attestations.py`). The judgement is that of
    `companies.presence.judge_office`.
    """

    # The database takes the row away with its office, after everything it is made of.
    office = models.OneToOneField(Office, on_delete=models.DO_NOTHING, primary_key=True, related_name="attestation")
    # Nobody says that it ever came about.
    only_announced = models.BooleanField()
    # The sources that speak for the register prove the day it holds.
    opening_proved = models.BooleanField()
    closing_proved = models.BooleanField()
    # The first and the last day on which it was certainly there; empty where nothing proves it.
    certain_from = models.DateField(null=True)
    certain_until = models.DateField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.office_id}: {self.certain_from} – {self.certain_until}"
