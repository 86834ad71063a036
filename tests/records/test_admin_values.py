"""What a source gives, at the desk: asked whenever a value with sources changes, said in the row of a citation."""

import re

import pytest

from companies.models import Company, Office
from tests import factories
from tests.admin_forms import add_row, admin_url, opened, problems, refused, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    user = factories.make_editor()
    client.force_login(user)
    return user


@pytest.fixture
def office():
    office = factories.make_office(state="draft", opened="2023-01", cited=False)
    factories.cite(office, "opened", factories.make_source("Old paper"))
    return office


def asked(client, row, **typed) -> tuple[dict, list]:
    """Change the record and press Save: the page comes back and asks."""
    data = opened(client, admin_url(row)) | typed
    response = refused(client, admin_url(row), data)
    assert "What you change has sources" in " ".join(problems(response))
    return data, list(response.context["questions"])


def answered(client, row, data, **answers) -> None:
    response = client.post(admin_url(row), {**data, "_save": "1", **answers})
    assert response.status_code == 302, problems(response)


def test_a_changed_value_asks_for_each_of_its_sources_and_saves_nothing_yet(client, office):
    factories.cite(office, "place", factories.make_source("Other paper"))
    data, (question,) = asked(client, office, opened="1990")
    html = client.post(admin_url(office), {**data, "_save": "1"}).content.decode()
    assert (
        "Opened: Old paper P1" in html
        and "Other paper" not in html.split("questions-heading")[1].split("</section>")[0]
    )
    assert re.search(r'value="differs" checked', html)
    assert str(Office.objects.get().opened) == "2023-01"
    # The date typed is still there.
    assert 'value="1990"' in html


@pytest.mark.parametrize(
    ("answer", "value", "verdict"),
    [("too", "1990", "supports"), ("differs", "2023-01", "differs"), ("", "2023-01", "differs"), ("gone", None, None)],
)
def test_what_becomes_of_a_source_is_what_the_editor_says(client, office, answer, value, verdict):
    data, (question,) = asked(client, office, opened="1990")
    answers = {question.name: answer} if answer else {}
    answered(client, office, data, **{"asked-about": str(question.pk)}, **answers)
    assert str(Office.objects.get().opened) == "1990"
    assert list(office.citations.values_list("value", "verdict")) == ([(value, verdict)] if value else [])


def test_a_source_that_gives_the_new_value_as_well_is_not_asked_about(client, office):
    saved_at_once = client.post(
        admin_url(office), {**opened(client, admin_url(office)), "opened": "2023-01-15", "_save": "1"}
    )
    assert saved_at_once.status_code == 302
    assert office.citations.get().verdict == "less precise"


def test_a_changed_part_asks_too(client):
    office = factories.make_office(state="draft", cited=False)
    factories.make_function(office, "sales", source=factories.the_source())
    data = opened(client, admin_url(office)) | {"functions-0-function": "branch"}
    (question,) = refused(client, admin_url(office), data).context["questions"]
    assert "Function" in question.label
    answered(client, office, data, **{"asked-about": str(question.pk), question.name: "too"})
    assert office.citations.get().value == "branch"


def test_editing_one_language_leaves_the_others_behind_and_says_so(client):
    company = factories.make_company(state="draft", cited=False, summary_de="Alt", summary_en="Old", summary_ko="옛")
    citation = factories.cite(company, "summary")
    data, (question,) = asked(client, company, summary_de="Neu")
    assert [value for value, _label, _chosen in question.answers] == ["too", "all", "differs", "gone"]
    response = client.post(
        admin_url(company),
        {**data, "_save": "1", "asked-about": str(question.pk), question.name: "too"},
        follow=True,
    )
    assert "The text in the other languages is still the earlier one" in response.content.decode()
    citation.refresh_from_db()
    assert citation.verdict == "unconfirmed" and [mark[:2] for mark in citation.value.split()] == ["de"]
    data = opened(client, admin_url(company)) | {"summary_en": "New", "summary_ko": "새"}
    add_row(data, "citations", source=str(factories.make_source().pk), supports=["summary"], certainty="stated")
    saved(client, admin_url(company), data)
    assert set(company.citations.values_list("verdict", flat=True)) == {"unconfirmed", "supports"}


