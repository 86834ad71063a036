"""Who may do what: the three groups of people who sign in, as a table of permissions.

After every `migrate` the groups are what this table says; docs/groups.md explains them.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS

EDITORS = "Editors"
PUBLISHERS = "Publishers"
STAFF = "Staff"

# Proxies have permissions of their own; publishing and withdrawing ask for those of the table behind them.
RECORDS = {
    "records": ("source",),
    "companies": ("organisation", "company", "institution", "office", "count"),
    "events": ("person", "delegation", "agreement"),
}
REFERENCE_DATA = {"companies": ("place", "sector"), "events": ("topic",)}
PAGES = {"koreanrw": ("page",)}
REPORTS = {"koreanrw": ("errorreport",)}
STAFF_NOTES = ("events", "view_staff_notes")


def _permissions(models: Mapping[str, tuple[str, ...]], *verbs: str) -> Iterator[tuple[str, str]]:
    for label, names in models.items():
        for name in names:
            for verb in verbs:
                yield label, f"{verb}_{name}"


_EDITING = (
    *_permissions(RECORDS, "add", "change", "view"),
    *_permissions(REFERENCE_DATA, "add", "change", "view"),
    *_permissions(PAGES, "change", "view"),
    *_permissions(REPORTS, "change", "view"),
    STAFF_NOTES,
)

# Application label and codename of every permission a group grants.
GROUPS: dict[str, tuple[tuple[str, str], ...]] = {
    EDITORS: _EDITING,
    PUBLISHERS: (*_EDITING, *_permissions(RECORDS, "publish", "withdraw")),
    STAFF: (*_permissions(RECORDS, "view"), STAFF_NOTES),
}


def make_groups(*, apps: Apps = installed_apps, using: str = DEFAULT_DB_ALIAS, **signal: Any) -> None:
    """Make the groups, or bring those that exist up to the table (a receiver of `post_migrate`)."""
    # Some apps are told of the migration after this one, and get their permissions only then.
    for label in sorted({label for wanted in GROUPS.values() for label, _codename in wanted}):
        create_permissions(installed_apps.get_app_config(label), apps=apps, using=using, verbosity=0)
    try:
        groups = apps.get_model("auth", "Group").objects.using(using)
    except LookupError:
        # The migrations of auth were taken back.
        return
    permissions = apps.get_model("auth", "Permission").objects.using(using).select_related("content_type")
    known = {(permission.content_type.app_label, permission.codename): permission for permission in permissions}
    for name, wanted in GROUPS.items():
        group, _made = groups.get_or_create(name=name)
        # Where migrations are taken back, not all the table names is there.
        group.permissions.set(known[permission] for permission in wanted if permission in known)
