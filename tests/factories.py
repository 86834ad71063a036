"""Small makers of valid records: published and with a source unless told otherwise.

Texts are given once and stand in all three languages; `name_ko="…"` says otherwise for one of them. Slugs follow
the names. None of them stores a version: history begins with what the test does.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, Permission
from django.db import models

from companies.models import (
    Company,
    Institution,
    Office,
    OfficeFunction,
    Organisation,
    OrganisationName,
    OrganisationRelation,
    Place,
    Sector,
)
from events.models import (
    Agreement,
    AgreementLink,
    AgreementParty,
    AgreementSignatory,
    CountingRule,
    Delegation,
    DelegationMember,
    Event,
    EventParticipant,
    EventSeries,
    Figure,
    Person,
    Position,
    Topic,
    Visit,
    VisitParticipant,
)
from events.models.figure import OWNERS, SUBJECTS
from koreanrw.models import User
from records.models import Citation, Part, Record, Source
from records.slugs import slug_of

_numbers = count(1)
PASSWORD = "correct horse battery staple"


def _in_all_languages(field: str, text: str) -> dict[str, str]:
    return {f"{field}_{language}": text for language in ("de", "en", "ko")}


def _free_slug(model: type[models.Model], text: str) -> str:
    """The slug of this text, with a number after it where that one is taken."""
    first = slug_of(text) or model._meta.model_name
    slug = first
    while model._meta.concrete_model._base_manager.filter(slug=slug).exists():
        slug = f"{first}-{next(_numbers)}"
    return slug


def _made[RecordType: models.Model](model: type[RecordType], field: str, text: str, **fields: Any) -> RecordType:
    """A row whose ``field`` says ``text`` in every language."""
    if not text:
        # Nobody else has the number, nor therefore the slug.
        text = f"{model._meta.verbose_name} {next(_numbers)}"
        fields.setdefault("slug", slug_of(text))
    elif "slug" not in fields:
        fields["slug"] = _free_slug(model, text)
    values = {**_in_all_languages(field, text), **fields}
    return model._base_manager.create(**values)


def _cited[RecordType: Record](record: RecordType, field: str, source: Source | None, cited: bool) -> RecordType:
    if cited:
        cite(record, field, source)
    return record


# --- sources and citations ---------------------------------------------------------------------------------------


def make_source(title: str = "", *, state: str = "published", **fields: Any) -> Source:
    """A newspaper article in German."""
    defaults = {"kind": Source.Kind.NEWSPAPER, "language": "de", "publisher": "Rheinische Zeitung", "state": state}
    return _made(Source, "title", title, **{**defaults, **fields})


# Asked for by every record that is made, hence put together once.
_THE_SOURCE = Source._base_manager.filter(slug="the-source")


def the_source() -> Source:
    """The published source that stands behind every record whose source does not matter to the test."""
    return next(iter(_THE_SOURCE.all()), None) or make_source("The source", slug="the-source")


def cite(
    record: Record,
    field: str,
    source: Source | None = None,
    *,
    part: Part | None = None,
    certainty: str = "stated",
    place_in_source: str = "P1",
    **fields: Any,
) -> Citation:
    """A citation of one field of the record, or of its ``part``."""
    model = record._meta.get_field("citations").related_model
    if certainty == "inferred":
        fields.setdefault("steps", "One step.")
    if part is not None:
        fields |= {
            name: part for name in model.PART_FIELDS if isinstance(part, model._meta.get_field(name).related_model)
        }
    return model.objects.create(
        record=record,
        field=field,
        source=source or the_source(),
        place_in_source=place_in_source,
        certainty=certainty,
        **fields,
    )


# --- reference data ----------------------------------------------------------------------------------------------


def make_place(name: str = "", *, kind: str = "city", **fields: Any) -> Place:
    return _made(Place, "name", name, kind=kind, **fields)


def make_sector(name: str = "", **fields: Any) -> Sector:
    return _made(Sector, "name", name, **fields)


def make_topic(name: str = "", **fields: Any) -> Topic:
    return _made(Topic, "name", name, **fields)


# --- organisations -----------------------------------------------------------------------------------------------


def make_company(
    name: str = "", *, state: str = "published", source: Source | None = None, cited: bool = True, **fields: Any
) -> Company:
    company = _made(Company, "name", name, kind=Organisation.Kind.COMPANY, state=state, **fields)
    return _cited(company, "name", source, cited)


def make_institution(
    name: str = "",
    *,
    kind: str = "agency",
    state: str = "published",
    source: Source | None = None,
    cited: bool = True,
    **fields: Any,
) -> Institution:
    return _cited(_made(Institution, "name", name, kind=kind, state=state, **fields), "name", source, cited)


def make_name(
    organisation: Organisation, text: str = "", *, language: str = "de", kind: str = "short", **fields: Any
) -> OrganisationName:
    text = text or f"Name {next(_numbers)}"
    return OrganisationName.objects.create(organisation=organisation, text=text, language=language, kind=kind, **fields)


def make_relation(
    organisation: Organisation, other: Organisation | None = None, *, kind: str = "subsidiary of", **fields: Any
) -> OrganisationRelation:
    return OrganisationRelation.objects.create(
        organisation=organisation, other=other or make_company(), kind=kind, **fields
    )


def make_office(
    organisation: Organisation | None = None,
    place: Place | None = None,
    *,
    state: str = "published",
    source: Source | None = None,
    cited: bool = True,
    **fields: Any,
) -> Office:
    organisation = organisation or make_company()
    place = place or make_place()
    fields.setdefault("slug", _free_slug(Office, f"{organisation.slug}-{place.slug}"))
    office = Office.objects.create(organisation=organisation, place=place, state=state, **fields)
    for field in ("opened", "closed"):
        if fields.get(field):
            _cited(office, field, source, cited)
    return _cited(office, "place", source, cited)


def make_function(
    office: Office, function: str = "branch", *, outcome: str = "done", source: Source | None = None, **fields: Any
) -> OfficeFunction:
    """What an office is there for; cited where a source is given."""
    part = OfficeFunction.objects.create(office=office, function=function, outcome=outcome, **fields)
    if source is not None:
        cite(office, "function", source, part=part)
    return part


# --- events ------------------------------------------------------------------------------------------------------


def make_person(
    name: str = "", *, state: str = "published", source: Source | None = None, cited: bool = True, **fields: Any
) -> Person:
    return _cited(_made(Person, "name", name, state=state, **fields), "name", source, cited)


def make_position(
    person: Person, organisation: Organisation | None = None, role: str = "Director", **fields: Any
) -> Position:
    values = {**_in_all_languages("role", role), **fields}
    return Position.objects.create(person=person, organisation=organisation or make_institution(), **values)


def make_delegation(
    title: str = "",
    *,
    direction: str = "to nrw",
    state: str = "published",
    source: Source | None = None,
    cited: bool = True,
    **fields: Any,
) -> Delegation:
    delegation = _made(Delegation, "title", title, direction=direction, state=state, **fields)
    return _cited(delegation, "title", source, cited)


def make_member(
    delegation: Delegation,
    organisation: Organisation | None = None,
    *,
    person: Person | None = None,
    role: str = "",
    **fields: Any,
) -> DelegationMember:
    if person is None and organisation is None:
        organisation = make_institution()
    values = {**_in_all_languages("role", role), **fields}
    return DelegationMember.objects.create(delegation=delegation, organisation=organisation, person=person, **values)


def make_visit(
    delegation: Delegation, kind: str = "talk", *, topic: str = "", outcome: str = "done", **fields: Any
) -> Visit:
    values = {**_in_all_languages("topic", topic), **fields}
    return Visit.objects.create(delegation=delegation, kind=kind, outcome=outcome, **values)


def make_participant(
    visit: Visit,
    organisation: Organisation | None = None,
    *,
    person: Person | None = None,
    role: str = "",
    **fields: Any,
) -> VisitParticipant:
    if person is None and organisation is None:
        organisation = make_institution()
    values = {**_in_all_languages("role", role), **fields}
    return VisitParticipant.objects.create(
        delegation=visit.delegation, visit=visit, organisation=organisation, person=person, **values
    )


def make_agreement(
    title: str = "",
    *,
    parties: int | Iterable[Organisation] = 2,
    state: str = "published",
    source: Source | None = None,
    cited: bool = True,
    kind: str = "mou",
    life_cycle: str = "signed",
    **fields: Any,
) -> Agreement:
    """An agreement between so many new organisations, or between these."""
    agreement = _made(Agreement, "title", title, kind=kind, life_cycle=life_cycle, state=state, **fields)
    if isinstance(parties, int):
        parties = [make_institution() for _number in range(parties)]
    for organisation in parties:
        make_party(agreement, organisation)
    return _cited(agreement, "title", source, cited)


def make_party(agreement: Agreement, organisation: Organisation | None = None, **fields: Any) -> AgreementParty:
    return AgreementParty.objects.create(agreement=agreement, organisation=organisation or make_institution(), **fields)


def make_signatory(
    agreement: Agreement,
    person: Person | None = None,
    *,
    party: AgreementParty | None = None,
    capacity: str = "signatory",
    role: str = "",
    **fields: Any,
) -> AgreementSignatory:
    values = {**_in_all_languages("role", role), **fields}
    return AgreementSignatory.objects.create(
        agreement=agreement, person=person or make_person(), party=party, capacity=capacity, **values
    )


def make_link(
    agreement: Agreement, other: Agreement | None = None, *, kind: str = "renews", **fields: Any
) -> AgreementLink:
    return AgreementLink.objects.create(agreement=agreement, other=other or make_agreement(), kind=kind, **fields)


def make_event(
    title: str = "", *, state: str = "published", source: Source | None = None, cited: bool = True, **fields: Any
) -> Event:
    """A meeting of which nobody knows whether it took place, unless told otherwise."""
    fields.setdefault("kind", "meeting")
    return _cited(_made(Event, "title", title, state=state, **fields), "title", source, cited)


def make_series(name: str = "", **fields: Any) -> EventSeries:
    return _made(EventSeries, "name", name, **fields)


def make_guest(event: Event, organisation: Organisation | None = None, **fields: Any) -> EventParticipant:
    """Somebody who was at an event: an organisation, a person, or a delegation."""
    if role := fields.pop("role", ""):
        fields = {**_in_all_languages("role", role), **fields}
    return EventParticipant.objects.create(event=event, organisation=organisation, **fields)


def make_figure(
    value: Decimal | int = 20,
    place: Place | None = None,
    *,
    subject: str = "",
    state: str = "published",
    source: Source | None = None,
    cited: bool = True,
    **fields: Any,
) -> Figure:
    """A number of what is given; without more said, Korean companies counted in a place.

    `rule_en="…"` makes or finds the counting rule with this text.
    """
    owner = next((fields[name] for name in OWNERS if name in fields), None)
    if owner is None:
        owner = fields["place"] = place or make_place()
    if not subject:
        key = next(name for name in OWNERS if name in fields)
        subject = SUBJECTS[key][0]
    if rule := {f"name_{name[-2:]}": fields.pop(name) for name in [*fields] if name.startswith("rule_")}:
        fields["rule"] = CountingRule.objects.filter(**rule).first() or make_rule(**rule)
    fields.setdefault("slug", _free_slug(Figure, f"{subject}-{owner.slug}"))
    record = Figure.objects.create(subject=subject, value=value, state=state, **fields)
    return _cited(record, "value", source, cited)


def make_rule(**names: str) -> CountingRule:
    """A counting rule with these texts, or with one in all languages."""
    if not names:
        return _made(CountingRule, "name", "")
    return CountingRule.objects.create(slug=_free_slug(CountingRule, "rule"), **names)


# --- people who sign in ------------------------------------------------------------------------------------------


def make_user(username: str = "", *, groups: Iterable[str] = (), **fields: Any) -> User:
    """Somebody with an account and the password ``PASSWORD``."""
    user = User.objects.create_user(username or f"user-{next(_numbers)}", password=PASSWORD, **fields)
    if names := list(groups):
        found = list(Group.objects.filter(name__in=names))
        assert len(found) == len(names), f"no such groups: {names}"
        user.groups.set(found)
    return user


def make_editor(username: str = "") -> User:
    """Works in the admin: adds and changes records, does not publish."""
    return make_user(username, groups=("Editors",), is_staff=True)


def make_publisher(username: str = "") -> User:
    """Works in the admin, publishes and withdraws too."""
    return make_user(username, groups=("Publishers",), is_staff=True)


def make_staff(username: str = "") -> User:
    """Signs in to read what the public does not see, never in the admin."""
    return make_user(username, groups=("Staff",))


def permissions(*names: str) -> list[Permission]:
    """Permissions by their names, "companies.view_office"."""
    found = [
        permission
        for label, _dot, codename in (name.partition(".") for name in names)
        for permission in Permission.objects.filter(content_type__app_label=label, codename=codename)
    ]
    assert len(found) == len(names), f"no such permissions: {names}"
    return found
