"""What must not be said of a record that is not public: its name, in whatever words a source gives it."""

from collections.abc import Iterator

from django.db import models

from records.models import Part, Record


def withholds(row: models.Model, field: str) -> bool:
    """Whether this field of a record or part is about a record whose name the public may not read.

    Then the words of its sources would give the name away. A part is about everything it names, whichever field is
    meant. What the page has not loaded it does not name either.
    """
    return any(named.public_name != str(named) for named in _named(row, field))


def _named(row: models.Model, field: str) -> Iterator[Record]:
    for key in row._meta.concrete_fields:
        is_meant = key.name != row.OWNER if isinstance(row, Part) else key.name == field
        if not (is_meant and isinstance(key, models.ForeignKey) and key.is_cached(row)):
            continue
        named = getattr(row, key.name)
        if isinstance(named, Record):
            yield named
        elif isinstance(named, Part):
            yield from _named(named, "")
