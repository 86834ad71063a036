"""A list downloaded as a file: exactly what it shows, with dates, certainty and sources."""

import csv
import datetime
import io
import json
import re
import unicodedata
import zipfile
from xml.etree import ElementTree

import hypothesis
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import strategies as st

from events.models import Agreement
from koreanrw.kinds import kind_named, kinds_with_list
from koreanrw.open_data.dictionary import dictionary
from koreanrw.open_data.export.columns import Column, columns_of
from koreanrw.open_data.export.files import FORMS, Table, harmless
from koreanrw.open_data.export.head import Head
from koreanrw.operations.licences import Licence
from records.models import ContentVersion
from tests import factories as make
from tests.examples import examples
from tests.seeded_rows import once_a_module

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


@once_a_module
def memorandum() -> Agreement:
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
    (row,) = rows_of_csv(client.get("/en/agreements/export.csv?select=all"))
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
    # What a stranger appends stands there as an address holds it, and divides no cell.
    (row,) = rows_of_csv(client.get(f"{address}&x=1;=HYPERLINK(1);y"))
    assert row["made_by"] == f"http://testserver{address}&x=1%3B%3DHYPERLINK%281%29%3By"
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
    found = json.loads(client.get("/en/agreements/export.json?select=all").content)
    assert found["head"]["content_version"] == ContentVersion.current()
    assert found["head"]["made_by"] == "http://testserver/en/agreements/export.json?select=all"
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
    settings.DATA_LICENCE = Licence("Own", "https://licence.example/")
    assert (
        json.loads(client.get("/en/agreements/export.json").content)["head"]["licence_address"]
        == "https://licence.example/"
    )


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
        for kind in kinds_with_list():
            with CaptureQueriesContext(connection) as captured:
                client.get(f"/en/{kind.plural}/export.csv?select=all")
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


@pytest.mark.parametrize("asked", ["columns=staff_notes", "columns=state", "columns=slug&columns=x%0Ay"])
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
    assert re.search(r'value="signed_text" checked', content)
    assert re.search(r'value="signed_sources">', content) and re.search(r'value="title_ko">', content)


def ticked(client, query: str) -> set[str]:
    content = client.get(f"/en/agreements/export/{query}").content.decode()
    return set(re.findall(r'name="columns" value="([^"]*)" checked', content))


def test_all_none_or_some_boxes_are_ticked_by_a_link(client, memorandum):
    everything = {column.key for column in columns_of(kind_named("agreement"))}
    few, with_sources = ticked(client, ""), ticked(client, "?select=sources")
    assert few == ticked(client, "?select=few") and len(few) < len(everything) / 2
    assert few < with_sources < everything and {"signed_certainty", "signed_sources"} <= with_sources - few
    assert ticked(client, "?select=all") == everything and ticked(client, "?select=none") == set()
    content = client.get("/en/agreements/export/?kind=mou").content.decode()
    for selection in ("few", "sources", "all", "none"):
        assert f'href="/en/agreements/export/?kind=mou&amp;select={selection}#columns"' in content


def test_a_file_with_sources_is_one_click_away(client, memorandum):
    content = client.get("/en/agreements/export/?kind=mou").content.decode()
    assert 'href="/en/agreements/export.xlsx?kind=mou&amp;select=sources"' in content
    (row,) = rows_of_csv(client.get("/en/agreements/export.csv?kind=mou&select=sources"))
    assert set(ticked(client, "?select=sources")) <= set(row)
    assert row["signed_certainty"] == "inferred" and row["signed_sources"].startswith("Innovation in Aachen")


def test_few_columns_say_what_the_row_rests_on(client, memorandum):
    (row,) = rows_of_csv(client.get("/en/agreements/export.csv"))
    assert set(ticked(client, "")) == set(row) - {"as_of", "content_version", "made_by"}
    assert "inferred" in row["certainty"].split(" | ")
    assert "Innovation in Aachen http://testserver/en/sources/innovation/" in row["sources"].split(" | ")


def test_an_unknown_selection_is_refused_in_words(client, memorandum):
    for page in ("export.csv", "export/"):
        response = client.get(f"/en/agreements/{page}?select=some")
        assert response.status_code == 400
        assert "There is no such selection of columns." in response.content.decode()