# --- the row of a citation ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gives", "given", "value"),
    [
        ("this", "Anfang März 2015", "[2015-03-01..2015-03-10]"),
        ("record", "", "2023-01"),
        ("", "", "2023-01"),
        ("words", "", "≠"),
        ("nothing", "", ""),
    ],
)
def test_a_citation_says_what_its_source_gives(client, office, gives, given, value):
    data = opened(client, admin_url(office))
    source = factories.make_source("New paper")
    add_row(
        data, "citations", source=str(source.pk), supports=["opened"], certainty="stated",
        gives=gives, given=given, wording="im März",
    )  # fmt: skip
    saved(client, admin_url(office), data)
    citation = office.citations.get(source=source)
    assert (citation.value, citation.wording) == (value, "im März")


@pytest.mark.parametrize("typed", ["someday", ""])
def test_a_value_the_field_could_not_hold_is_refused(client, office, typed):
    data = opened(client, admin_url(office)) | {"citations-0-gives": "this", "citations-0-given": typed}
    refused(client, admin_url(office), data)
    assert office.citations.get().value == "2023-01"


def test_a_stored_citation_shows_the_value_its_source_gives_and_keeps_it(client, office):
    data = opened(client, admin_url(office))
    assert (data["citations-0-gives"], data["citations-0-given"]) == ("this", "2023-01")
    saved(client, admin_url(office), data | {"citations-0-wording": "Januar 2023"})
    citation = office.citations.get()
    assert (citation.value, citation.wording) == ("2023-01", "Januar 2023")


def test_places_records_and_choices_are_given_by_address_and_word(client, office):
    place = factories.make_place("Bonn")
    function = factories.make_function(office, "sales")
    data = opened(client, admin_url(office))
    source = str(factories.make_source().pk)
    for supports, given in (("place", place.slug), (f"function:{function.pk}:function", "Branch")):
        add_row(data, "citations", source=source, supports=[supports], certainty="stated", gives="this", given=given)
    saved(client, admin_url(office), data)
    assert set(office.citations.filter(source=source).values_list("field", "value")) == {
        ("place", place.slug), ("function", "branch"),
    }  # fmt: skip
    add_row(data, "citations", source=source, supports=["place"], certainty="stated", gives="this", given="atlantis",
            place_in_source="P9")  # fmt: skip
    assert "Nothing has the address" in " ".join(problems(refused(client, admin_url(office), data)))


def test_the_source_beside_a_row_supports_only_the_fields_that_are_ticked(client, office):
    data = opened(client, admin_url(office))
    assert "functions-__prefix__-cited_fields" not in data
    source = factories.make_source("Beside")
    add_row(
        data, "functions", function="sales", outcome="done", since="2015",
        cited_source=str(source.pk), cited_certainty="stated", cited_fields=["function", "outcome", "until"],
    )  # fmt: skip
    saved(client, admin_url(office), data)
    assert set(office.citations.filter(source=source).values_list("field", flat=True)) == {"function", "outcome"}


# --- the worklist ------------------------------------------------------------------------------------------------


def test_the_list_finds_records_with_sources_that_differ_or_wait(client, office):
    company = factories.make_company("Waiting", cited=False, summary_de="Alt")
    factories.cite(company, "summary")
    Company.objects.filter(pk=company.pk).update(summary_de="Neu")
    factories.make_company("Settled")
    address = admin_url(Company, "changelist")
    assert [row.slug for row in client.get(f"{address}?sources=unconfirmed").context["cl"].result_list] == ["waiting"]
    assert not client.get(f"{address}?sources=differs").context["cl"].result_list
    Office.objects.update(opened="1990")
    offices = client.get(f"{admin_url(Office, 'changelist')}?sources=differs").context["cl"].result_list
    assert list(offices) == [office]
