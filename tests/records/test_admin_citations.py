"""Citations in the admin: one row for each field, chosen from the record's own."""

import pytest

from companies.models import Office
from events.models import Agreement
from records.models import Source
from tests import factories
from tests.admin_forms import add_row, admin_url, opened, problems, refused, saved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def editor(client):
    user = factories.make_editor()
    client.force_login(user)
    return user


@pytest.fixture
def source():
    return factories.make_source("Besuch aus Seoul")


@pytest.fixture
def office():
    office = factories.make_office(cited=False, state="draft")
    factories.make_function(office, "european headquarters", outcome="planned")
    return office


def cite_in(data, source, supports, **fields):
    add_row(data, "citations", source=str(source.pk), supports=supports, certainty="stated", **fields)


def supported(record) -> set:
    return {citation.target for citation in record.citations.all()}


def test_the_choice_names_the_fields_of_the_record_and_of_each_part(client, office):
    page = client.get(admin_url(office)).content.decode()
    assert '<optgroup label="This record">' in page
    assert '<optgroup label="Function: European headquarters">' in page
    function = office.functions.get()
    assert f'<option value="function:{function.pk}:since">From</option>' in page


def test_several_fields_at_once_become_a_citation_each(client, office, source):
    function = office.functions.get()
    data = opened(client, admin_url(office))
    cite_in(data, source, ["place", "opened", f"function:{function.pk}:outcome"], place_in_source="P2")
    saved(client, admin_url(office), data)
    assert supported(office) == {("", None, "place"), ("", None, "opened"), ("function", function.pk, "outcome")}
    assert set(office.citations.values_list("source", "place_in_source")) == {(source.pk, "P2")}


def test_a_new_record_is_cited_in_the_same_save(client, source):
    data = opened(client, admin_url(Agreement, "add")) | {"title_de": "MoU", "kind": "mou", "life_cycle": "signed"}
    cite_in(data, source, ["title", "kind"])
    saved(client, admin_url(Agreement, "add"), data)
    assert supported(Agreement.objects.get()) == {("", None, "title"), ("", None, "kind")}


def test_an_existing_citation_supports_one_field_and_may_change_to_another(client, office, source):
    factories.cite(office, "place", source)
    data = opened(client, admin_url(office))
    assert data["citations-0-supports"] == "place"
    saved(client, admin_url(office), data | {"citations-0-supports": "address"})
    assert supported(office) == {("", None, "address")}


@pytest.mark.parametrize("wrong", ["title", "nonsense", "function:1:outcome", "function::", "party:1:signed"])
def test_a_field_of_something_else_is_refused(client, office, source, wrong):
    stranger = factories.make_function(factories.make_office())
    data = opened(client, admin_url(office))
    cite_in(data, source, [wrong.replace(":1:", f":{stranger.pk}:")])
    response = refused(client, admin_url(office), data)
    assert "one of the fields of this record or of its parts" in " ".join(problems(response))
    assert not office.citations.exists()


def test_the_same_place_is_not_cited_twice_for_one_field(client, office, source):
    factories.cite(office, "place", source, place_in_source="P1")
    data = opened(client, admin_url(office))
    cite_in(data, source, ["address", "place"], place_in_source="P1")
    assert "cited for this field already" in " ".join(problems(refused(client, admin_url(office), data)))
    twice = opened(client, admin_url(office))
    cite_in(twice, source, ["opened"], place_in_source="P3")
    cite_in(twice, source, ["opened", "closed"], place_in_source="P3")
    refused(client, admin_url(office), twice)
    assert office.citations.count() == 1


def test_only_one_source_is_preferred_for_a_field_and_with_a_reason(client, office, source):
    data = opened(client, admin_url(office))
    cite_in(data, source, ["opened"], place_in_source="P1", preferred="on")
    assert "Say why this source is preferred." in problems(refused(client, admin_url(office), data))
    data["citations-0-reason"] = "Nearer to the event."
    cite_in(data, source, ["opened"], place_in_source="P2", preferred="on", reason="Later.")
    assert "Only one source" in " ".join(problems(refused(client, admin_url(office), data)))
    del data["citations-1-preferred"]
    saved(client, admin_url(office), data)
    assert office.citations.filter(preferred=True).count() == 1


