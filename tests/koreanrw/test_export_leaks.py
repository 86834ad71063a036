"""What must never be exported: drafts, withdrawn records, names of either, notes for staff, users.

The word planted in all of them is looked for in every file, feed and answer there is.
"""

import io
import json
import zipfile
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from koreanrw.addresses import address_of
from koreanrw.kinds import KINDS, kinds_with_list
from koreanrw.open_data.export.columns import columns_of, columns_of_parts
from koreanrw.open_data.export.fields import part_lists
from koreanrw.open_data.export.files import FORMS
from koreanrw.open_data.export.values import is_public
from tests import factories as make
from tests.examples import EACH_LANGUAGE
from tests.planting import QUERY, SECRET, plant_secrets

pytestmark = pytest.mark.django_db
# What a column or a field must not be called, wherever it stands in a file.
INSIDE = {
    "staff_notes",
    "withdrawal_reason",
    "state",
    "created_by",
    "changed_by",
    "lock_version",
    "fact",
    "search_text",
}


@pytest.fixture(scope="module")
def planted(seeded) -> list:
    return plant_secrets()


def unpacked(content: bytes) -> bytes:
    """The bytes of a file, with those of every file in it."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def leaks(content: bytes) -> bool:
    return SECRET.lower().encode() in unpacked(content).lower()


def names(value: object) -> Iterator[str]:
    """Every name of a field anywhere in this JSON."""
    if isinstance(value, dict):
        for name, inside in value.items():
            yield name
            yield from names(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from names(inside)


# Visitors are asked in every language, for what they may read depends on it; signing in must change nothing in any.
@pytest.mark.long
@pytest.mark.parametrize("language", EACH_LANGUAGE)
@pytest.mark.parametrize("visitor", ["nobody", "an editor"])
def test_no_file_and_no_feed_holds_what_is_not_public(planted, client, visitor, language):
    if visitor == "an editor":
        client.force_login(make.make_editor())
    # All forms of a file are filled from the same columns, so one tells of the languages and of those signed in.
    forms = FORMS if (visitor, language) == ("nobody", "en") else ["json"]
    for kind in kinds_with_list():
        columns = "&".join(f"columns={column.key}" for column in columns_of(kind))
        pages = [f"export.{suffix}?{columns}" for suffix in forms]
        for page in (*pages, "feed.atom", "export/"):
            response = client.get(f"/{language}/{kind.plural}/{page}")
            assert response.status_code == 200
            assert not leaks(response.content), (kind.name, page)


@pytest.mark.long
@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_no_answer_of_the_api_holds_what_is_not_public(planted, client, language):
    for kind in kinds_with_list():
        address = f"/api/v1/{kind.plural}/?size=100&language={language}"
        while address:
            response = client.get(address)
            assert not leaks(response.content), address
            body = response.json()
            # A record alone is answered as it is in the list; it speaks one language unless asked for another.
            for row in body["rows"] if language == "en" else ():
                assert not leaks(client.get(f"/api/v1/{kind.plural}/{row['slug']}/").content)
            address = body["next"]


@pytest.mark.long
def test_no_search_finds_what_is_not_public(planted, client):
    for kind in kinds_with_list():
        assert client.get(f"/api/v1/{kind.plural}/?q={QUERY}").json()["total"] == 0, kind.name
        export = client.get(f"/en/{kind.plural}/export.json?q={QUERY}")
        assert json.loads(export.content)["rows"] == [], kind.name
        assert b"<entry" not in client.get(f"/en/{kind.plural}/feed.atom?q={QUERY}").content, kind.name


def test_no_road_leads_to_an_unpublished_record(planted, client):
    for record in planted:
        for kind in kinds_with_list():
            if issubclass(kind.model._meta.concrete_model, type(record)._meta.concrete_model):
                assert client.get(f"/api/v1/{kind.plural}/{record.slug}/").status_code == 404


def test_the_data_set_holds_nothing_that_is_not_public(planted, settings, tmp_path):
    settings.DATASET = tmp_path / "dataset.zip"
    call_command("make_dataset", verbosity=0)
    content = settings.DATASET.read_bytes()
    assert len(unpacked(content)) > 100_000
    assert not leaks(content)


def test_names_of_withdrawn_records_are_withheld_and_counted(planted, client):
    """The agreement they signed stays; who they were is not told, and nothing leads to them."""
    (row,) = (
        row
        for row in client.get("/api/v1/agreements/?size=100").json()["rows"]
        if row["name"] == "An agreement with somebody withdrawn"
    )
    party = row["parts"]["parties"][-1]
    assert "name withdrawn" in party["name"]
    assert party["fields"]["organisation"]["value"] == {"slug": None, "text": "name withdrawn", "address": None}
    withdrawn = [citation["source"] for citation in row["fields"]["purpose"]["citations"]]
    nothing_else = {"address": None, "reliability": "", "same_story_as": None}
    assert {"slug": None, "text": "source withdrawn", **nothing_else} in withdrawn


def test_what_has_no_public_page_has_no_identifier(planted):
    """The short question and the long one have the same answer for every record there is, whatever its state."""
    # Vocabulary without pages has a table of its own among the files.
    for kind in (kind for kind in KINDS if kind.is_searched):
        for row in kind.model._base_manager.all():
            assert is_public(row) is bool(address_of(row)), row


def test_no_field_for_staff_is_among_the_columns(db):
    for kind in KINDS:
        keys = {column.key for column in columns_of(kind)}
        for part in part_lists(kind.model):
            keys |= {column.key for column in columns_of_parts(part)}
        assert not keys & INSIDE, kind.name


def test_no_field_for_staff_is_in_an_answer(planted, client):
    for kind in kinds_with_list():
        assert not set(names(client.get(f"/api/v1/{kind.plural}/").json())) & INSIDE, kind.name
