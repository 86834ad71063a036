"""Parts get identifiers of their own; records remember when they were first published, and when withdrawn."""

from django.db import migrations, models

from records.models.public_id import NewPublicId
from records.operations import give_public_ids, keep_days

RECORDS = ("person", "delegation", "agreement")
# Model, and what its rows are parts of with the key that says so.
PARTS = (
    ("position", "person", "person_id"),
    ("delegationmember", "delegation", "delegation_id"),
    ("visit", "delegation", "delegation_id"),
    ("visitparticipant", "delegation", "delegation_id"),
    ("agreementparty", "agreement", "agreement_id"),
    ("agreementsignatory", "agreement", "agreement_id"),
    ("agreementlink", "agreement", "agreement_id"),
)


def days(model: str) -> list[migrations.AddField]:
    return [
        migrations.AddField(
            model,
            "first_published_at",
            models.DateTimeField(editable=False, null=True, serialize=False, verbose_name="first published at"),
        ),
        migrations.AddField(
            model,
            "withdrawn_at",
            models.DateTimeField(editable=False, null=True, serialize=False, verbose_name="withdrawn at"),
        ),
    ]


def public_id(model: str) -> migrations.AddField:
    field = models.CharField(
        db_default=NewPublicId(), editable=False, max_length=10, unique=True, verbose_name="identifier"
    )
    return migrations.AddField(model, "public_id", field)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0001_squashed_0013_search_index_as_declared"),
        ("records", "0003_public_ids_and_days"),
    ]

    operations = [
        *(operation for model in RECORDS for operation in days(model)),
        *(public_id(model) for model, _owner, _key in PARTS),
        # The names of parts are made of the slugs of their records.
        *(
            give_public_ids(f"events_{model}", f"events_{owner}", key, f"events.{model}")
            for model, owner, key in PARTS
        ),
        *(keep_days(f"events_{model}", f"events.{model}") for model in RECORDS),
    ]
