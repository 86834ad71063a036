"""What search engines may be told of: every kind of page about one thing, and the rows everybody may read."""

from collections.abc import Callable

from django.db.models import QuerySet

from companies.models import Company, Institution, Office
from events.models import Agreement, Delegation, Person
from events.public_use import places_in_public_use, sectors_in_public_use, topics_in_public_use
from records.models import Source

# By the part of the site their pages stand in; asked for anew each time, since what is public changes.
PUBLIC: dict[str, Callable[[], QuerySet]] = {
    "companies": lambda: Company.objects.published(),
    "institutions": lambda: Institution.objects.published(),
    "offices": lambda: Office.objects.published(),
    "people": lambda: Person.objects.published(),
    "delegations": lambda: Delegation.objects.published(),
    "agreements": lambda: Agreement.objects.published(),
    "sources": lambda: Source.objects.published(),
    "places": places_in_public_use,
    "sectors": sectors_in_public_use,
    "topics": topics_in_public_use,
}
