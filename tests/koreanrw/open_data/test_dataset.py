"""The whole register as one file, and the page about it."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import override_settings

from events.models import Figure, Person
from koreanrw.kinds import KINDS
from koreanrw.open_data.dataset import _making, find_dataset
from koreanrw.open_data.dictionary import dictionary
from koreanrw.operations.licences import Licence
from records.models import ContentVersion
from tests import factories as make

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "ko")
SITE_ADDRESS = "https://register.example"


@pytest.fixture
def place(settings, tmp_path) -> Path:
    """Where the data set of the test lies."""
    settings.DATASET = tmp_path / "dataset" / "koreanrw-dataset.zip"
    return settings.DATASET


@pytest.fixture(scope="module")
def of_the_seeds(seeded, django_db_blocker, tmp_path_factory) -> bytes:
    """The data set of the seeded register."""
    path = tmp_path_factory.mktemp("dataset") / "made-once.zip"
    with django_db_blocker.unblock(), override_settings(DATASET=path, SITE_ADDRESS=SITE_ADDRESS):
        call_command("make_dataset", verbosity=0)
    return path.read_bytes()


@pytest.fixture
def contents(of_the_seeds, place, settings) -> zipfile.ZipFile:
    settings.SITE_ADDRESS = SITE_ADDRESS
    place.parent.mkdir()
    place.write_bytes(of_the_seeds)
    return zipfile.ZipFile(place)


def rows(contents: zipfile.ZipFile, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(contents.read(name).decode("utf-8-sig"), newline="")))


# --- the file ----------------------------------------------------------------------------------------------------


def test_it_holds_every_public_row_of_every_kind(db, contents):
    assert contents.testzip() is None
    for kind in KINDS:
        slugs = sorted(kind.public().values_list("slug", flat=True))
        assert sorted(row["slug"] for row in rows(contents, f"{kind.plural}.csv")) == slugs
        assert sorted(row["slug"] for row in json.loads(contents.read(f"{kind.plural}.json"))) == slugs
    assert Figure.objects.published().exists()


def test_parts_have_tables_of_their_own(db, contents):
    parties = rows(contents, "agreements-parties.csv")
    assert {row["record"] for row in parties} == {row["slug"] for row in rows(contents, "agreements.csv")}
    assert all(row["organisation"] and row["organisation_text"] for row in parties)
    assert all(row["organisation_sources"] for row in parties)


def test_everything_a_source_says_of_a_field_has_a_row_of_its_own(db, place):
    office = make.make_office(make.make_company("Hana"), cited=False, opened="2016", slug="hana-essen")
    first = make.make_source("First", slug="first")
    copy = make.make_source("Copy", slug="copy", same_story_as=first)
    make.cite(office, "opened", copy, value="2015", wording="anno 2015", certainty="inferred", steps="One.\nTwo.")
    function = make.make_function(office, source=first)
    call_command("make_dataset", verbosity=0)
    found = rows(zipfile.ZipFile(place), "offices-citations.csv")
    opened, of_function = (row for row in found if row["record"] == "hana-essen")
    assert opened == {
        "record": "hana-essen",
        "list": "",
        "part": "",
        "field": "opened",
        "source": "copy",
        "same_story_as": "first",
        "place": "P1",
        "certainty": "inferred",
        "verdict": "differs",
        "value": "2015",
        "wording": "anno 2015",
        "steps": "One. | Two.",
        "reason": "",
    }
    assert (of_function["list"], of_function["part"], of_function["value"]) == (
        "functions",
        function.public_id,
        "branch",
    )


def test_texts_stand_in_three_languages(db, contents):
    assert all(row["name_de"] and row["name_ko"] for row in rows(contents, "places.csv"))


def test_it_says_what_it_is(db, contents):
    about = json.loads(contents.read("about.json"))
    assert about["content_version"] == ContentVersion.current()
    assert about["made_by"] == "https://register.example/data/koreanrw-dataset.zip"
    assert set(about["rows"]) == {kind.plural for kind in KINDS}
    readme = contents.read("README.txt").decode()
    assert "none granted" in readme
    assert about["as_of"] in readme
    (first, *_others) = rows(contents, "agreements.csv")
    assert first["page_address"].startswith("https://register.example/en/agreements/")


def test_the_dictionary_knows_every_column_of_every_table(db, contents):
    described = rows(contents, "dictionary.csv")
    for name in contents.namelist():
        if name.endswith(".csv") and name != "dictionary.csv":
            header = contents.read(name).decode("utf-8-sig").splitlines()[0].split(",")
            assert [row["column"] for row in described if row["table"] == name.removesuffix(".csv")] == header
    assert all(row[f"label_{language}"] for row in described for language in LANGUAGES)


def test_a_licence_that_is_granted_is_named(db, place, settings):
    settings.DATA_LICENCE = Licence("Own", "https://licence.example/")
    call_command("make_dataset", verbosity=0)
    assert b"https://licence.example/" in zipfile.ZipFile(place).read("README.txt")


def test_more_rows_than_fit_into_memory_at_a_time_are_all_there(db, place, monkeypatch):
    monkeypatch.setattr("koreanrw.open_data.dataset.AT_A_TIME", 2)
    slugs = {make.make_company().slug for _number in range(5)}
    call_command("make_dataset", verbosity=0)
    assert {row["slug"] for row in rows(zipfile.ZipFile(place), "companies.csv")} >= slugs


def test_what_begins_like_a_formula_is_harmless_there_too(db, place):
    make.make_company("=cmd")
    call_command("make_dataset", verbosity=0)
    names = {(row["name"], row["name_ko"]) for row in rows(zipfile.ZipFile(place), "companies.csv")}
    assert ("'=cmd", "'=cmd") in names


# --- making it ---------------------------------------------------------------------------------------------------


def test_a_current_file_is_left_alone_and_an_old_one_made_anew(db, place, monkeypatch):
    call_command("make_dataset", verbosity=0)
    made = place.stat().st_mtime_ns
    call_command("make_dataset", unless_current=True, verbosity=0)
    assert place.stat().st_mtime_ns == made
    monkeypatch.setattr(ContentVersion, "mark", classmethod(lambda cls: "another"))
    call_command("make_dataset", unless_current=True, verbosity=0)
    assert find_dataset().about["mark"] == "another"


def test_a_large_register_does_not_keep_the_server_waiting(db, place, capsys):
    make.make_company()
    call_command("make_dataset", most_rows=1, verbosity=0)
    assert "not made now" in capsys.readouterr().out
    assert not place.exists()


def test_nothing_is_left_behind_beside_the_file(db, place):
    # Somebody who was killed while making it.
    (place.parent / "unfinished-x").mkdir(parents=True)
    (place.parent / "unfinished-x" / "people.csv").touch()
    call_command("make_dataset", verbosity=0)
    assert {path.name for path in place.parent.iterdir()} == {place.name, "being-made"}


def test_a_register_that_changes_meanwhile_is_read_again(db, place, monkeypatch):
    marks = iter(("1", "2", "2", "2"))
    monkeypatch.setattr(ContentVersion, "mark", classmethod(lambda cls: next(marks)))
    call_command("make_dataset", verbosity=0)
    monkeypatch.undo()
    assert json.loads(zipfile.ZipFile(place).read("about.json"))["mark"] == "2"


# --- sending it --------------------------------------------------------------------------------------------------


def test_it_is_sent_whole(db, contents, client, place):
    response = client.get("/data/koreanrw-dataset.zip")
    assert (response.status_code, response["Content-Type"], response.streaming) == (200, "application/zip", False)
    assert response.content == place.read_bytes()
    assert "Content-Encoding" not in response
    again = client.get("/data/koreanrw-dataset.zip", headers={"If-None-Match": response["ETag"]})
    assert again.status_code == 304
    assert client.post("/data/koreanrw-dataset.zip").status_code == 405


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_where_it_is_quickly_made_it_is_made_for_whoever_asks(db, client, place, content):
    if content is not None:
        place.parent.mkdir()
        place.write_bytes(content)
    assert 'href="/data/koreanrw-dataset.zip"' in client.get("/en/data/").content.decode()
    response = client.get("/data/koreanrw-dataset.zip")
    assert response.status_code == 200 and response.content == place.read_bytes()


@pytest.fixture
def person(place) -> Person:
    """Somebody who is in the file that lies there."""
    person = make.make_person("Someone Withdrawn")
    connection.check_constraints()
    # The version moves once a transaction, and a test is one transaction.
    ContentVersion.objects.update(last_transaction=0)
    call_command("make_dataset", verbosity=0)
    assert b"Someone Withdrawn" in zipfile.ZipFile(place).read("people.csv")
    return person


def withdraw(person: Person) -> None:
    person.state, person.withdrawal_reason = "withdrawn", "By law."
    person.save()
    # What waits for the end of the transaction outside of tests.
    connection.check_constraints()


def test_who_was_withdrawn_is_in_no_file_that_is_sent(db, client, place, person):
    old = client.get("/data/koreanrw-dataset.zip")
    assert "no-cache" in old["Cache-Control"]
    withdraw(person)
    response = client.get("/data/koreanrw-dataset.zip", headers={"If-None-Match": old["ETag"]})
    assert response.status_code == 200
    content = zipfile.ZipFile(io.BytesIO(response.content))
    assert all(b"Someone Withdrawn" not in content.read(name) for name in content.namelist())
    assert place.read_bytes() == response.content


def test_where_making_it_takes_long_an_old_file_is_kept_back_and_removed(db, client, place, person, settings):
    settings.QUICK_DATASET = 0
    etag = client.get("/data/koreanrw-dataset.zip")["ETag"]
    withdraw(person)
    response = client.get("/data/koreanrw-dataset.zip", headers={"If-None-Match": etag})
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert not place.exists()
    page = client.get("/en/data/").content.decode()
    assert "it is being made anew" in page and 'href="/data/koreanrw-dataset.zip"' not in page


def test_while_somebody_makes_it_nobody_waits_for_it(db, client, place, person):
    withdraw(person)
    with _making(wait=True):
        assert client.get("/data/koreanrw-dataset.zip").status_code == 503
    assert client.get("/data/koreanrw-dataset.zip").status_code == 200


@pytest.mark.parametrize("change", [{"DATA_LICENCE": None}, {"SITE_ADDRESS": "https://new.example"}])
def test_a_file_under_other_terms_is_an_old_one(db, place, settings, change):
    settings.DATA_LICENCE = Licence("Own", "https://licence.example/")
    call_command("make_dataset", verbosity=0)
    assert find_dataset().is_current
    for name, value in change.items():
        setattr(settings, name, value)
    assert not find_dataset().is_current


# --- the page ----------------------------------------------------------------------------------------------------


def test_the_address_without_a_language_leads_to_the_reader_s(db, client):
    assert client.get("/data/", headers={"Accept-Language": "ko"})["Location"] == "/ko/data/"
    assert client.get("/data/", headers={"Accept-Language": "fr"})["Location"] == "/en/data/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_of_the_file_and_of_every_field(db, contents, client, language):
    content = client.get(f"/{language}/data/").content.decode()
    assert 'href="/data/koreanrw-dataset.zip"' in content
    assert 'href="/api/v1/openapi.json"' in content
    for table in dictionary():
        assert f"<code>{table.name}</code>" in content
    assert "<code>kind_as_printed</code>" in content


def test_the_page_says_that_the_file_is_current(db, contents, client, monkeypatch):
    assert "nothing has changed since" in client.get("/en/data/").content.decode()
    monkeypatch.setattr(ContentVersion, "mark", classmethod(lambda cls: "another"))
    assert "made anew while you wait" in client.get("/en/data/").content.decode()


def test_no_licence_is_claimed_unless_one_is_granted(db, client, settings):
    assert "No licence has been granted yet" in client.get("/en/data/").content.decode()
    settings.DATA_LICENCE = Licence("Own", "https://licence.example/")
    content = client.get("/en/data/").content.decode()
    assert '<a href="https://licence.example/" rel="license">' in content
