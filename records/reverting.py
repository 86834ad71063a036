"""The verb that puts one record and its parts back to how a stored version holds them.

A revision may hold many records (seeding and publishing write several at once). Only the one that is asked for is
touched, and never its publication state: that changes by the verbs of `records.publishing` alone.
"""

from collections.abc import Iterable, Iterator

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext
from reversion.errors import RevertError
from reversion.models import Version

from records.models import Record, State


def part_keys(model: type[models.Model]) -> list[models.ForeignKey]:
    """The keys by which parts belong to this model: only parts go with what they point to."""
    table = model._meta.concrete_model
    return [
        relation.field
        for relation in table._meta.related_objects  # type: ignore[union-attr]
        if relation.on_delete is models.CASCADE and not relation.related_model._meta.auto_created
    ]


def stored_with(version: Version) -> Iterator[Version]:
    """The versions of the record and of its parts that were stored together."""
    yield version
    for key in part_keys(version._model):
        kind = ContentType.objects.get_for_model(key.model)
        for part in version.revision.version_set.filter(content_type=kind).order_by("pk"):
            if str(part.field_dict[key.attname]) == version.object_id:
                yield part


def revert(version: Version) -> models.Model:
    """Write back what the version holds, parts added since then removed; give the row as it stands now."""
    table = version._model._meta.concrete_model
    with transaction.atomic():
        kept = table._base_manager.select_for_update().filter(pk=version.object_id).first()
        versions = list(stored_with(version))
        _remove_parts(table, version.object_id, versions)
        _write(versions)
        row = table._base_manager.get(pk=version.object_id)
        if isinstance(row, Record):
            _keep_state(row, kept)
    return row


def _remove_parts(table: type[models.Model], pk: str, versions: Iterable[Version]) -> None:
    wanted = {(version._model, version.object_id) for version in versions}
    for key in part_keys(table):
        for part in key.model._base_manager.filter(**{key.attname: pk}):
            if (key.model, str(part.pk)) not in wanted:
                part.delete()


def _write(versions: list[Version]) -> None:
    """Rows may stand in each other's way (two parts swapped their names): try again while that helps."""
    while versions:
        refused = []
        for version in versions:
            try:
                with transaction.atomic():
                    version.revert()
            except IntegrityError:
                refused.append(version)
        if len(refused) == len(versions):
            raise RevertError(
                gettext("“%(name)s” cannot be put back: it contradicts what is stored now.")
                % {"name": refused[0].object_repr}
            )
        versions = refused


def _keep_state(row: Record, kept: Record | None) -> None:
    """What was withdrawn stays withdrawn and what is public stays public; what comes back from nothing is a draft."""
    if kept is not None:
        row.state, row.withdrawal_reason = kept.state, kept.withdrawal_reason
    elif row.state != State.WITHDRAWN:
        row.state, row.withdrawal_reason = State.DRAFT, ""
    row.save()
