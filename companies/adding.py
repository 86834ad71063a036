"""The verb that writes down what one passage of an article says of a new company and its office."""

from dataclasses import dataclass, field

import reversion
from django.db import transaction
from django.utils.translation import gettext_noop

from companies.models import Company, Office, OfficeFunction, Sector
from records.models import Citation, Record, Source


@dataclass
class Passage:
    """Where in the source it stands, and how firmly."""

    place_in_source: str
    certainty: str
    steps: str = ""


@dataclass
class Addition:
    """A company, its office and their source, not yet stored; the source may be there already."""

    company: Company
    office: Office
    source: Source
    passage: Passage
    function: OfficeFunction | None = None
    sectors: list[Sector] = field(default_factory=list)
    # Fields that were filled in and get a citation each.
    company_fields: list[str] = field(default_factory=list)
    office_fields: list[str] = field(default_factory=list)
    function_fields: list[str] = field(default_factory=list)


def add_company_with_office(addition: Addition, user) -> Addition:
    """Store all of it as drafts, in one transaction and one revision, with a citation for every field."""
    company, office, source = addition.company, addition.office, addition.source
    with transaction.atomic(), reversion.create_revision():
        reversion.set_user(user)
        reversion.set_comment(gettext_noop("Added with its office and source."))
        if source.pk is None:
            _store(source, user)
        _store(company, user)
        company.sectors.set(addition.sectors)
        office.organisation = company
        _store(office, user)
        _cite(company, addition.company_fields, source, addition.passage)
        _cite(office, addition.office_fields, source, addition.passage)
        if addition.function is not None:
            addition.function.office = office
            addition.function.save()
            _cite(office, addition.function_fields, source, addition.passage, function=addition.function)
    return addition


def _store(record: Record, user) -> None:
    record.created_by = record.changed_by = user
    record.save()


def _cite(record: Record, fields: list[str], source: Source, passage: Passage, **part) -> None:
    model: type[Citation] = record._meta.get_field("citations").related_model
    for name in fields:
        model.objects.create(
            record=record,
            field=name,
            source=source,
            place_in_source=passage.place_in_source,
            certainty=passage.certainty,
            steps=passage.steps,
            **part,
        )
