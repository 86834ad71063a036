"""Every page for everyone: WCAG 2.2 AA as far as axe-core can tell, the keyboard, small screens, reading order."""

from collections.abc import Iterator
from functools import cache
from itertools import cycle

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from tests import factories as make
from tests.conftest import PHONE, WIDE, OpenPage
from tests.crawling import LANGUAGES, page_kinds, whole_site

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
type Look = tuple[str, dict[str, int]]
LOOKS: list[Look] = [(scheme, size) for size in (WIDE, PHONE) for scheme in ("light", "dark")]
# The narrowest screen WCAG asks for, a phone, and a desktop at 200 % and at 100 %.
WIDTHS = (320, 390, 640, 1280)
AXE = Axe().axe_script
RUN_AXE = """rules => axe.run(document, rules).then(found => found.violations.flatMap(violation =>
    violation.nodes.map(node => [violation.id, node.html, node.failureSummary])))"""
SHIFTS = """() => new Promise(done => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(shift => sum += shift.value))
        .observe({type: "layout-shift", buffered: true});
    setTimeout(() => done(sum), 50);
})"""


def complaints(page: Page, rules: dict[str, list[str]]) -> list[str]:
    """What axe finds wrong with a page by these rules.

    The numbers of footnotes may be smaller than other targets: WCAG counts a footnote as part of its sentence.
    """
    return [
        f"{rule}: {html}: {summary}"
        for rule, html, summary in page.evaluate(RUN_AXE, rules)
        if not (rule == "target-size" and 'id="ref-' in html)
    ]


def look(page: Page, scheme: str, size: dict[str, int]) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]


def too_wide(page: Page) -> list[str]:
    """The widths at which a reader would have to scroll sideways."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        if page.evaluate("document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"):
            found.append(f"scrolls sideways at {width} px")
    return found


def visits(language: str, everything: bool) -> Iterator[tuple[str, list[Look], bool]]:
    """Which pages of a language to open in which looks, and whether each is the first of its kind.

    One page of every kind is seen in every look in English, in the two most different ones in German and Korean;
    every other page in one language and one look, by turns. ``everything`` spares nothing (some ten minutes).
    """
    turns = cycle((language, look) for look in LOOKS for language in LANGUAGES)
    for kind, (first, *others) in kinds_of_page().items():
        yield address_in(language, first), LOOKS if everything or language == "en" else [LOOKS[0], LOOKS[-1]], True
        for address in others:
            whose, look = next(turns)
            if everything:
                yield address_in(language, address), LOOKS, False
            elif whose == language and "?" not in kind:
                yield address_in(language, address), [look], False


@cache
def kinds_of_page() -> dict[str, list[str]]:
    """The addresses of the seeded pages in English by kind. The other languages have the same (see the crawl)."""
    pages = whole_site().seeded_pages
    return page_kinds({address: page for address, page in pages.items() if address.startswith("/en/")})


def address_in(language: str, address: str) -> str:
    return f"/{language}/" + address.removeprefix("/en/")


@pytest.mark.long
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_accessible_in_every_look(register, open_page: OpenPage, request, language):
    page = open_page()
    page.context.add_init_script(AXE)
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    found = {}
    for address, looks, is_first in visits(language, request.config.getoption("--every-look")):
        page.goto(address)
        wrong = []
        if is_first:
            wrong += ["moves while it loads"] if page.evaluate(SHIFTS) else []
            wrong += too_wide(page)
        for scheme, size in looks:
            look(page, scheme, size)
            # The dark scheme has other colours and nothing else.
            rules = COLOURS if scheme == "dark" and len(looks) > 2 else RULES
            wrong += [f"{scheme}, {size['width']} px: {complaint}" for complaint in complaints(page, rules)]
        if wrong or errors:
            found[address] = wrong + errors
            errors.clear()
    assert found == {}


def test_the_keyboard_skips_to_the_content_and_shows_where_it_is(open_page: OpenPage):
    page = open_page(javascript=False)
    page.goto("/en/agreements/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    assert skip.evaluate("link => document.activeElement === link")
    assert skip.evaluate("link => link.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


LONG = "Grundstücksverkehrsgenehmigungszuständigkeit"


@pytest.mark.long
def test_one_long_word_pushes_no_page_beyond_a_narrow_phone_and_no_field_makes_it_zoom(open_page: OpenPage):
    place = make.make_place(f"{LONG}sort")
    source = make.make_source(f"{LONG}squelle")
    company = make.make_company(LONG, source=source, summary_en=LONG)
    office = make.make_office(company, place)
    agreement = make.make_agreement(f"{LONG}svertrag", parties=[company, make.make_institution(f"{LONG}sinstitut")])
    agreement.topics.add(make.make_topic(f"{LONG}sthema"))
    make.make_agreement(f"{LONG}sabrede", parties=[company, make.make_institution()])
    journey = make.make_delegation(f"{LONG}sreise", destination=place)
    make.make_visit(journey, topic=LONG, place=place, host=company)
    page = open_page(viewport={"width": 320, "height": 640})
    addresses = [each.get_absolute_url() for each in (place, company, office, agreement, journey, source)]
    names = ("companies", "agreements", "offices", "delegations", "places", "map", "relations", "timeline")
    lists = [f"/en/{name}/" for name in names]
    wrong = {}
    for address in (*addresses, *lists, "/en/agreements/?party=nobody&q=" + LONG, "/en/search/?q=" + LONG):
        page.goto(address)
        page.evaluate("document.querySelectorAll('main details').forEach(fold => fold.open = true)")
        if page.evaluate("document.scrollingElement.scrollWidth > 320"):
            wrong[address] = "scrolls sideways"
        # A phone enlarges the page under the fingers of whoever types into smaller letters.
        if page.evaluate("""[...document.querySelectorAll('input:not([type="checkbox"]), select')]
                .some(field => parseFloat(getComputedStyle(field).fontSize) < 16)"""):
            wrong[address] = "has a field in small letters"
    assert wrong == {}