def test_no_two_columns_share_a_name(db):
    for table in dictionary():
        keys = [column.key for column in table.columns]
        assert len(keys) == len(set(keys)), table.name


def test_every_column_on_offer_is_one_that_is_known(client, memorandum):
    for kind in kinds_with_list():
        content = client.get(f"/en/{kind.plural}/export/").content.decode()
        keys = re.findall(r'name="columns" value="([^"]*)"', content)
        asked = "&".join(f"columns={key}" for key in keys)
        response = client.get(f"/en/{kind.plural}/export.csv?{asked}")
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
    "query", ["kind=nonsense", "signed_from=sometime", "signed_from=2020&signed_until=2010", "place=%ED%A0%80"]
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
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "\t'=1"), ("\n=1", "\n'=1"),
        ("＝1", "'＝1"), ("﹦1", "'﹦1"),
        (" =1", " '=1"), ("\u200b=1", "\u200b'=1"), ("\u3000＝1", "\u3000'＝1"), ("x;=1+1", "x;'=1+1"),
        ('x, "-1"', "x, \"'-1\""), ("a | @b", "a | '@b"), ("one\n+1", "one\n'+1"),
    ],
)  # fmt: skip
def test_what_may_begin_a_formula_is_made_harmless(text, expected):
    assert harmless(text) == expected


