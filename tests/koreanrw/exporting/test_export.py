"""A list taken along as a file: exactly what it shows, with dates, certainty and sources."""

import csv
import io
import json
import re
import zipfile
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from koreanrw.exporting.dictionary import dictionary
from koreanrw.exporting.files import FORMS, harmless
from koreanrw.exporting.kinds import listed_kinds
from records.models import ContentVersion
from tests import factories as make

pytestmark = pytest.mark.django_db
BOM = b"\xef\xbb\xbf"
LANGUAGES = ("de", "en", "ko")
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def rows_of_csv(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


def sheets(content: bytes) -> list[list[list[str]]]:
    """Every sheet of an Excel file as rows of texts."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert not any(b"<f>" in book.read(name) for name in book.namelist() if name.startswith("xl/worksheets/"))
        strings = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        texts = ["".join(part.text or "" for part in string.iter(f"{_SHEET}t")) for string in strings]
        names = sorted(name for name in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d\.xml", name))
        return [_rows(ElementTree.fromstring(book.read(name)), texts) for name in names]


def _rows(sheet: ElementTree.Element, texts: list[str]) -> list[list[str]]:
    def text(cell: ElementTree.Element) -> str:
        value = cell.find(f"{_SHEET}v")
        found = "" if value is None else value.text or ""
        return texts[int(found)] if cell.get("t") == "s" else found

    return [[text(cell) for cell in row] for row in sheet.iter(f"{_SHEET}row")]


@pytest.fixture
def memorandum(db):
    source = make.make_source("Innovation in Aachen", slug="innovation")
    kiat = make.make_institution(
        "Korea Institute for Advancement of Technology", name_ko="한국산업기술진흥원", slug="kiat"
    )
    city = make.make_institution("Aachen", kind="city")
    agreement = make.make_agreement(
        "Memorandum with KIAT",
        title_ko="양해각서",
        parties=[kiat, city],
        kind="mou",
        signed="2015-03",
        slug="memorandum",
    )
    make.cite(agreement, "signed", source, certainty="inferred", steps="It says so.", place_in_source="P3")
    return agreement


# --- what a file holds -------------------------------------------------------------------------------------------


def test_a_row_carries_identity_dates_certainty_and_sources(client, memorandum):
    (row,) = rows_of_csv(client.get("/en/agreements/export.csv"))
    assert row["slug"] == "memorandum"
    assert row["page_address"] == "http://testserver/en/agreements/memorandum/"
    assert (row["title"], row["kind"], row["kind_text"]) == (
        "Memorandum with KIAT",
        "mou",
        "memorandum of understanding",
    )
    assert (row["signed"], row["signed_text"], row["signed_certainty"]) == ("2015-03", "March 2015", "inferred")
    assert row["signed_sources"] == "Innovation in Aachen (P3, inferred) http://testserver/en/sources/innovation/"
    assert row["parties_slugs"] == "kiat | aachen"
    assert row["parties"].startswith("Korea Institute for Advancement of Technology | Aachen")


def test_a_file_says_when_and_by_which_address_it_was_made(client, memorandum):
    address = "/en/agreements/export.csv?kind=mou&sort=title"
    (row,) = rows_of_csv(client.get(address))
    assert row["made_by"] == f"http://testserver{address}"
    assert row["content_version"] == str(ContentVersion.current())
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+]\d\d:\d\d", row["as_of"])
    assert list(row)[-3:] == ["as_of", "content_version", "made_by"]


def test_words_are_in_the_language_of_the_address(client, memorandum):
    (row,) = rows_of_csv(client.get("/ko/agreements/export.csv"))
    assert (row["title"], row["signed_text"]) == ("양해각서", "2015년 3월")
    assert "한국산업기술진흥원" in row["parties"]


def test_csv_begins_with_the_mark_by_which_excel_knows_hangul(client, memorandum):
    response = client.get("/ko/agreements/export.csv")
    assert response.content.startswith(BOM)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert re.fullmatch(r'attachment; filename="koreanrw-agreements-[\d-]+\.csv"', response["Content-Disposition"])
    assert not response.streaming


def test_json_has_a_head_and_keeps_lists(client, memorandum):
    found = json.loads(client.get("/en/agreements/export.json").content)
    assert found["head"]["content_version"] == ContentVersion.current()
    assert found["head"]["made_by"] == "http://testserver/en/agreements/export.json"
    assert found["head"]["rows"] == 1
    assert found["rows"][0]["parties_slugs"] == ["kiat", "aachen"]


def test_excel_has_a_sheet_of_rows_and_one_about_the_file(client, memorandum):
    response = client.get("/de/agreements/export.xlsx?columns=slug&columns=title&columns=signed_text")
    rows, about = sheets(response.content)
    assert rows == [
        ["Kennung", "Titel", "Unterzeichnet (in Worten)"],
        ["memorandum", "Memorandum with KIAT", "März 2015"],
    ]
    assert "http://testserver/de/agreements/export.xlsx?columns=slug&columns=title&columns=signed_text" in about[2]


def test_a_licence_is_named_only_where_one_is_granted(client, memorandum, settings):
    assert "licence" not in json.loads(client.get("/en/agreements/export.json").content)["head"]
    settings.DATA_LICENCE = "https://licence.example/"
    assert json.loads(client.get("/en/agreements/export.json").content)["head"]["licence"] == "https://licence.example/"


# --- which rows --------------------------------------------------------------------------------------------------


def test_filters_and_order_are_those_of_the_list(client):
    for title, signed, kind in (("B", "2015", "mou"), ("A", "2016", "mou"), ("C", "2014", "contract")):
        make.make_agreement(title, signed=signed, kind=kind)

    def titles(query: str) -> list[str]:
        return [row["title"] for row in rows_of_csv(client.get(f"/en/agreements/export.csv?{query}"))]

    assert titles("sort=title") == ["A", "B", "C"]
    assert titles("sort=oldest") == ["C", "B", "A"]
    assert titles("kind=mou&sort=oldest") == ["B", "A"]
    assert titles("q=nothing+like+it") == []


def test_a_file_holds_more_than_a_page_of_the_list(client):
    for _number in range(30):
        make.make_place("Here")
    organisation = make.make_company("Many Offices")
    for _number in range(30):
        make.make_office(organisation, make.make_place())
    assert len(rows_of_csv(client.get("/en/offices/export.csv?page=2"))) == 30


def test_the_number_of_queries_does_not_grow_with_the_rows(client):
    def build(times: int) -> None:
        for _number in range(times):
            company, institution = make.make_company(), make.make_institution()
            make.make_name(company)
            make.make_relation(company, institution)
            office = make.make_office(company, make.make_place())
            make.make_function(office)
            delegation = make.make_delegation()
            make.make_member(delegation, institution)
            make.make_participant(make.make_visit(delegation, host=company), person=make.make_person())
            agreement = make.make_agreement(parties=[company, institution], delegation=delegation)
            agreement.topics.add(make.make_topic())
            company.sectors.add(make.make_sector())
            party = make.make_party(agreement)
            make.make_signatory(agreement, make.make_person(), party=party)
            make.make_position(make.make_person(), institution)
            make.cite(agreement, "signed", make.make_source())
            make.cite(agreement, "organisation", part=party)

    def queries() -> dict[str, int]:
        found = {}
        for kind in listed_kinds():
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/en/{kind.name}/export.csv")
            found[kind.name] = len(captured)
        return found

    build(2)
    # Content types are looked up once.
    queries()
    few = queries()
    build(5)
    assert queries() == few
    assert max(few.values()) <= 12


# --- columns -----------------------------------------------------------------------------------------------------


def test_only_the_columns_asked_for_are_there_in_the_order_of_the_table(client, memorandum):
    (row,) = rows_of_csv(client.get("/en/agreements/export.csv?columns=title_ko&columns=slug"))
    assert list(row) == ["slug", "title_ko", "as_of", "content_version", "made_by"]
    assert row["title_ko"] == "양해각서"


@pytest.mark.parametrize("asked", ["columns=staff_notes", "columns=state", "columns=%00", "columns=slug&columns=x%0Ay"])
def test_unknown_columns_are_refused_in_words(client, memorandum, asked):
    response = client.get(f"/en/agreements/export.csv?{asked}")
    assert response.status_code == 400
    assert "This list has no such columns." in response.content.decode()
    assert "\0" not in response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_can_be_ticked_without_scripts(client, memorandum, language):
    response = client.get(f"/{language}/agreements/export/?kind=mou&page=2")
    assert response.status_code == 200
    content = response.content.decode()
    assert '<input type="hidden" name="kind" value="mou">' in content
    assert 'name="page"' not in content
    for suffix in FORMS:
        assert f'formaction="/{language}/agreements/export.{suffix}"' in content
    assert re.search(r'value="signed_sources" checked', content)
    assert re.search(r'value="title_ko">', content)


def test_no_two_columns_share_a_name(db):
    for table in dictionary():
        keys = [column.key for column in table.columns]
        assert len(keys) == len(set(keys)), table.name


def test_every_column_on_offer_is_one_that_is_known(client, memorandum):
    for kind in listed_kinds():
        content = client.get(f"/en/{kind.name}/export/").content.decode()
        keys = re.findall(r'name="columns" value="([^"]*)"', content)
        asked = "&".join(f"columns={key}" for key in keys)
        response = client.get(f"/en/{kind.name}/export.csv?{asked}")
        assert response.content.decode("utf-8-sig").splitlines()[0].split(",")[: len(keys)] == keys


# --- what is refused ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", list(FORMS))
def test_a_list_that_is_too_long_is_refused_with_ways_out(client, settings, suffix):
    settings.LONGEST_EXPORT = 2
    for _number in range(3):
        make.make_company()
    response = client.get(f"/en/companies/export.{suffix}")
    assert response.status_code == 422
    content = response.content.decode()
    assert "more than 2 rows" in content
    for way in ("/en/companies/", "/en/data/#download", "/en/data/#api"):
        assert f'href="{way}"' in content
    assert "more than 2 rows" in client.get("/en/companies/export/").content.decode()
    assert client.get(f"/en/companies/export.{suffix}?q=nothing").status_code == 200


@pytest.mark.parametrize(
    "query", ["kind=nonsense", "signed_from=sometime", "q=%00", "signed_from=2020&signed_until=2010", "place=%ED%A0%80"]
)
@pytest.mark.parametrize("page", ["export.csv", "export.xlsx", "export.json", "export/", "feed.atom"])
def test_bad_conditions_are_refused_in_words(client, memorandum, page, query):
    response = client.get(f"/en/agreements/{page}?{query}")
    assert response.status_code == 400
    assert "Something in this search could not be understood." in response.content.decode()


def test_unknown_forms_and_methods_are_refused(client, memorandum):
    assert client.get("/en/agreements/export.pdf").status_code == 404
    assert client.get("/en/agreements/export.").status_code == 404
    assert client.post("/en/agreements/export.csv").status_code == 405


def test_too_many_parameters_are_refused(client, memorandum):
    assert client.get("/en/agreements/export.csv?" + "columns=slug&" * 10_001).status_code == 400


# --- spreadsheets ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠x", "﹦1", " =1", "\u200b=1",
     "\ufeff=1", "\u3000＝1", "\x0b=1"],
)  # fmt: skip
def test_what_begins_like_a_formula_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "2015-03", "a = b", "–", "(+82)", "1-2", "'quoted", "한국", "…"])
def test_other_texts_stay_as_they_are(text):
    assert harmless(text) == text


def test_numbers_stay_numbers():
    assert harmless(-3.5) == -3.5


@pytest.mark.parametrize("title", ["=HYPERLINK(0)", "＝cmd", "@x", "+49", "-1"])
def test_no_file_holds_a_formula(client, title):
    make.make_agreement(title)
    (row,) = rows_of_csv(client.get("/en/agreements/export.csv"))
    assert row["title"] == f"'{title}"
    rows, _about = sheets(client.get("/en/agreements/export.xlsx?columns=title").content)
    assert rows[1] == [title]


def test_texts_longer_than_a_cell_are_cut_and_say_so(client):
    make.make_agreement("Long", purpose_en="x" * 40_000)
    rows, _about = sheets(client.get("/en/agreements/export.xlsx?columns=purpose").content)
    assert len(rows[1][0]) == 32_767
    assert rows[1][0].endswith("…")
    (row,) = rows_of_csv(client.get("/en/agreements/export.csv?columns=purpose"))
    assert len(row["purpose"]) == 40_000
