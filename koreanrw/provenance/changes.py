"""The public change log of a record: on which days what became public, was changed or withdrawn.

It is read from the stored versions and says which fields and parts changed, never what they held: that may have been
withdrawn for a reason. Who changed it and the editors' comments stay inside, and so does everything before the first
publication. What was changed while a record was withdrawn shows once it is public again.
"""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language_info, pgettext_lazy
from modeltranslation.fields import TranslationField
from reversion.models import Version

from koreanrw.provenance.facts import FactName
from records.brackets import in_brackets
from records.models import Citation, Record, State
from records.operations import TRANSLATIONS
from records.reverting import part_keys

# What a citation says to the public; its fact code is the editors' own.
_CITED = (
    "field", "source", "place_in_source", "certainty", "value", "wording", "steps", "preferred", "reason",
    *TRANSLATIONS,
)  # fmt: skip


class Event(models.TextChoices):
    """What happened to a record as the public sees it."""

    ALREADY_PUBLIC = "already public", pgettext_lazy("change log", "Was public already when this log began")
    PUBLISHED = "published", pgettext_lazy("change log", "Published")
    CHANGED = "changed", pgettext_lazy("change log", "Changed")
    WITHDRAWN = "withdrawn", pgettext_lazy("change log", "Withdrawn")
    PUBLISHED_AGAIN = "published again", pgettext_lazy("change log", "Published again")


@dataclass(frozen=True)
class Stored:
    """A row as one version holds it: its kind, its key and its columns."""

    model: type[models.Model]
    pk: str
    columns: dict[str, Any]

    @property
    def name(self) -> str:
        """A part by its kind and its place in the list; what it is called may not be public any more."""
        return f"{capfirst(self.model._meta.verbose_name)} {self.columns.get('order', '')}".strip()


@dataclass
class Snapshot:
    """A record as it stood after one revision, with its parts and citations by kind and key."""

    revision: int
    moment: datetime.datetime
    row: Stored
    parts: dict[tuple[type[models.Model], str], Stored] = field(default_factory=dict)

    @property
    def day(self) -> datetime.date:
        return timezone.localdate(self.moment)

    @property
    def is_public(self) -> bool:
        return self.row.columns.get("state") == State.PUBLISHED

    def holds(self, name: FactName) -> bool:
        """Whether something was cited about this fact."""
        return any(
            part.columns["field"] == name.field and self._public_id(part) == name.public_id
            for part in self.parts.values()
            if issubclass(part.model, Citation)
        )

    def _public_id(self, citation: Stored) -> str:
        """The identifier of the part a stored citation is about; empty where it is about the record."""
        table: Any = citation.model
        for key in table.PART_FIELDS:
            if (pk := citation.columns.get(key)) is not None:
                part = self.parts.get((table._meta.get_field(key).related_model, str(pk)))
                return part.columns.get("public_id", "?") if part else "?"
        return ""


@dataclass(frozen=True)
class Step:
    """What the public saw happen with one revision: from what it last saw to what it sees now."""

    event: Event
    before: Snapshot | None
    after: Snapshot


@dataclass
class Day:
    """Everything that changed for the public on one day, in words, each said once."""

    date: datetime.date
    events: list[Event] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    # Parts with their changed fields.
    parts: dict[str, list[str]] = field(default_factory=dict)
    # Facts whose sources changed.
    sources: list[str] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.events or self.fields or self.added or self.removed or self.parts or self.sources)


