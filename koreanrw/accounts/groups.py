"""Who may do what: the three groups of people who sign in, as a table of permissions.

Groups are made by a migration (`koreanrw.0003_groups`) that reads this table; docs/groups.md explains them. A change
to the table needs a new migration that calls `make_groups` again.
"""

from collections.abc import Iterable, Iterator, Mapping

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


def make_groups(group_model, permission_model) -> None:
    """Make the groups, or bring those that exist up to the table."""
    for name, wanted in GROUPS.items():
        group, _made = group_model.objects.get_or_create(name=name)
        group.permissions.set(_found(permission_model, wanted))


def _found(permission_model, wanted: Iterable[tuple[str, str]]) -> list:
    """The permissions of the table, as far as they exist: an early migration does not know the models of later ones."""
    return [
        permission
        for label, codename in wanted
        for permission in permission_model.objects.filter(content_type__app_label=label, codename=codename)
    ]
