"""Maps of the seeded register on their pages, read as strictly as XML is."""

import re
from xml.etree import ElementTree

import pytest
from django.utils import translation

from koreanrw.pictures.maps import korea_map, nrw_map
from tests.examples import EACH_LANGUAGE

PAGES = (
    "map/",
    "delegations/duesseldorf-south-korea-2024/",
    "delegations/kiat-north-rhine-westphalia-2015/",
    "places/duesseldorf/",
    "places/seoul/",
)
pytestmark = pytest.mark.django_db


def drawings(html: str) -> list[ElementTree.Element]:
    """Every sheet of a map on a page."""
    found = re.findall(r'<svg [^>]*aria-labelledby="map-.*?</svg>', html, re.DOTALL)
    return [ElementTree.fromstring(svg) for svg in found]


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_the_drawings_are_well_formed_and_their_numbers_the_same_in_every_language(seeded, client, language):
    with translation.override(language):
        pages = [client.get(f"/{language}/{page}").content.decode() for page in PAGES]
    found = [svg for html in pages for svg in drawings(html)]
    assert len(found) == 1 + len(PAGES)
    for element in (each for svg in found for each in svg.iter()):
        for name in ("x", "y", "r", "cx", "cy", "width", "height"):
            assert re.fullmatch(r"-?\d+(\.\d)?", element.get(name, "0")), element.attrib
        for name in ("d", "points", "viewBox"):
            assert re.fullmatch(r"[MLQZ\d. ,-]*", element.get(name, "")), element.attrib
            assert not re.search(r"\d,\d+,", element.get(name, ""))
        assert "style" not in element.attrib


@pytest.mark.parametrize("language", EACH_LANGUAGE)
@pytest.mark.parametrize("page", PAGES)
def test_ids_are_unique_on_pages_with_maps_and_every_drawing_is_named(seeded, client, language, page):
    html = client.get(f"/{language}/{page}").content.decode()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    for labels in re.findall(r'aria-labelledby="([^"]+)"', html):
        assert set(labels.split()) <= set(ids)


def test_the_seeded_maps_tell_what_the_sources_say(seeded, client):
    nrw, korea = nrw_map(), korea_map()
    assert nrw.description.startswith(
        "The register knows 6 offices in North Rhine-Westphalia. By place: Düsseldorf (4). "
        "Of 2 offices, only the state is known, not the place."
    )
    marks = {str(mark.place): mark for sheet in nrw.sheets for mark in sheet.marks if mark.kind != "dot"}
    assert marks["Düsseldorf"].number == "4" and marks["Aachen technology region"].is_region
    assert [cell.text for cell in nrw.insets[0].entries] == ["Doosan Infracore", "LG Electronics"]
    assert [word.text for word in korea.sheets[0].words] == [
        "A from: Düsseldorf",
        "A3 on to: China",
        "A4 on to: Chongqing (planned)",
    ]


def test_the_page_of_the_maps_cites_its_facts(seeded, client):
    html = client.get("/en/map/").content.decode()
    assert "Sources of this page" in html and 'class="cite"' in html
    assert "no source given" not in html
