"""The API: the lists of the site for programs, with errors they can read."""

import re

import pytest
from django.db import DataError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from events.models import Agreement
from koreanrw.kinds import kinds_with_list
from koreanrw.open_data.api import views
from records.models import ContentVersion
from tests import factories as make
from tests.seeded_rows import once_a_module

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


def problem(response, status: int) -> dict:
    """The body of an error, which must be problem details and nothing else."""
    assert response.status_code == status
    assert response["Content-Type"] == PROBLEM
    body = response.json()
    assert body["status"] == status
    assert body["type"] == "about:blank"
    assert body["title"] and body["detail"]
    return body


@once_a_module
def memorandum() -> Agreement:
    source = make.make_source("Innovation in Aachen", slug="innovation")
    parties = [
        make.make_institution("KIAT", name_ko="한국산업기술진흥원"),
        make.make_institution("Aachen", kind="city"),
    ]
    agreement = make.make_agreement(
        "Memorandum", title_ko="양해각서", parties=parties, kind="mou", signed="[2015-03-01..2015-03-10]"
    )
    make.cite(agreement, "signed", source, certainty="inferred", steps="It says so.", place_in_source="P3")
    return agreement


# --- lists and rows ----------------------------------------------------------------------------------------------


def test_a_list_holds_its_rows_with_everything_known_of_them(client, memorandum):
    response = client.get("/api/v1/agreements/")
    assert response["Content-Type"] == "application/json; charset=utf-8"
    body = response.json()
    assert (body["total"], body["total_is_exact"], body["page"], body["next"]) == (1, True, 1, None)
    (row,) = body["rows"]
    assert (row["slug"], row["address"]) == ("memorandum", "http://testserver/en/agreements/memorandum/")
    signed = row["fields"]["signed"]
    assert signed["value"] == {
        "edtf": "[2015-03-01..2015-03-10]",
        "text": "early March 2015",
        "earliest": "2015-03-01",
        "latest": "2015-03-10",
    }
    (citation,) = signed["citations"]
    assert citation["certainty"] == "inferred"
    assert (citation["verdict"], citation["value"]) == ("supports", signed["value"]["edtf"])
    assert citation["place"] == "P3"
    assert citation["source"]["address"] == "http://testserver/en/sources/innovation/"
    assert row["fields"]["announced"]["value"] is None
    assert [party["fields"]["organisation"]["value"]["slug"] for party in row["parts"]["parties"]] == ["kiat", "aachen"]


def test_words_come_in_the_language_asked_for(client, memorandum):
    response = client.get("/api/v1/agreements/?language=ko")
    (row,) = response.json()["rows"]
    assert response["Content-Language"] == "ko"
    assert row["name"] == "양해각서"
    assert row["address"] == "http://testserver/ko/agreements/memorandum/"
    assert row["fields"]["title"]["value"]["en"] == "Memorandum"
    assert row["fields"]["signed"]["value"]["text"] == "2015년 3월 초"


def test_conditions_are_those_of_the_list(client, memorandum):
    make.make_agreement("Contract", kind="contract")
    assert [row["slug"] for row in client.get("/api/v1/agreements/?kind=mou").json()["rows"]] == ["memorandum"]
    assert [row["slug"] for row in client.get("/api/v1/agreements/?sort=title").json()["rows"]] == [
        "contract",
        "memorandum",
    ]


def test_a_condition_that_bears_the_name_of_a_parameter_has_another_one(client):
    make.make_source("Deutsch", language="de")
    make.make_source("한국어", language="ko", slug="hangugeo")
    rows = client.get("/api/v1/sources/?record_language=ko&language=de").json()["rows"]
    assert [row["slug"] for row in rows] == ["hangugeo"]


def test_a_row_is_found_by_its_slug_and_by_a_former_one(client, memorandum):
    assert client.get("/api/v1/agreements/memorandum/").json()["slug"] == "memorandum"
    renamed = Agreement.objects.get()
    renamed.slug = "paper"
    renamed.save()
    response = client.get("/api/v1/agreements/memorandum/?language=de")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/agreements/paper/?language=de")


def test_rows_without_state_are_found_too(client, memorandum):
    memorandum.topics.add(make.make_topic("Standards"))
    assert client.get("/api/v1/topics/standards/").json()["numbers"] == {"number_of_agreements": 1}


def test_pages_lead_on_to_the_end_without_losing_a_row(client):
    for number in range(7):
        make.make_company(f"Company {number}")
    address, found = "/api/v1/companies/?size=3", []
    while address:
        response = client.get(address)
        body = response.json()
        found += [row["slug"] for row in body["rows"]]
        address = body["next"]
        assert ('rel="next"' in response.get("Link", "")) is bool(address)
    assert found == [f"company-{number}" for number in range(7)]
    assert body["previous"].endswith("/api/v1/companies/?size=3&page=2")


def test_a_long_list_is_counted_only_so_far(client, monkeypatch):
    monkeypatch.setattr(views, "MOST_COUNTED", 2)
    for _number in range(3):
        make.make_company()
    body = client.get("/api/v1/companies/").json()
    assert (body["total"], body["total_is_exact"]) == (2, False)


def test_the_number_of_queries_does_not_grow_with_the_rows(client):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get("/api/v1/agreements/?size=100")
        return len(captured)

    make.make_agreement()
    few = queries()
    for _number in range(5):
        make.make_agreement()
    assert queries() == few <= 12


def test_the_index_leads_to_every_list(client, memorandum):
    body = client.get("/api/v1/").json()
    assert set(body["lists"]) == {*(kind.plural for kind in kinds_with_list()), "withdrawn"}
    for address in (*body["lists"].values(), body["description"]):
        assert client.get(address).status_code == 200


# --- nothing new -------------------------------------------------------------------------------------------------


