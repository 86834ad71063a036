"""What a citation may support: every citable field of a record and of its parts, by their names on the page."""

from collections.abc import Iterator
from functools import cached_property

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext

from records.models import Citation, Part, Record

# How a form writes a target: "title" for a field of the record, "party:17:signed" for one of its parts.
SEPARATOR = ":"

type Choice = tuple[str, str]
type Group = tuple[str, list[Choice]]


def part_key(citation_model: type[Citation], part_model: type[models.Model]) -> str:
    """The key by which citations of this table point to parts of that one."""
    return next(
        name for name in citation_model.PART_FIELDS if citation_model._meta.get_field(name).related_model is part_model
    )


def written(citation: Citation) -> str:
    """The target of a stored citation, as the form writes it."""
    name, pk, field = citation.target
    return SEPARATOR.join((name, str(pk), field)) if name else field


def point(citation: Citation, target: str) -> None:
    """Let the citation support this target."""
    *part, citation.field = target.split(SEPARATOR)
    for name in citation.PART_FIELDS:
        setattr(citation, f"{name}_id", int(part[1]) if part and part[0] == name else None)


class Targets:
    """Everything the citations of one record may support."""

    def __init__(self, citation_model: type[Citation], record: Record | None) -> None:
        self.citation_model = citation_model
        self.record = record if record is not None and record.pk is not None else None

    @cached_property
    def groups(self) -> list[Group]:
        """The choices, grouped by the record and each of its parts."""
        table = self.citation_model._meta.get_field("record").related_model
        return [(gettext("This record"), self._fields(table, "")), *self._parts()]

    def _parts(self) -> Iterator[Group]:
        if self.record is None:
            return
        for name in self.citation_model.PART_FIELDS:
            model: type[Part] = self.citation_model._meta.get_field(name).related_model  # type: ignore[assignment]
            for part in _named_parts(model, self.record):
                label = f"{capfirst(model._meta.verbose_name)}: {part}"
                yield label, self._fields(model, f"{name}{SEPARATOR}{part.pk}{SEPARATOR}")

    def _fields(self, model, prefix: str) -> list[Choice]:
        return [(prefix + name, str(capfirst(model._meta.get_field(name).verbose_name))) for name in model.CITABLE]

    def label(self, citation: Citation) -> str:
        """The target of a stored citation in words."""
        wanted = written(citation)
        for group, choices in self.groups:
            for value, label in choices:
                if value == wanted:
                    return label if value == citation.field else f"{group} – {label}"
        return citation.field


def _named_parts(model: type[Part], record: Record):
    """The parts of a record, with what their names are made of."""
    return with_names(model._base_manager.filter(**{model.OWNER: record})).order_by("order")


def with_names(parts: models.QuerySet) -> models.QuerySet:
    """Parts with everything they name, which their own names are made of."""
    model = parts.model
    keys = [
        field.name
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.name != model.OWNER
    ]
    return parts.select_related(*keys) if keys else parts
