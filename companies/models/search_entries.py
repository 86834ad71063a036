"""What organisations and offices are found by."""

from django.db import models

from companies.models.office import Office
from companies.models.organisation import Organisation
from records.models import SearchEntry


class OrganisationEntry(SearchEntry):
    """What a company or institution is found by: its names and summary, its sectors, country and places of offices."""

    record = models.OneToOneField(Organisation, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")

    class Meta(SearchEntry.Meta):
        pass


class OfficeEntry(SearchEntry):
    """What an office is found by: the names of its organisation, its place and address, what it is there for."""

    record = models.OneToOneField(Office, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")

    class Meta(SearchEntry.Meta):
        pass