def test_an_inferred_citation_needs_its_steps(client, office, source):
    data = opened(client, admin_url(office))
    add_row(data, "citations", source=str(source.pk), supports=["opened", "closed"], certainty="inferred")
    assert "needs its steps" in " ".join(problems(refused(client, admin_url(office), data)))


def test_a_citation_of_a_part_that_goes_is_refused(client, office, source):
    function = office.functions.get()
    data = opened(client, admin_url(office)) | {"functions-0-DELETE": "on"}
    cite_in(data, source, [f"function:{function.pk}:outcome"])
    assert "being removed" in " ".join(problems(refused(client, admin_url(office), data)))
    assert office.functions.exists()


def test_citations_go_with_the_part_they_support(client, office, source):
    factories.cite(office, "function", source, part=office.functions.get())
    saved(client, admin_url(office), opened(client, admin_url(office)) | {"functions-0-DELETE": "on"})
    assert not office.functions.exists()
    assert not office.citations.exists()


# --- the source typed beside a part ------------------------------------------------------------------------------


def beside(data, number, source, **fields):
    data[f"functions-{number}-cited_source"] = str(source.pk)
    data |= {f"functions-{number}-cited_{name}": value for name, value in fields.items()}


def test_a_new_part_takes_its_source_along(client, office, source):
    data = opened(client, admin_url(office))
    add_row(data, "functions", function="sales", outcome="done", since="March 2015", note_de="Lager")
    beside(data, 1, source, place="P4", certainty="implied")
    saved(client, admin_url(office), data)
    part = office.functions.get(function="sales")
    assert set(part.citations.values_list("field", "place_in_source", "certainty")) == {
        (field, "P4", "implied") for field in ("function", "since", "outcome", "note")
    }


def test_a_source_of_a_plan_never_supports_what_happened(client, office, source):
    data = opened(client, admin_url(office))
    add_row(data, "functions", function="sales", outcome="done", planned_since="2014", since="2015")
    beside(data, 1, source, certainty="planned")
    saved(client, admin_url(office), data)
    told = office.functions.get(function="sales").citations
    assert set(told.values_list("field", flat=True)) == {"function", "planned_since", "outcome"}
    data = opened(client, admin_url(office))
    add_row(data, "citations", source=str(source.pk), supports=["opened"], certainty="planned", place_in_source="P9")
    refusal = " ".join(problems(refused(client, admin_url(office), data)))
    assert "The date of a plan is cited for “Opening planned for”." in refusal


def test_the_source_supports_what_was_changed_in_the_row(client, office, source):
    data = opened(client, admin_url(office)) | {"functions-0-outcome": "abandoned"}
    beside(data, 0, source)
    saved(client, admin_url(office), data)
    assert list(office.citations.values_list("field", flat=True)) == ["outcome"]


def test_without_a_change_the_source_supports_everything_filled_in_once(client, office, source):
    for _press in range(2):
        data = opened(client, admin_url(office))
        beside(data, 0, source)
        saved(client, admin_url(office), data)
        assert sorted(office.citations.values_list("field", flat=True)) == ["function", "outcome"]


def test_a_place_without_its_source_is_refused(client, office, source):
    data = opened(client, admin_url(office)) | {"functions-0-cited_place": "P1"}
    assert "Choose the source as well." in problems(refused(client, admin_url(office), data))
    data = opened(client, admin_url(office))
    beside(data, 0, source, certainty="inferred")
    assert "needs its steps" in " ".join(problems(refused(client, admin_url(office), data)))
    assert not Office.objects.get().citations.exists()


def test_whoever_may_only_look_sees_what_is_cited_but_cannot_change_it(client, office, source):
    factories.cite(office, "place", source)
    reader = factories.make_user(is_staff=True)
    reader.user_permissions.set(factories.permissions("companies.view_office"))
    client.force_login(reader)
    response = client.get(admin_url(office))
    assert response.status_code == 200
    assert "Besuch aus Seoul" in response.content.decode()
    assert client.post(admin_url(office), {"_save": "1"}).status_code == 403


def test_sources_are_cited_in_published_records_only_once_published(client):
    draft = factories.make_source(state="draft")
    office = factories.make_office()
    data = opened(client, admin_url(office))
    cite_in(data, draft, ["opened"])
    refused(client, admin_url(office), data)
    assert not Source.objects.get(pk=draft.pk).officecitation_set.exists()
