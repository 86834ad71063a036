"""What belongs to a record, as far as its page shows it: the first rows, and how many there are in all."""

from collections.abc import Iterable
from typing import Self

from django.db.models import Count, QuerySet, Window


class FirstRows[Row](list[Row]):
    """The first rows of what may be many more; a list under the same conditions has the rest."""

    def __init__(self, rows: Iterable[Row], in_all: int | None = None, later: int = 0) -> None:
        super().__init__(rows)
        self.in_all = len(self) if in_all is None else in_all
        # How many of all came after the day a page is asked for.
        self.later = later

    @classmethod
    def of(cls, queryset: QuerySet, most: int) -> Self:
        """Of what a queryset finds; one query."""
        rows = list(queryset.annotate(rows_in_all=Window(Count("*")))[:most])
        return cls(rows, rows[0].rows_in_all if rows else 0)

    @property
    def left_out(self) -> int:
        return self.in_all - len(self)
