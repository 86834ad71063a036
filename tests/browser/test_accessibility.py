"""Nothing axe-core finds wrong by WCAG 2.2 AA, on pages of many kinds, light and wide, dark and on a phone."""

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from koreanrw.seeding import seed
from tests.conftest import PHONE, OpenPage

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
ADDRESSES = (
    "/en/",
    "/de/companies/seegene/",
    "/de/agreements/?signed_from=soon",
    "/ko/offices/?outcome=planned",
    "/en/delegations/kiat-north-rhine-westphalia-2015/",
    "/en/people/",
)


def complaints(page: Page) -> list[str]:
    """What axe finds wrong with a page.

    The numbers of footnotes may be smaller than other targets: WCAG counts a footnote as part of its sentence.
    """
    return [
        f"{page.url}: {violation['id']}: {node['html']}: {node['failureSummary']}"
        for violation in Axe().run(page, options=RULES).response["violations"]
        for node in violation["nodes"]
        if not (violation["id"] == "target-size" and 'id="ref-' in node["html"])
    ]


def test_axe_finds_nothing_wrong_in_light_or_dark(open_page: OpenPage):
    seed()
    wide, phone = open_page(), open_page(viewport=PHONE)
    phone.emulate_media(color_scheme="dark")
    found = []
    for page, addresses in ((wide, ADDRESSES), (phone, ADDRESSES[:3])):
        for address in addresses:
            page.goto(address)
            found += complaints(page)
    assert not found, "\n".join(found)


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
