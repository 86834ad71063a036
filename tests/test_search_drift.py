"""The search index changes in the same transaction as the records, whoever writes them and by whatever road.

Every road is tried alone, and must change what is found; then many of them after each other, chosen by hypothesis.
"""

import copy
import json
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import pytest
import reversion
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.core import serializers
from django.core.exceptions import ObjectDoesNotExist
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reversion.models import Version

from companies.models import (
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
    AgreementCitation,
    AgreementEntry,
    AgreementParty,
    AgreementSignatory,
    CountingRule,
    Delegation,
    DelegationCitation,
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
from records import publishing, search_maintenance
from records.models import Record, Source
from records.publishing import PublicationRefused
from records.reverting import revert
from tests import factories as make
from tests.admin_forms import add_row, admin_url, opened, saved
from tests.examples import examples

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class World:
    """A few records that name each other, and somebody who may edit all of them."""

    client: Client
    user: Any
    number: int = 0

    def __post_init__(self) -> None:
        self.country = make.make_place("Land", kind="country")
        self.region = make.make_place("Region", kind="region", within=self.country)
        self.place = make.make_place("Stadt", within=self.region)
        self.elsewhere = make.make_place("Anderswo", kind="country")
        self.source, self.other_source = make.make_source("Zeitung"), make.make_source("Amtsblatt", state="draft")
        self.topic, self.sector = make.make_topic("Forschung"), make.make_sector("Chemie")
        self.company = make.make_company("Firma", seat=self.country)
        self.company.sectors.add(self.sector)
        self.name = make.make_name(self.company, "Kürzel")
        self.institution, self.draft = make.make_institution("Institut"), make.make_company("Entwurf", state="draft")
        self.office = make.make_office(self.company, self.place)
        self.function = make.make_function(self.office, note_de="Labor")
        self.figure = make.make_figure(place=self.place, rule_en="By name")
        self.rule = self.figure.rule
        self.staff = make.make_figure(office=make.make_office(self.company), rule_en="By head")
        self.successor = make.make_company("Nachfolge")
        self.succession = make.make_relation(self.successor, self.company, kind="successor of")
        self.person = make.make_person("Kim Minsu")
        self.position = make.make_position(self.person, self.institution)
        self.delegation = make.make_delegation("Reise", origin=self.country, destination=self.region)
        self.member = make.make_member(self.delegation, self.institution)
        self.visit = make.make_visit(self.delegation, topic="Gespräch", place=self.place, host=self.company)
        self.participant = make.make_participant(self.visit, person=self.person)
        make.cite(self.delegation, "starts", self.source)
        self.agreement = make.make_agreement(
            "Erklärung",
            parties=[self.company, self.institution, make.make_institution("Hochschule")],
            place=self.place,
            delegation=self.delegation,
            signed="2015-03",
            effective="2015-04",
        )
        self.agreement.topics.add(self.topic)
        self.funded = make.make_agreement("Zusage")
        make.make_figure(agreement=self.funded, unit="EUR")
        self.series = make.make_series("Reihe")
        self.event = make.make_event("Messe", place=self.place, series=self.series)
        self.guest = make.make_guest(self.event, self.institution, role="Gast")
        make.make_guest(self.event, delegation=self.delegation)
        make.make_figure(event=self.event)
        self.signatory = make.make_signatory(self.agreement, self.person)
        self.citation = make.cite(self.agreement, "signed", self.source)
        self.other = make.make_agreement("Vertrag", state="draft")
        self.other_party = self.other.parties.first()
        self.newcomer, self.other_person = make.make_institution("Neuling"), make.make_person("Lee Jiwon")
        self.another_source, self.other_topic = make.make_source("Anzeiger"), make.make_topic("Handel")
        with reversion.create_revision():
            self.agreement.save()
        Agreement.objects.filter(pk=self.agreement.pk).update(purpose_ko="Not in that version")

    def fresh(self) -> str:
        """A word that stands nowhere yet."""
        self.number += 1
        return f"neu{chr(96 + self.number)}wort"

    def edit(self, row: Any, **fields: Any) -> None:
        """An editor opens the page of a record in the admin, changes it and saves."""
        address = admin_url(row)
        saved(self.client, address, opened(self.client, address) | fields)

    def act(self, action: str, *records: Record, **more: Any) -> None:
        """An editor ticks records in a list and chooses what to do with them."""
        data = {"action": action, ACTION_CHECKBOX_NAME: [record.pk for record in records], "index": 0, **more}
        assert self.client.post(admin_url(type(records[0]), "changelist"), data).status_code in (200, 302)

    def load(self, row: Any, **fields: Any) -> None:
        """A fixture holds the row, somewhat different, and is loaded over it as it stands."""
        (data,) = json.loads(serializers.serialize("json", type(row)._base_manager.filter(pk=row.pk)))
        data["fields"] |= fields
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "rows.json"
            path.write_text(json.dumps([data]))
            call_command("loaddata", str(path), verbosity=0)

    def withdraw(self, record: Record) -> None:
        publishing.withdraw([record], self.user, "A reason.")

    def restate(self, model: type[Record], row: Record) -> None:
        """Past every verb: what is public no longer is, and the other way about."""
        is_public = model._base_manager.filter(pk=row.pk, state="published").exists()
        state = {"state": "withdrawn", "withdrawal_reason": "x"} if is_public else {"state": "published"}
        model._base_manager.filter(pk=row.pk).update(**{"withdrawal_reason": "", **state})


type Road = Callable[[World], Any]


def rename(model: type, attribute: str, column: str) -> Road:
    def road(world: World) -> None:
        model._base_manager.filter(pk=getattr(world, attribute).pk).update(**{column: world.fresh()})

    return road


def update(model: type, attribute: str, **values: Any) -> Road:
    def road(world: World) -> None:
        found = {name: getattr(world, value.name) if isinstance(value, It) else value for name, value in values.items()}
        model._base_manager.filter(pk=getattr(world, attribute).pk).update(**found)

    return road


def remove(model: type, attribute: str) -> Road:
    def road(world: World) -> None:
        model._base_manager.filter(pk=getattr(world, attribute).pk).delete()

    return road


@dataclass(frozen=True)
class It:
    """What the world calls so."""

    name: str


def edit_with_a_new_party(world: World) -> None:
    data = opened(world.client, admin_url(world.agreement))
    add_row(data, "parties", organisation=str(world.newcomer.pk), name_at_signing=world.fresh())
    saved(world.client, admin_url(world.agreement), data)


def cite_in_the_admin(world: World) -> None:
    data = opened(world.client, admin_url(world.agreement))
    add_row(data, "citations", supports=["kind"], source=str(world.another_source.pk), certainty="stated")
    saved(world.client, admin_url(world.agreement), data)


def go_back(world: World) -> None:
    """The version from before the last change comes back, with a party that was taken out since."""
    world.agreement.parties.first().delete()
    revert(Version.objects.get_for_object(world.agreement).last())


def fail_halfway(world: World) -> None:
    """What was undone leaves nothing; what was written beside it stays."""
    with transaction.atomic():
        Organisation.objects.filter(pk=world.company.pk).update(name_de=world.fresh())
        with pytest.raises(RuntimeError), transaction.atomic():
            Organisation.objects.filter(pk=world.company.pk).update(name_en=world.fresh())
            raise RuntimeError


def add_names_in_bulk(world: World) -> None:
    OrganisationName.objects.bulk_create(
        OrganisationName(organisation=world.company, text=world.fresh(), language="de", kind="former", order=number)
        for number in (50, 51)
    )


def add_parties_in_bulk(world: World) -> None:
    AgreementParty.objects.bulk_create(
        [AgreementParty(agreement=world.agreement, organisation=world.newcomer, order=50 + world.number)]
    )
    world.number += 1


def rename_in_bulk(world: World) -> None:
    world.person.name_en, world.person.name_ko = world.fresh(), world.fresh()
    Person.objects.bulk_update([world.person], ["name_en", "name_ko"])


def write_plain_sql(world: World) -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE events_topic SET name_ko = %s WHERE id = %s", [world.fresh(), world.topic.pk])


def copy_rows_in(world: World) -> None:
    with (
        connection.cursor() as cursor,
        cursor.cursor.copy(
            'COPY companies_organisationname (organisation_id, text, language, kind, since, until, "order") FROM STDIN'
        ) as copy,
    ):
        copy.write_row((world.company.pk, world.fresh(), "de", "former", "", "", 60))


ROADS: dict[str, Road] = {
    # The admin: pages, rows within pages, lists.
    "admin: title": lambda world: world.edit(world.agreement, title_de=world.fresh()),
    "admin: name": lambda world: world.edit(world.company, name_en=world.fresh()),
    "admin: row added": edit_with_a_new_party,
    "admin: row removed": lambda world: world.edit(world.agreement, **{"parties-2-DELETE": "on"}),
    "admin: citation added": cite_in_the_admin,
    "admin: citation removed": lambda world: world.edit(world.agreement, **{"citations-0-DELETE": "on"}),
    "admin: list published": lambda world: world.act("publish_selected", world.other),
    "admin: list withdrawn": lambda world: world.act("withdraw_selected", world.agreement, apply="1", reason="x"),
    # Verbs.
    "publish": lambda world: publishing.publish([world.other], world.user),
    "withdraw an agreement": lambda world: world.withdraw(world.agreement),
    "withdraw a party": lambda world: world.withdraw(world.company),
    "withdraw a person": lambda world: world.withdraw(world.person),
    "withdraw a source": lambda world: world.withdraw(world.source),
    "withdraw a delegation": lambda world: world.withdraw(world.delegation),
    "withdraw an office": lambda world: world.withdraw(world.office),
    "revert": go_back,
    # Fixtures.
    "fixture: agreement": lambda world: world.load(world.agreement, title_en=world.fresh()),
    "fixture: place": lambda world: world.load(world.place, name_ko=world.fresh()),
    "fixture: party": lambda world: world.load(world.agreement.parties.first(), name_at_signing=world.fresh()),
    # Renaming with a bare update.
    "rename a party": rename(Organisation, "company", "name_ko"),
    "rename a name of a party": rename(OrganisationName, "name", "text"),
    "rename a person": rename(Person, "person", "name_de"),
    "rename a place": rename(Place, "place", "name_de"),
    "rename the region around a place": rename(Place, "region", "name_de"),
    "rename a topic": rename(Topic, "topic", "name_en"),
    "rename a sector": rename(Sector, "sector", "name_en"),
    "rename a source": rename(Source, "source", "title_en"),
    "rename a delegation": rename(Delegation, "delegation", "title_de"),
    "rename a role": rename(Position, "position", "role_de"),
    "rename a visit": rename(Visit, "visit", "topic_en"),
    "rename what an office does": rename(OfficeFunction, "function", "note_de"),
    "write notes for staff": rename(Agreement, "agreement", "staff_notes"),
    # Other updates.
    "an organisation follows a party": lambda world: make.make_relation(
        world.newcomer, world.institution, kind="successor of"
    ),
    "a party merges into another": lambda world: make.make_relation(world.company, world.newcomer, kind="merged into"),
    "rename who follows a party": rename(Organisation, "successor", "name_en"),
    "state of who follows a party": lambda world: world.restate(Organisation, world.successor),
    "no longer a successor": remove(OrganisationRelation, "succession"),
    "successor of another": update(OrganisationRelation, "succession", other=It("draft")),
    "another sort of tie": update(OrganisationRelation, "succession", kind="member of"),
    "rename a role of a member": rename(DelegationMember, "member", "role_de"),
    "rename a role of a signatory": rename(AgreementSignatory, "signatory", "role_ko"),
    "register number": rename(Organisation, "company", "register_number"),
    "address of a source": update(Source, "source", url="https://example.org/another"),
    "counting rule": rename(CountingRule, "rule", "name_en"),
    "another counting rule": update(Figure, "staff", rule=It("rule")),
    "rename a series": rename(EventSeries, "series", "name_de"),
    "rename an event": rename(Event, "event", "title_ko"),
    "event withdrawn": lambda world: world.restate(Event, world.event),
    "role of a guest": rename(EventParticipant, "guest", "role_en"),
    "another guest": update(EventParticipant, "guest", organisation=It("company")),
    "guest goes": remove(EventParticipant, "guest"),
    "agreement signed at an event": update(Agreement, "agreement", event=It("event")),
    "figure withdrawn": lambda world: world.restate(Figure, world.figure),
    "figure deleted": remove(Figure, "figure"),
    "title of an agreement of which there is a figure": rename(Agreement, "funded", "title_de"),
    "state of a party": lambda world: world.restate(Organisation, world.institution),
    "state of a draft": lambda world: world.restate(Organisation, world.draft),
    "state of a source": lambda world: world.restate(Source, world.source),
    "move a place": update(Place, "place", within=It("elsewhere")),
    "move a region": update(Place, "region", within=It("elsewhere")),
    "move an office": update(Office, "office", place=It("elsewhere")),
    "give an office to another": update(Office, "office", organisation=It("institution")),
    "move an agreement": update(Agreement, "agreement", place=It("elsewhere")),
    "country of a party": update(Organisation, "company", seat=It("elsewhere")),
    "date of signing": update(Agreement, "agreement", signed="[2011..2013]"),
    "date nobody knows": update(Agreement, "agreement", signed=""),
    "end of an agreement": update(Agreement, "agreement", ends="2019"),
    "life cycle": update(Agreement, "agreement", life_cycle="in force"),
    "kind": update(Agreement, "agreement", kind="contract"),
    "off the delegation": update(Agreement, "agreement", delegation=None),
    "party to another agreement": update(AgreementParty, "other_party", agreement=It("agreement"), order=40),
    "another organisation signs": update(AgreementSignatory, "signatory", person=It("other_person")),
    "another source is cited": update(AgreementCitation, "citation", source=It("another_source")),
    "certainty of a date": update(AgreementCitation, "citation", certainty="implied"),
    "another host": update(Visit, "visit", host=It("institution")),
    # Parts and rows that come and go.
    "add names": add_names_in_bulk,
    "add parties": add_parties_in_bulk,
    "rename many": rename_in_bulk,
    "plain SQL": write_plain_sql,
    "COPY": copy_rows_in,
    "half undone": fail_halfway,
    "topic set": lambda world: world.agreement.topics.set([world.other_topic]),
    "topics cleared": lambda world: world.agreement.topics.clear(),
    "topic deleted": remove(Topic, "topic"),
    "sector deleted": remove(Sector, "sector"),
    "sectors cleared": lambda world: world.company.sectors.clear(),
    "name deleted": remove(OrganisationName, "name"),
    "signatory deleted": remove(AgreementSignatory, "signatory"),
    "position deleted": remove(Position, "position"),
    "member deleted": remove(DelegationMember, "member"),
    "participant deleted": remove(VisitParticipant, "participant"),
    "visit deleted": remove(Visit, "visit"),
    "function deleted": remove(OfficeFunction, "function"),
    "office deleted": remove(Office, "office"),
    "agreement deleted": remove(Agreement, "agreement"),
    "citations deleted": lambda world: world.agreement.citations.filter(source=world.source).delete(),
    "citations of a journey deleted": lambda world: DelegationCitation.objects.filter(source=world.source).delete(),
}


@pytest.fixture
def editor() -> tuple[Client, Any]:
    client, user = Client(), make.make_publisher("drift")
    client.force_login(user)
    return client, user


def fingerprint() -> list[Any]:
    """Everything the index holds."""
    with connection.cursor() as cursor:
        found = []
        for kind in search_maintenance.kinds():
            cursor.execute(f"SELECT record_id, md5(entry::text) FROM {kind.table} AS entry ORDER BY 1")
            found.append(cursor.fetchall())
    return found


def drift() -> list[str]:
    return [str(one) for one in search_maintenance.find_drift()]


def left_behind() -> list[str]:
    """The drift there is, mended, so that what comes next is not blamed for it."""
    found = drift()
    if found:
        search_maintenance.rebuild()
    return found


def new_world(client: Client, user: Any) -> World:
    with transaction.atomic():
        return World(client, user)


@pytest.mark.long
def test_every_road_alone_changes_what_is_found_and_leaves_no_drift(editor, subtests):
    """All begin in the same world: each is taken back after what else waits for a commit has been done."""
    client, user = editor
    world = new_world(client, user)
    before = fingerprint()
    for name in sorted(ROADS):
        with subtests.test(name):
            with transaction.atomic():
                ROADS[name](copy.deepcopy(world, {id(client): client, id(user): user}))
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                after, found = fingerprint(), drift()
                transaction.set_rollback(True)
            assert found == []
            assert after != before
    assert fingerprint() == before


# Some roads are closed after others: no page of what was deleted, no second withdrawal. That too must leave no drift.
_CLOSED = (AssertionError, ObjectDoesNotExist, IntegrityError, PublicationRefused, ValueError, KeyError, IndexError)


@pytest.mark.long
@settings(max_examples=examples(5), deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    sequences=st.lists(
        st.tuples(st.booleans(), st.lists(st.sampled_from(sorted(ROADS)), min_size=1, max_size=4, unique=True)),
        min_size=1,
        max_size=3,
    )
)
def test_many_roads_after_each_other_leave_no_drift(editor, sequences):
    world = new_world(*editor)
    for together, names in sequences:
        if together:
            # What is refused at the commit undoes all of it.
            with suppress(IntegrityError), transaction.atomic():
                go(world, names)
        else:
            go(world, names)
        assert left_behind() == []


def go(world: World, names: list[str]) -> None:
    for name in names:
        with suppress(*_CLOSED), transaction.atomic(savepoint=True):
            ROADS[name](world)


# --- two at once -------------------------------------------------------------------------------------------------


class Editor(threading.Thread):
    """Somebody with a connection of their own who changes something, and saves when told to.

    Saving takes a while: who ``is_saving`` has brought the index up to date, and only the commit itself is to come.
    """

    def __init__(self, change: Callable[[], Any], *, is_saving: bool = False) -> None:
        super().__init__()
        self.change, self.is_saving = change, is_saving
        self.changed, self.may_save = threading.Event(), threading.Event()
        self.problem: BaseException | None = None

    def run(self) -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '20s'")
                self.change()
                if self.is_saving:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                self.changed.set()
                assert self.may_save.wait(20)
        except BaseException as problem:
            self.problem = problem
        finally:
            self.changed.set()
            connection.close()

    def begin(self) -> Self:
        self.start()
        assert self.changed.wait(20)
        return self

    def end(self) -> None:
        self.may_save.set()
        self.join(30)
        assert not self.is_alive()
        assert self.problem is None


def one_after_the_other(first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """Both have changed something before the first one saves."""
    editors = [Editor(first).begin(), Editor(second).begin()]
    for editor in editors:
        editor.end()


def one_into_the_other(first: Callable[[], Any], second: Callable[[], Any]) -> None:
    """The second one saves while the first one is about it."""
    later = Editor(second).begin()
    earlier = Editor(first, is_saving=True).begin()
    later.may_save.set()
    later.join(0.3)
    earlier.end()
    later.end()


def in_the_same_moment(*changes: Callable[[], Any]) -> None:
    editors = [Editor(change).begin() for change in changes]
    for editor in editors:
        editor.may_save.set()
    for editor in editors:
        editor.end()


# Every day somebody changes the title, in every manner.
@pytest.mark.parametrize(
    ("together", "second"),
    [
        pytest.param(together, second, marks=() if second == "title" else pytest.mark.long)
        for together in (one_after_the_other, one_into_the_other, in_the_same_moment)
        for second in ("publish", "withdraw", "title", "new party")
    ],
)
def test_two_who_change_different_things_one_agreement_is_found_by_miss_nothing(editor, together, second):
    _client, user = editor
    party, newcomer = make.make_institution("Firma"), make.make_institution("Neuling")
    state = "draft" if second == "publish" else "published"
    agreement = make.make_agreement("Vertrag", parties=[party, make.make_institution()], state=state)
    changes: dict[str, Callable[[], Any]] = {
        "publish": lambda: publishing.publish([agreement], user),
        "withdraw": lambda: publishing.withdraw([agreement], user, "x"),
        "title": lambda: Agreement.objects.filter(pk=agreement.pk).update(title_de="Neuer Titel"),
        "new party": lambda: make.make_party(agreement, newcomer),
    }
    together(lambda: Organisation.objects.filter(pk=party.pk).update(name_de="Umbenannt"), changes[second])
    assert drift() == []
    assert AgreementEntry.objects.filter(pk=agreement.pk).exists() == (second != "withdraw")


@pytest.mark.long
def test_many_who_change_many_things_in_the_same_moment_neither_miss_anything_nor_lock_each_other_out():
    parties = [make.make_institution(f"Firma {number}") for number in range(3)]
    agreements = [make.make_agreement(f"Vertrag {number}", parties=parties) for number in range(3)]
    place = make.make_place("Stadt")

    def change(number: int) -> Callable[[], Any]:
        def both() -> None:
            Organisation.objects.filter(pk=parties[number].pk).update(name_de=f"Neu {number}")
            Agreement.objects.filter(pk=agreements[2 - number].pk).update(title_de=f"Neu {number}", place=place)

        return both

    for _round in range(3):
        in_the_same_moment(*(change(number) for number in range(3)))
        assert drift() == []


@pytest.mark.long
@pytest.mark.parametrize("state", ["withdrawn", "draft"])
def test_a_rebuild_waits_for_who_is_saving_and_brings_nothing_back_that_goes_just_then(editor, state):
    agreement = make.make_agreement("Vertrag")
    # The hardest case: of an entry that is missing nothing is left for the two to collide on.
    AgreementEntry.objects.all().delete()
    reason = {"withdrawal_reason": "x"} if state == "withdrawn" else {}
    saving = Editor(lambda: Agreement.objects.filter(pk=agreement.pk).update(state=state, **reason), is_saving=True)
    saving.begin()

    def rebuild() -> None:
        search_maintenance.rebuild(jobs=2)
        connection.close()

    rebuilding = threading.Thread(target=rebuild)
    rebuilding.start()
    rebuilding.join(0.3)
    saving.end()
    rebuilding.join(30)
    assert not rebuilding.is_alive()
    assert drift() == []
    assert not AgreementEntry.objects.exists()
