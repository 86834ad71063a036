"""What people, delegations, agreements and figures are found by, and what agreements are narrowed and sorted by."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from events.models.agreement import Agreement
from events.models.delegation import Delegation
from events.models.event import Event
from events.models.figure import Figure
from events.models.person import Person
from records.models import SearchEntry


class PersonEntry(SearchEntry):
    """What a person is found by: names, roles, and the names of the organisations these were held at."""

    record = models.OneToOneField(Person, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")

    class Meta(SearchEntry.Meta):
        pass


class DelegationEntry(SearchEntry):
    """What a delegation is found by: title and purpose, its places, who travelled and whom they met, its sources."""

    record = models.OneToOneField(Delegation, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")

    class Meta(SearchEntry.Meta):
        pass


class EventEntry(SearchEntry):
    """What an event is found by: its title and summary, its series and place, who was there, its sources."""

    record = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")

    class Meta(SearchEntry.Meta):
        pass


class FigureEntry(SearchEntry):
    """What a figure is found by: what the number is of, its rule, and the names of that of which it is."""

    record = models.OneToOneField(Figure, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")

    class Meta(SearchEntry.Meta):
        pass


# The columns agreements may be sorted by. All ascending, then by record, so that "after this row" is one comparison.
SORT_COLUMNS = (
    "newest",
    "oldest",
    *(f"{by}_{language}" for by in ("title", "party") for language in ("de", "en", "ko")),
)


class AgreementEntry(SearchEntry):
    """One agreement as the search sees it: narrow, since a million of them are read at a time.

    ``facets`` holds what it is counted and narrowed by as numbers; ``newest`` and ``oldest``
    grow in the two orders of signing, the unknown last in both. ``surely_in_force`` and ``maybe_in_force`` are the
    days on which it certainly or possibly was in force, empty where nothing can be said.
    """

    record = models.OneToOneField(Agreement, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")
    # With the notes for staff besides; only where there are any.
    staff_document = SearchVectorField(null=True)
    facets = ArrayField(models.IntegerField())
    signed_earliest = models.DateField(null=True)
    signed_latest = models.DateField(null=True)
    surely_in_force = DateRangeField()
    maybe_in_force = DateRangeField()
    newest = models.BigIntegerField()
    oldest = models.BigIntegerField()
    title_de = models.TextField()
    title_en = models.TextField()
    title_ko = models.TextField()
    party_de = models.TextField()
    party_en = models.TextField()
    party_ko = models.TextField()

    class Meta(SearchEntry.Meta):
        indexes = (
            GinIndex(fields=("document", "facets"), name="agreemententry_document", fastupdate=False),
            GinIndex(
                fields=("staff_document",),
                name="agreemententry_notes",
                condition=Q(staff_document__isnull=False),
                fastupdate=False,
            ),
            *(models.Index(fields=(column, "record"), name=f"agreemententry_{column}") for column in SORT_COLUMNS),
        )
