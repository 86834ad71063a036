"""Every list of the seeded register as a file and as a feed."""

import re

import pytest
from django.utils import translation

from koreanrw.addresses import address_of
from koreanrw.kinds import KINDS, kinds_with_list
from koreanrw.open_data.export.files import FORMS
from koreanrw.open_data.export.loading import export_rows
from koreanrw.open_data.export.values import address
from tests.examples import EACH_LANGUAGE
from tests.koreanrw.open_data.test_export import rows_of_csv
from tests.koreanrw.open_data.test_list_feeds import ATOM, feed

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "ko")


# What a file says in a language is in its columns, which all forms share; each form is seen in one.
@pytest.mark.parametrize(
    ("suffix", "language"), [*(("csv", one) for one in LANGUAGES), *((one, "ko") for one in FORMS if one != "csv")]
)
def test_every_list_can_be_taken_along(seeded, client, suffix, language):
    for kind in kinds_with_list():
        response = client.get(f"/{language}/{kind.plural}/export.{suffix}")
        assert response.status_code == 200, kind.name
        assert len(response.content) > 200, kind.name


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_address_in_a_file_is_that_of_the_page(seeded, client, language):
    for kind in KINDS:
        rows = list(kind.public())
        with translation.override(language):
            exported = export_rows(kind, [row.pk for row in rows])
            # Vocabulary without pages has no addresses.
            expected = [f"http://testserver{address_of(row)}" if kind.is_searched else "" for row in rows]
            assert [address(one.row) for one in exported] == expected, kind.name


def test_every_list_holds_as_many_rows_as_it_shows(seeded, client):
    for kind in kinds_with_list():
        shown = client.get(f"/en/{kind.plural}/").context["total"]
        slugs = [row["slug"] for row in rows_of_csv(client.get(f"/en/{kind.plural}/export.csv"))]
        assert len(slugs) == len(set(slugs)) == shown, kind.name


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_list_has_a_valid_feed(seeded, client, language):
    for kind in kinds_with_list():
        found = feed(client, f"/{language}/{kind.plural}/feed.atom")
        entries = list(found.iter(f"{ATOM}entry"))
        assert entries, kind.name
        for row in (found, *entries):
            assert all(row.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated")), kind.name
        ids = [entry.findtext(f"{ATOM}id") for entry in entries]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"tag:testserver,2026:\w\w/found/[a-z]+/\d+", name or "") for name in ids)