def begins_a_formula(cell: str) -> bool:
    """As a spreadsheet sees it: blanks and signs without width before it do not hide it."""
    seen = (sign for sign in cell if not (sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc")))
    return unicodedata.normalize("NFKC", next(seen, "")).startswith(("=", "+", "-", "@"))


signs = st.one_of(st.sampled_from(";,\t|\n\r\"' =+-@＝x1\u200b\u3000"), st.characters(exclude_categories=("Cs",)))


@hypothesis.settings(max_examples=examples(200))
@hypothesis.given(st.lists(st.text(signs, max_size=12), min_size=2, max_size=4), st.sampled_from(list(FORMS)[:2]))
@hypothesis.example(["slug", 'x;"=1+1"'], "csv")
@hypothesis.example(["slug", "two lines\n=1+1"], "semicolon.csv")
def test_no_cell_is_a_formula_wherever_a_spreadsheet_divides_the_file(texts, suffix):
    columns = [Column(f"c{number}", "", "", "", "text", str) for number in range(len(texts))]
    head = Head(datetime.datetime(2026, 1, 1), 1, "http://testserver/", "en", None)
    content = FORMS[suffix].write(Table(columns, [texts], head, "")).decode("utf-8-sig")
    for divider in ",;\t|":
        for row in csv.reader(io.StringIO(content.replace("\0", " "), newline=""), delimiter=divider):
            assert not any(begins_a_formula(cell) for cell in row), (divider, row)


def test_every_sign_that_hides_nothing_is_known():
    for code in range(0x110000):
        sign = chr(code)
        if sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc"):
            assert harmless(f"{sign}=1") == f"{sign}'=1", hex(code)
        elif unicodedata.normalize("NFKC", sign)[:1] in ("=", "+", "-", "@"):
            assert harmless(f"{sign}1") == f"'{sign}1", hex(code)


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
    (row,) = csv.DictReader(
        io.StringIO(client.get("/en/agreements/export.semicolon.csv").content.decode("utf-8-sig")), delimiter=";"
    )
    assert row["title"] == f"'{title}"
    rows, _about = sheets(client.get("/en/agreements/export.xlsx?columns=title").content)
    assert rows[1] == [title]


def test_german_excel_gets_semicolons_and_decimal_commas(client):
    make.make_office(place=make.make_place("Köln", code="05315000", latitude=50.5, longitude=6.25))
    content = client.get("/de/places/export.semicolon.csv?columns=code&columns=latitude").content
    assert content.startswith(BOM + b"code;latitude;") and b"05315000;50,5;" in content
    assert b"05315000,50.5," in client.get("/de/places/export.csv?columns=code&columns=latitude").content


def test_excel_keeps_codes_and_formulas_as_the_texts_they_are(client):
    make.make_office(place=make.make_place("=1+1", code="05315000"))
    content = client.get("/de/places/export.xlsx?columns=code&columns=name").content
    assert ["=1+1", "05315000"] in [sorted(row, reverse=True) for row in sheets(content)[0]]
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        styles, sheet = book.read("xl/styles.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    # 49 is the form called "Text": what is edited in such a cell stays a text as well.
    forms = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    assert {forms[int(style)] for style in re.findall(r'<c r="[AB]\d+" s="(\d+)" t="s">', sheet)} == {"49"}


def test_texts_longer_than_a_cell_are_cut_and_say_so(client):
    make.make_agreement("Long", purpose_en="x" * 40_000)
    rows, _about = sheets(client.get("/en/agreements/export.xlsx?columns=purpose").content)
    assert len(rows[1][0]) == 32_767
    assert rows[1][0].endswith("…")
    (row,) = rows_of_csv(client.get("/en/agreements/export.csv?columns=purpose"))
    assert len(row["purpose"]) == 40_000


# --- what sources give -------------------------------------------------------------------------------------------


@pytest.fixture
def disputed():
    """A company about which one paper says what the register says, one knows only the year, and one differs."""
    company = make.make_company("Hana", cited=False, founded="2016-05", slug="hana")
    make.cite(company, "founded", make.make_source("Other", slug="other"), value="2015", wording="anno 2015")
    make.cite(company, "founded", make.make_source("One", slug="one"), wording="Mai 2016", certainty="implied")
    make.cite(company, "founded", make.make_source("Year", slug="year"), value="2016")
    return company


def test_beside_a_field_stand_the_value_and_the_words_of_every_source_each_with_its_verdict(client, disputed):
    (row,) = json.loads(client.get("/en/companies/export.json?select=all").content)["rows"]
    assert row["founded_verdicts"] == ["supports", "less precise", "differs"]
    assert row["founded_given"] == ["2016-05", "2016", "2015"]
    assert row["founded_wordings"] == ["Mai 2016", "", "anno 2015"]
    assert [line.rpartition(" ")[0] for line in row["founded_sources"]] == [
        "One (P1, implied, “Mai 2016”)",
        "Year (P1, stated, supports it less precisely: 2016)",
        "Other (P1, stated, differs: 2015, “anno 2015”)",
    ]
    # What differs makes nothing more certain.
    assert row["founded_certainty"] == ["implied", "stated"]
    for suffix in ("csv", "xlsx"):
        response = client.get(f"/en/companies/export.{suffix}?select=all")
        cells = rows_of_csv(response)[0].values() if suffix == "csv" else sheets(response.content)[0][1]
        assert "supports | less precise | differs" in cells and "Mai 2016 |  | anno 2015" in cells


def test_beside_a_list_each_source_names_the_row_and_the_field_it_speaks_of(client):
    office = make.make_office(make.make_company("Hana"))
    function = make.make_function(office, "branch", source=make.the_source())
    make.cite(office, "function", make.make_source("Other"), part=function, value="sales")
    (row,) = json.loads(client.get("/en/offices/export.json?select=sources").content)["rows"]
    assert [line.rpartition(" ")[0] for line in row["functions_sources"]] == [
        "1. Function: The source (P1, stated)",
        "1. Function: Other (P1, stated, differs: sales)",
    ]


def test_what_nobody_may_read_is_withheld_with_the_value_and_the_words(client):
    office = make.make_office(make.make_company("Hana"), cited=False)
    hidden = make.make_company("Secret", state="draft", cited=False)
    make.cite(office, "organisation", value=hidden.slug)
    gone = make.make_source("Secret source", state="withdrawn", withdrawal_reason="x")
    make.cite(office, "place", gone, value="secret-place", wording="secret words")
    for suffix in ("csv", "json"):
        content = client.get(f"/en/offices/export.{suffix}?select=all").content.decode("utf-8-sig")
        assert "hana" in content and "ecret" not in content


def test_what_sources_that_differ_name_costs_no_query_for_each_row(client):
    def queries(number: int) -> int:
        for _each in range(number):
            make.cite(make.make_office(), "organisation", value=make.make_company().slug)
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/en/offices/export.csv?select=all").status_code == 200
        return len(asked)

    assert queries(3) == queries(27)