class ChangeLog:
    """The days on which something happened to one record, the latest first: a sequence to be read page by page."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._table: Any = record._meta.concrete_model

    @cached_property
    def _steps(self) -> dict[datetime.date, list[Step]]:
        """What happened, by day, the latest day first; whether a change shows is known once its parts are read."""
        found: dict[datetime.date, list[Step]] = {}
        for step in _steps(self._snapshots(), self._record):
            found.setdefault(step.after.day, []).append(step)
        return dict(sorted(found.items(), reverse=True))

    def _snapshots(self) -> list[Snapshot]:
        versions = Version.objects.filter(
            content_type=ContentType.objects.get_for_model(self._table), object_id=str(self._record.pk)
        )
        rows = versions.order_by("pk").values_list("revision_id", "revision__date_created", "serialized_data")
        return [Snapshot(revision, moment, _stored(self._table, data)) for revision, moment, data in rows]

    def day_gone(self, name: FactName) -> datetime.date | None:
        """The day since which a fact that was public is so no more; None where it still is, or never was."""
        seen = [snapshot for snapshot in self._snapshots() if snapshot.is_public]
        self._load_parts({snapshot.revision: snapshot for snapshot in seen})
        day, was_there = None, False
        for snapshot in seen:
            is_there = snapshot.holds(name)
            if was_there != is_there:
                day = None if is_there else snapshot.day
            was_there = is_there
        return day

    def __len__(self) -> int:
        return len(self._steps)

    def __getitem__(self, wanted: slice) -> list[Day]:
        """These days with what changed on them; days on which nothing public changed are left out."""
        chosen = dict(list(self._steps.items())[wanted])
        snapshots = {
            snapshot.revision: snapshot
            for steps in chosen.values()
            for step in steps
            for snapshot in (step.before, step.after)
            if snapshot is not None
        }
        self._load_parts(snapshots)
        days = [_day(date, steps) for date, steps in chosen.items()]
        return [day for day in days if not day.is_empty]

    def _load_parts(self, snapshots: dict[int, Snapshot]) -> None:
        """The parts that were stored with these versions, in one query; one revision may hold many records."""
        keys = {key.model: key for key in part_keys(self._table)}
        kinds = ContentType.objects.get_for_models(*keys, for_concrete_models=True)
        mine = Q()
        for model, key in keys.items():
            mine |= Q(content_type=kinds[model], serialized_data__regex=rf'"{key.name}": {self._record.pk}[,}}]')
        models_by_kind = {kind.pk: model for model, kind in kinds.items()}
        versions = Version.objects.filter(mine, revision__in=list(snapshots))
        for revision, kind, data in versions.values_list("revision_id", "content_type_id", "serialized_data"):
            part = _stored(models_by_kind[kind], data)
            snapshots[revision].parts[part.model, part.pk] = part


def _stored(model: type[models.Model], data: str) -> Stored:
    """Read as it stands: columns that came or went since are no change anybody made."""
    (row,) = json.loads(data)
    return Stored(model, str(row["pk"]), row["fields"])


def _steps(snapshots: Iterable[Snapshot], record: Record) -> Iterator[Step]:
    last_seen: Snapshot | None = None
    is_public = False
    for number, snapshot in enumerate(snapshots):
        if snapshot.is_public:
            event = Event.CHANGED
            if not is_public:
                event = Event.PUBLISHED if last_seen is None else Event.PUBLISHED_AGAIN
            if number == 0 and timezone.localdate(record.created_at) < snapshot.day:
                event = Event.ALREADY_PUBLIC
            yield Step(event, last_seen, snapshot)
            last_seen = snapshot
        elif is_public:
            yield Step(Event.WITHDRAWN, None, snapshot)
        is_public = snapshot.is_public


def _day(date: datetime.date, steps: Iterable[Step]) -> Day:
    day = Day(date)
    for step in steps:
        if step.event != Event.CHANGED:
            _note(day.events, [step.event])
        if step.before is not None:
            _note(day.fields, _changed_fields(step.before.row, step.after.row))
            _compare_parts(day, step.before, step.after)
            _note(day.sources, _changed_sources(step.before, step.after))
    return day


def _note(known: list, found: Iterable) -> None:
    known += [one for one in dict.fromkeys(found) if one not in known]


def _compare_parts(day: Day, before: Snapshot, after: Snapshot) -> None:
    for key, part in _in_order({**before.parts, **after.parts}):
        if issubclass(part.model, Citation):
            continue
        if key not in before.parts:
            _note(day.added, [part.name])
        elif key not in after.parts:
            _note(day.removed, [part.name])
        elif changed := _changed_fields(before.parts[key], part):
            _note(day.parts.setdefault(part.name, []), changed)


def _in_order(parts: dict) -> list[tuple[tuple, Stored]]:
    return sorted(parts.items(), key=lambda item: (item[1].model._meta.label, item[1].columns.get("order", 0)))


def _changed_sources(before: Snapshot, after: Snapshot) -> list[str]:
    """What the facts are called whose citations are not the same, but for parts that came or went with theirs."""
    found = []
    for key in dict.fromkeys((*before.parts, *after.parts)):
        old, new = before.parts.get(key), after.parts.get(key)
        if issubclass(key[0], Citation) and not _same_columns(old, new, _CITED):
            found += [
                label
                for citation, snapshot in ((old, before), (new, after))
                if citation and (label := _fact_label(citation, snapshot, before, after))
            ]
    return found


def _fact_label(citation: Stored, snapshot: Snapshot, before: Snapshot, after: Snapshot) -> str:
    """The field a stored citation supports; nothing for a part that was added or removed."""
    table: Any = citation.model
    part_field = next((name for name in table.PART_FIELDS if citation.columns.get(name) is not None), "")
    model = table._meta.get_field(part_field or "record").related_model
    if citation.columns["field"] not in model.CITABLE:
        # A field that was called something else then.
        return ""
    label = _label(model, citation.columns["field"])
    if not part_field:
        return label
    key = (model, str(citation.columns[part_field]))
    if key not in before.parts or key not in after.parts:
        return ""
    return f"{snapshot.parts[key].name} – {label}"


def _same_columns(old: Stored | None, new: Stored | None, names: Iterable[str]) -> bool:
    if old is None or new is None:
        return old is new
    return all(_comparable(old.columns.get(name)) == _comparable(new.columns.get(name)) for name in names)


def _changed_fields(old: Stored, new: Stored) -> list[str]:
    """The labels of the public fields that differ, where both versions know the field."""
    return [
        label
        for column, label in _public_columns(new.model)
        if column in old.columns
        and column in new.columns
        and _comparable(old.columns[column]) != _comparable(new.columns[column])
    ]


def _comparable(value: Any) -> Any:
    """Empty is empty, however it was stored; several values have no order."""
    if isinstance(value, list):
        return sorted(value, key=str) or None
    return None if value == "" else value


def _public_columns(model: Any) -> Iterator[tuple[str, str]]:
    """The columns public pages show, with their labels; translated fields have one in each language."""
    fields = model._meta.concrete_model._meta.get_fields()
    translations: dict[str, list[TranslationField]] = {}
    for column in fields:
        if isinstance(column, TranslationField):
            translations.setdefault(column.translated_field.name, []).append(column)
    for name in (*model.CITABLE, *model.ALSO_PUBLIC):
        label = _label(model, name)
        if name not in translations:
            yield name, label
        for column in translations.get(name, ()):
            yield column.name, in_brackets(label, get_language_info(column.language)["name_translated"])


def _label(model: Any, name: str) -> str:
    return str(capfirst(str(model._meta.get_field(name).verbose_name)))
