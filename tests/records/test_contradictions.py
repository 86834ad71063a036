"""What cannot be true at once: circles, days to come of what has happened, states against each other."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from companies.models import Company, Place
from records.models import Source
from tests import factories
from tests.admin_forms import add_row, admin_url, opened, problems, refused, saved

pytestmark = pytest.mark.django_db
NEXT_YEAR = str(timezone.localdate().year + 1)


@pytest.fixture
def editor(client):
    client.force_login(factories.make_editor())
    return client


def refuses(row, **values) -> bool:
    """Whether the database refuses these values, without any form."""
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**values)
    except IntegrityError:
        return True
    return False


def say_circle(response) -> bool:
    words = " ".join(problems(response))
    return any(word in words for word in ("circle", "itself", "its own subsidiary"))


# --- circles ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("length", [2, 3, 5])
@pytest.mark.parametrize(("model", "key"), [(Place, "within"), (Source, "same_story_as")])
def test_a_chain_that_comes_back_to_its_beginning_is_refused(editor, model, key, length):
    make = {Place: factories.make_place, Source: factories.make_source}[model]
    first = last = make()
    for _number in range(length - 1):
        last = make(**{key: last})
    assert refuses(first, **{key: last})
    data = opened(editor, admin_url(first)) | {key: str(last.pk)}
    assert say_circle(refused(editor, admin_url(first), data))
    first.refresh_from_db()
    assert getattr(first, key) is None


@pytest.mark.parametrize(
    ("there", "back"),
    [
        ("merged into", "merged into"),
        ("successor of", "successor of"),
        ("subsidiary of", "subsidiary of"),
        ("reports to", "reports to"),
    ],
)
def test_organisations_are_not_tied_in_a_circle(editor, there, back):
    one, two, three = (factories.make_company() for _number in range(3))
    factories.make_relation(one, two, kind=there)
    factories.make_relation(two, three, kind=there)
    data = opened(editor, admin_url(three))
    add_row(data, "relations", kind=back, other=str(one.pk))
    assert say_circle(refused(editor, admin_url(three), data))
    assert not three.relations.exists()


def test_whoever_was_merged_into_another_is_not_its_successor():
    one, two = factories.make_company(), factories.make_company()
    factories.make_relation(one, two, kind="merged into")
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.make_relation(one, two, kind="successor of")
    factories.make_relation(two, one, kind="successor of")


def test_members_of_each_other_and_ties_that_are_over_are_no_circle():
    one, two = factories.make_company(), factories.make_company()
    factories.make_relation(one, two, kind="member of")
    factories.make_relation(two, one, kind="member of")
    factories.make_relation(one, two, kind="subsidiary of", until="2010")
    factories.make_relation(two, one, kind="subsidiary of", since="2011")


@pytest.mark.parametrize("back", ["renews", "amends"])
def test_agreements_do_not_follow_each_other_in_a_circle(editor, back):
    one, two, three = (factories.make_agreement() for _number in range(3))
    factories.make_link(one, two, kind="renews")
    factories.make_link(two, three, kind="replaces")
    data = opened(editor, admin_url(three))
    add_row(data, "links", kind=back, other=str(one.pk))
    assert say_circle(refused(editor, admin_url(three), data))


def test_a_link_is_turned_round_in_one_save(editor):
    one, two = factories.make_agreement(), factories.make_agreement()
    link = factories.make_link(one, two)
    data = opened(editor, f"{admin_url(one)}?rows=all")
    saved(editor, admin_url(one), data | {"links-0-DELETE": "on"})
    data = opened(editor, admin_url(two))
    add_row(data, "links", kind="renews", other=str(one.pk))
    saved(editor, admin_url(two), data)
    assert two.links.get().other == one and link.pk != two.links.get().pk


# --- days to come -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (factories.make_source, "published"),
        (factories.make_source, "inferred"),
        (factories.make_source, "retrieved"),
        (factories.make_source, "last_verified_on"),
        (factories.make_company, "founded"),
        (factories.make_company, "last_verified_on"),
        (factories.make_figure, "as_of"),
        (factories.make_agreement, "announced"),
        (factories.make_agreement, "signed"),
    ],
)
def test_what_has_happened_has_no_day_to_come(editor, make, field):
    row = make()
    address, tomorrow = admin_url(row), timezone.localdate() + datetime.timedelta(days=2)
    assert "in the future" in " ".join(
        problems(refused(editor, address, opened(editor, address) | {field: str(tomorrow)}))
    )
    assert refuses(row, **{field: str(tomorrow)})
    type(row)._base_manager.filter(pk=row.pk).update(**{field: str(timezone.localdate())})


def test_what_is_planned_may_lie_in_the_future():
    agreement = factories.make_agreement(life_cycle="announced", planned_signed=NEXT_YEAR, ends=NEXT_YEAR)
    assert refuses(agreement, life_cycle="signed", signed=NEXT_YEAR)
    office = factories.make_office(opened=NEXT_YEAR)
    function = factories.make_function(office, outcome="planned", planned_since=NEXT_YEAR)
    assert refuses(function, outcome="done", since=NEXT_YEAR)
    delegation = factories.make_delegation(planned_starts=NEXT_YEAR)
    visit = factories.make_visit(delegation, outcome="planned", planned_date=NEXT_YEAR)
    assert refuses(visit, outcome="done", date=NEXT_YEAR)
    factories.make_source(retrieved=f"[2020..{NEXT_YEAR}]")


@pytest.mark.parametrize("outcome", ["planned", "abandoned"])
def test_what_is_only_planned_or_was_given_up_has_no_day_on_which_it_happened(outcome):
    function = factories.make_function(factories.make_office(), outcome="done", since="2020")
    visit = factories.make_visit(factories.make_delegation(), outcome="done", date="2020")
    assert refuses(function, outcome=outcome)
    assert refuses(function, outcome=outcome, since="", until="2021")
    assert refuses(visit, outcome=outcome)
    assert refuses(factories.make_agreement(signed="2020"), life_cycle=outcome.replace("planned", "announced"))
    for row, day in ((function, "since"), (visit, "date")):
        row.outcome = outcome
        setattr(row, f"planned_{day}", getattr(row, day))
        setattr(row, day, "")
        row.save()


def test_an_editor_is_told_where_the_day_of_a_plan_belongs(editor):
    office = factories.make_office()
    factories.make_function(office, outcome="done", since="2020")
    address = admin_url(office)
    told = problems(refused(editor, address, opened(editor, address) | {"functions-0-outcome": "planned"}))
    assert "enter its date as the planned one" in " ".join(told)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("31.12.2023", "2023-12-31"), ("2023년 9월 14일", "2023-09-14")],
)
def test_the_day_of_the_last_check_is_read_as_every_date_is(editor, typed, stored):
    company = factories.make_company()
    saved(editor, admin_url(company), opened(editor, admin_url(company)) | {"last_verified_on": typed})
    assert str(Company.objects.get().last_verified_on) == stored


def test_a_day_that_can_be_read_in_two_ways_is_refused_in_the_words_of_every_date(editor):
    company = factories.make_company()
    data = opened(editor, admin_url(company)) | {"last_verified_on": "04/05/2023", "founded": "04/05/2023"}
    errors = refused(editor, admin_url(company), data).context["adminform"].form.errors
    assert errors["last_verified_on"] == errors["founded"]
    assert "two ways" in errors["founded"][0]


# --- states against each other ------------------------------------------------------------------------------------


@pytest.mark.parametrize(("life_cycle", "in_force"), [("ended", "yes"), ("announced", "yes"), ("in force", "no")])
def test_an_agreement_does_not_contradict_itself(editor, life_cycle, in_force):
    agreement = factories.make_agreement()
    wrong = {"life_cycle": life_cycle, "in_force": in_force}
    assert "contradict" in " ".join(
        problems(refused(editor, admin_url(agreement), opened(editor, admin_url(agreement)) | wrong))
    )
    assert refuses(agreement, **wrong)


def test_a_name_at_signing_is_another_than_today_s(editor):
    party = factories.make_agreement().parties.first()
    address = f"{admin_url(party.agreement)}"
    data = opened(editor, f"{address}?rows=all")
    refused(editor, address, data | {"parties-0-name_at_signing": f" {party.organisation.name_de.upper()}\u200b"})
    saved(editor, address, data | {"parties-0-name_at_signing": "Old name"})


def test_a_journey_leads_somewhere_else():
    place = factories.make_place()
    assert refuses(factories.make_delegation(origin=place), destination=place)


# --- addresses of the web -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", "//a.example", "a b"])
def test_only_addresses_of_the_web_are_stored(editor, wrong):
    source, company = factories.make_source(), factories.make_company()
    assert refuses(source, url=wrong) and refuses(source, archive_url=wrong) and refuses(company, website=wrong)
    if wrong != "//a.example":
        refused(editor, admin_url(source), opened(editor, admin_url(source)) | {"url": wrong})


def test_an_address_is_stored_without_what_was_hung_on_it(editor):
    source = factories.make_source()
    pasted = " HTTPS://WWW.Example.org:443/a\u200bb/?utm_source=x&id=7&fbclid=9&UTM_medium=y#:~:text=z "
    saved(editor, admin_url(source), opened(editor, admin_url(source)) | {"url": pasted})
    assert Source.objects.get(pk=source.pk).url == "https://www.example.org/ab/?id=7"


@pytest.mark.parametrize(
    "spelling",
    [
        "http://example.org/a?id=7",
        "https://www.example.org/a/?id=7#top",
        "https://EXAMPLE.org:443/a?utm_source=x&id=7&gclid=1",
        "example.org/a?fbclid=2&id=7",
    ],
)
def test_a_second_source_with_the_same_address_is_stored_only_on_purpose(editor, spelling):
    first = factories.make_source("First", url="https://example.org/a?id=7")
    factories.make_source("Other", url="https://example.org/A?id=7")
    add = admin_url(Source, "add")
    data = opened(editor, add) | {"title_de": "Second", "kind": "newspaper", "language": "de", "url": spelling}
    response = refused(editor, add, data)
    assert f'<a href="{admin_url(first)}">First</a>' in response.content.decode()
    saved(editor, add, data | {"another": "on"})
    second = Source.objects.get(slug="second")
    saved(editor, admin_url(second), opened(editor, admin_url(second)) | {"publisher": "Bote"})
