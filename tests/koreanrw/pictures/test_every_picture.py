"""What holds for every picture of the register: how it is named, described, folded and kept short."""

import re
from html.parser import HTMLParser

import pytest

from tests import factories as make

OVERVIEWS = ("", "map/", "timeline/", "figures/over-time/", "relations/")
VOID = {"meta", "link", "input", "br", "hr", "img", "path", "rect", "circle", "line", "polygon", "stop"}


class Drawings(HTMLParser):
    """Collects every svg with its attributes and those of everything it stands in."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, dict]] = []
        self.found: list[tuple[dict, list[tuple[str, dict]]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "svg":
            self.found.append((dict(attrs), list(self.open)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))

    def handle_startendtag(self, tag, attrs):
        pass

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass


@pytest.fixture
def pages(seeded, db, client):
    addresses = [f"/en/{name}" for name in (*OVERVIEWS, "pictures/", "institutions/nrw-invest/", "delegations/")]
    return {address: client.get(address).content.decode() for address in addresses}


def test_every_drawing_has_a_short_name_or_is_hidden(pages):
    named = 0
    for address, html in pages.items():
        for drawing, around in Drawings(html).found:
            hidden = any("aria-hidden" in each or "inert" in each for _tag, each in [("svg", drawing), *around])
            within = any(tag == "svg" for tag, _each in around)
            if hidden or drawing.get("role") == "none":
                continue
            assert not within, f"{address}: a drawing within another has neither name nor is it hidden"
            named += 1
            assert drawing["aria-labelledby"].endswith("-title"), address
            for name in (drawing["aria-labelledby"], drawing["aria-describedby"]):
                assert html.count(f'id="{name}"') == 1, f"{address}: {name}"
            (title,) = re.findall(f'<title id="{drawing["aria-labelledby"]}">(.*?)</title>', html)
            assert len(title) < 90
    assert named > 5


def test_what_describes_a_picture_is_said_once(pages):
    for address, html in pages.items():
        for caption in re.findall(r"<figcaption[^>]*>(.+?)</figcaption>", html):
            assert html.count(caption) == 1, address


def test_the_sources_of_overviews_are_folded_and_still_there(pages):
    for name in OVERVIEWS:
        html = pages[f"/en/{name}"]
        notes = html[html.index('id="page-notes"') :]
        assert re.match(r'[^>]*>\s*<details class="more">\s*<summary', notes), name
        assert 'id="note-1"' in notes


def test_a_footnote_mark_is_no_part_of_the_word_before_it(pages):
    marks = [mark for html in pages.values() for mark in re.findall(r'<sup class="cite">(.)', html)]
    assert marks and set(marks) == {"&"}
    assert '<sup class="cite">&nbsp;<a' in pages["/en/"]


def test_the_page_of_pictures_shows_a_part_of_each(pages):
    html = pages["/en/pictures/"]
    assert len(re.findall(r'<div class="glimpse picture picture-[a-z-]+" inert>\s*<', html)) == 4


def test_a_part_of_the_relations_counts_none_of_them(pages):
    """Few are drawn there: a number of these beside that of the whole picture would contradict it."""
    assert re.search(r"\d ties<", pages["/en/relations/"])
    assert not re.search(r"\d ties<", pages["/en/pictures/"])


@pytest.mark.django_db
def test_the_front_page_does_not_grow_with_the_register(client):
    for number in range(8):
        town = make.make_place(f"Town {number}", kind="city", latitude=51 + number / 10, longitude=7)
        make.make_office(make.make_company(f"Company {number}"), town)
        make.make_figure(20 + number, town, as_of=f"20{10 + number}")
    html = client.get("/en/").content.decode()
    latest = html.index('id="latest"')
    assert not re.search(r"Company \d", html[:latest])
    assert html.count('class="figure"') == 6
    # The records of the other tests of this module are there too.
    assert int(re.findall(r"All (\d+) figures over time", html)[0]) >= 8
    assert '<a href="/en/map/">All offices, with their sources</a>' in html


@pytest.mark.django_db
def test_the_design_page_shows_no_empty_box_to_choose_from(client):
    assert "<select" in (html := client.get("/en/design/").content.decode())
    assert not re.findall(r"<select[^>]* multiple", html)