def test_an_unchanged_answer_is_not_sent_again(client, memorandum):
    etag = client.get("/api/v1/agreements/")["ETag"]
    assert f"-{ContentVersion.current()}-en" in etag
    with CaptureQueriesContext(connection) as captured:
        response = client.get("/api/v1/agreements/", headers={"If-None-Match": etag})
    assert (response.status_code, response.content, len(captured)) == (304, b"", 1)
    assert client.get("/api/v1/agreements/?language=de", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_change_is_sent(client):
    make.make_company("Aimmo")
    etag = client.get("/api/v1/companies/")["ETag"]
    make.make_company("Binex")
    assert client.get("/api/v1/companies/", headers={"If-None-Match": etag}).status_code == 200


def test_bad_requests_are_not_hidden_by_an_etag(client, memorandum):
    etag = client.get("/api/v1/agreements/")["ETag"]
    problem(client.get("/api/v1/agreements/?language=fr", headers={"If-None-Match": etag}), 400)


# --- errors ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("kind=nonsense", "kind"),
        ("signed_from=sometime", "signed_from"),
        ("place=%ED%A0%80", "place"),
        ("language=fr", "language"),
        ("language=%00", "language"),
        ("page=0", "page"),
        ("page=-1", "page"),
        ("page=" + "9" * 5000, "page"),
        ("page=%D9%A3", "page"),
        ("size=101", "size"),
        ("size=", "size"),
        ("colour=red", "colour"),
        ("%00=1", "\0"),
        ("%ED%A0%80=1", "\ufffd\ufffd\ufffd"),
        ("columns=slug", "columns"),
    ],
)
def test_what_cannot_be_understood_is_named(client, memorandum, query, name):
    body = problem(client.get(f"/api/v1/agreements/?{query}"), 400)
    assert list(body["errors"]) == [name]
    assert body["errors"][name]


def test_errors_are_in_the_language_asked_for(client, memorandum):
    english = problem(client.get("/api/v1/agreements/?kind=x"), 400)["detail"]
    assert problem(client.get("/api/v1/agreements/?kind=x&language=de"), 400)["detail"] != english


@pytest.mark.parametrize(
    "path",
    ["", "v1/nothing/", "v1/agreements/nothing/", "v1/agreements/%00/", "v1/agreements/a/b/", "v2/", "v1/persons/",
     "v1/agreements/%ED%A0%80/", "nothing", "v1/agreements/NOTHING/"],
)  # fmt: skip
def test_unknown_addresses_are_problems_too(client, memorandum, path):
    problem(client.get(f"/api/{path}"), 404)


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client, memorandum):
    response = client.get("/api/v1/agreements?kind=mou")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/agreements/?kind=mou")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["", "openapi.json", "agreements/", "agreements/memorandum/", "nothing/at/all/"])
def test_nothing_can_be_written(client, memorandum, method, path):
    client.handler.enforce_csrf_checks = True
    response = getattr(client, method)(f"/api/v1/{path}")
    if path == "nothing/at/all/":
        problem(response, 404)
    else:
        problem(response, 405)
        assert response["Allow"] == "GET, HEAD, OPTIONS"


def test_what_sources_give_costs_no_query_for_each_row(client):
    state = make.make_place("State", kind="state")

    def queries(number: int) -> int:
        for _each in range(number):
            office = make.make_office(make.make_company(), make.make_place("City", within=state))
            make.cite(office, "organisation")
            make.cite(office, "place", value=state.slug, place_in_source="P2")
        with CaptureQueriesContext(connection) as asked:
            rows = client.get("/api/v1/offices/").json()["rows"]
        said = [citation for row in rows for citation in row["fields"]["place"]["citations"]]
        assert {(one["verdict"], one["value"]) for one in said} >= {("less precise", "state")}
        assert all(one["value"] for one in said)
        return len(asked)

    assert queries(2) == queries(4)


@pytest.mark.parametrize(("failure", "status"), [(DataError, 400), (OperationalError, 503), (ZeroDivisionError, 500)])
def test_failures_are_told_in_the_same_form(client, memorandum, monkeypatch, failure, status):
    def fail(*arguments):
        raise failure("secret words of the database")

    monkeypatch.setattr(views, "export_rows", fail)
    response = client.get("/api/v1/agreements/")
    problem(response, status)
    assert b"secret" not in response.content
    assert ("Retry-After" in response) is (status == 503)


def test_too_many_parameters_are_a_problem(client, memorandum):
    problem(client.get("/api/v1/agreements/?" + "q=a&" * 10_001), 400)


# --- who may read ------------------------------------------------------------------------------------------------


def test_any_site_may_read_and_nobody_is_followed(client, memorandum):
    for path in ("", "agreements/", "agreements/memorandum/", "agreements/?kind=x", "nothing/"):
        response = client.get(f"/api/v1/{path}")
        assert response["Access-Control-Allow-Origin"] == "*"
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_a_browser_may_ask_what_is_allowed(client):
    response = client.options("/api/v1/agreements/")
    assert (response.status_code, response["Access-Control-Allow-Methods"]) == (204, "GET, HEAD, OPTIONS")


def test_an_editor_who_is_signed_in_sees_no_more(client):
    make.make_agreement("Being written", state="draft")
    client.force_login(make.make_editor())
    assert client.get("/api/v1/agreements/").json()["total"] == 0
    problem(client.get("/api/v1/agreements/being-written/"), 404)


def test_every_address_the_page_of_the_data_names_answers(client):
    named = set(re.findall(r'href="(/api/v1/[^"{]*)"', client.get("/en/data/").content.decode()))
    assert {f"/api/v1/{kind.plural}/" for kind in kinds_with_list()} <= named
    for address in named:
        assert client.get(address).status_code == 200, address
