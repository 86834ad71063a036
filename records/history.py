"""What a stored version of a record holds: its own columns and its parts, never another record."""

import reversion
from django.db import models

from records.models import Source, SourceCitation

# Kept by the database; a version that held them would write them back on revert.
STAMPS = ("created_at", "created_by", "changed_at", "changed_by", "lock_version", "verdict")


def keep_history(model: type[models.Model], *parts: str) -> None:
    """Every save of ``model`` inside a revision stores a version of it and of its ``parts`` (related names)."""
    fields = model._meta.concrete_model._meta.local_fields  # type: ignore[union-attr]
    generated = [field.name for field in fields if field.generated]
    reversion.register(model, exclude=(*STAMPS, *generated), follow=parts)


keep_history(SourceCitation)
keep_history(Source, "citations")
