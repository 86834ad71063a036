"""The verb that brings the records of the seed articles, and the texts of the site itself, into the database."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import reversion
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext

from companies.models import Organisation
from koreanrw.models import Page
from records.models import Audited, Part, Record, Source

# Each file names only what stands in itself or in a file before it.
RECORDS = (
    "places",
    "sectors",
    "topics",
    "sources",
    "organisations",
    "offices",
    "people",
    "delegations",
    "events",
    "agreements",
    "counting_rules",
    "figures",
)
PAGES = ("pages",)


class SeedingRefused(Exception):
    """A seeded record has another address now and would come back beside itself; nothing was changed."""

    def __init__(self, old: str, new: str) -> None:
        super().__init__(old, new)
        self.addresses = {"old": old, "new": new}

    def __str__(self) -> str:
        return gettext("“%(old)s” now has the address “%(new)s”: give it back its former one first.") % self.addresses


@dataclass
class Seeded:
    """What one seeding did: which records, reference data and pages are new, and which were changed."""

    added: list[Model] = field(default_factory=list)
    changed: list[Model] = field(default_factory=list)


def has_records() -> bool:
    """Whether somebody, or an earlier seeding, has put records into the register."""
    return Source.objects.exists() or Organisation.objects.exists()


def seed(*, again: bool = False) -> Seeded:
    """Load the records if there are none yet, or ``again`` over those that are there.

    ``again`` overwrites what editors changed in a seeded record since, as a revision of its own that can be
    compared and reverted; parts and citations they added stay. Records the articles do not make are left alone.
    The site's own pages are loaded only while there are none: the operator's words on them are never overwritten.
    """
    files: tuple[str, ...] = RECORDS if again or not has_records() else ()
    if not Page.objects.exists():
        files += PAGES
    return _load(files) if files else Seeded()


def fixture(name: str) -> Path:
    """The file that holds these records."""
    return settings.BASE_DIR / "fixtures" / f"{name}.json"


def _stamped_models() -> list[type[Audited]]:
    """Everything that keeps a version number of its own: records, reference data and pages, but not their parts."""
    return [model for model in apps.get_models() if issubclass(model, Audited) and not model._meta.proxy]


def _lock_versions() -> dict[type[Model], dict[int, int]]:
    return {model: dict(model._base_manager.values_list("pk", "lock_version")) for model in _stamped_models()}


def _rows(names: tuple[str, ...]) -> dict[type[Model], list[dict[str, Any]]]:
    """What the fixtures hold, model by model."""
    found: dict[type[Model], list[dict[str, Any]]] = {}
    for name in names:
        for row in json.loads(fixture(name).read_text()):
            found.setdefault(apps.get_model(row["model"]), []).append(row["fields"])
    return found


def _refuse_second_copies(model: type[Model], rows: list[dict[str, Any]]) -> None:
    """A seeded record that an editor has given another address must not come back beside itself."""
    slugs = {fields["slug"] for fields in rows}
    for slug, former in model._base_manager.filter(former_slugs__overlap=list(slugs)).values_list(
        "slug", "former_slugs"
    ):
        if slug not in slugs:
            raise SeedingRefused(next(old for old in former if old in slugs), slug)


def _make_room(model: type[Part], rows: list[dict[str, Any]]) -> None:
    """What stands where a seeded part belongs goes to the end of its list."""
    for fields in rows:
        place = {f"{model.OWNER}__slug": fields[model.OWNER][0], "order": fields["order"]}
        for other in model._base_manager.filter(**place).exclude(public_id=fields["public_id"]):
            other.order = other.next_order()
            other.save()


def _keep(model: type[Model], before: dict[int, int], seeded: Seeded) -> None:
    """Store a version of every row of this model that is new or was changed, with its parts."""
    now = dict(model._base_manager.values_list("pk", "lock_version"))
    touched = [pk for pk, version in now.items() if before.get(pk) != version]
    rows: Any = model._default_manager.filter(pk__in=touched).order_by("pk")
    for row in rows.with_sources() if issubclass(model, Record) else rows:
        reversion.add_to_revision(row)
        (seeded.changed if row.pk in before else seeded.added).append(row)


def _load(names: tuple[str, ...]) -> Seeded:
    # Fixtures are saved raw and hold every language; the plain column takes the language that is active.
    with (
        translation.override(settings.MODELTRANSLATION_DEFAULT_LANGUAGE),
        transaction.atomic(),
        reversion.create_revision(manage_manually=True),
    ):
        before = _lock_versions()
        for model, rows in _rows(names).items():
            if issubclass(model, Record):
                _refuse_second_copies(model, rows)
            elif issubclass(model, Part):
                _make_room(model, rows)
        call_command("loaddata", *(str(fixture(name)) for name in names), verbosity=0)
        seeded = Seeded()
        for model, versions in before.items():
            _keep(model, versions, seeded)
        reversion.set_comment(gettext("Seeded from the articles’ digests."))
    return seeded
