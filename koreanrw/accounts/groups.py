"""Who may do what: the three groups of people who sign in, as a table of permissions.

After every `migrate` the groups are what this table says; docs/groups.md explains them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.contrib.auth import get_permission_codename
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Model

from koreanrw.kinds import KINDS
from koreanrw.models import ErrorReport, Page

EDITORS = "Editors"
PUBLISHERS = "Publishers"
STAFF = "Staff"

# Proxies have permissions of their own; publishing and withdrawing ask for those of the table behind them.
RECORDS = {
    model for kind in KINDS if kind.is_record for model in (kind.model, kind.model._meta.concrete_model or kind.model)
}
REFERENCE_DATA = {kind.model for kind in KINDS if not kind.is_record}
STAFF_NOTES = ("events", "view_staff_notes")


def _permissions(models: Iterable[type[Model]], *verbs: str) -> Iterator[tuple[str, str]]:
    for model in models:
        for verb in verbs:
            yield model._meta.app_label, get_permission_codename(verb, model._meta)


_EDITING = (
    *_permissions(RECORDS, "add", "change", "view"),
    *_permissions(REFERENCE_DATA, "add", "change", "view"),
    *_permissions([Page], "change", "view"),
    *_permissions([ErrorReport], "change", "view"),
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
