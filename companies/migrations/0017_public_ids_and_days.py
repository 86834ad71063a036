"""Parts get identifiers of their own; records remember when they were first published, and when withdrawn."""

from django.db import migrations, models

from records.models.public_id import NewPublicId
from records.operations import give_public_ids, keep_days

RECORDS = ("organisation", "office", "count")
# Model, and what its rows are parts of with the key that says so.
PARTS = (
    ("organisationname", "organisation", "organisation_id"),
    ("organisationrelation", "organisation", "organisation_id"),
    ("officefunction", "office", "office_id"),
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
        ("companies", "0001_squashed_0016_search_index_as_declared"),
        ("records", "0003_public_ids_and_days"),
    ]

    operations = [
        *(operation for model in RECORDS for operation in days(model)),
        *(public_id(model) for model, _owner, _key in PARTS),
        # The names of parts are made of the slugs of their records.
        *(
            give_public_ids(f"companies_{model}", f"companies_{owner}", key, f"companies.{model}")
            for model, owner, key in PARTS
        ),
        *(keep_days(f"companies_{model}", f"companies.{model}") for model in RECORDS),
    ]
