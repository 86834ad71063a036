"""Searching as people do it: typing, ticking, going back; with a script and without one."""

import re

from playwright.sync_api import Page, expect

from tests.conftest import PHONE

# The party, not the source that begins alike.
KIAT = re.compile("^Korea Institute for Advancement of Technology [0-9]")


def main_of(page: Page):
    return page.get_by_role("main")


def go_back(page: Page) -> None:
    """As the button of the browser does; the page is then loaded as it was."""
    page.evaluate("window.leaving = true; history.back()")
    page.wait_for_function("window.leaving === undefined && document.readyState === 'complete'")


def test_the_list_of_agreements_follows_what_is_ticked_and_typed_and_back_works(register, page):
    page.goto("/en/agreements/")
    # Survives as long as the page is not loaded anew.
    page.evaluate("window.same = true")
    expect(page.get_by_role("heading", name="5 agreements")).to_be_visible()
    page.get_by_role("checkbox", name=KIAT).check()
    expect(page.get_by_role("heading", name="2 of 5 agreements")).to_be_visible()
    expect(page).to_have_url(re.compile(r"party=kiat"))
    # What is ticked next is heard too, though the choices were renewed.
    page.get_by_role("checkbox", name=re.compile("^RWTH Aachen")).check()
    expect(page).to_have_url(re.compile(r"party=rwth-aachen"))
    page.get_by_role("checkbox", name=re.compile("^all of these")).first.check()
    expect(page.get_by_role("heading", name="1 of 5 agreements")).to_be_visible()
    page.get_by_label("Search", exact=True).press_sequentially("aachen")
    expect(page).to_have_url(re.compile(r"q=aachen"))
    expect(page.locator("#results mark").first).to_have_text("Aachen")
    expect(page.get_by_label("Search", exact=True)).to_be_focused()
    # Footnotes and the ways to other languages are those of what is shown now.
    expect(page.get_by_role("link", name="Deutsch")).to_have_attribute("href", re.compile(r"q=aachen"))
    numbers = {link.get_attribute("href") for link in page.locator("#results .cite a").all()}
    assert numbers and all(page.locator(number).count() == 1 for number in numbers if number)
    assert page.evaluate("window.same") is True
    go_back(page)
    expect(page).not_to_have_url(re.compile(r"q=aachen"))
    expect(page.get_by_role("heading", name="1 of 5 agreements")).to_be_visible()
    expect(page.get_by_label("Search", exact=True)).to_have_value("")
    go_back(page)
    expect(page).not_to_have_url(re.compile(r"party_all"))
    go_back(page)
    expect(page).not_to_have_url(re.compile(r"rwth-aachen"))
    expect(page.get_by_role("heading", name="2 of 5 agreements")).to_be_visible()
    expect(page.get_by_role("checkbox", name=KIAT)).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^RWTH Aachen"))).not_to_be_checked()


def test_without_a_script_the_same_form_does_the_same(register, open_page):
    page = open_page(javascript=False, viewport=PHONE)
    page.goto("/en/agreements/")
    choices = page.get_by_role("checkbox", name=KIAT)
    expect(choices).to_be_hidden()
    main_of(page).get_by_text("Narrow the list").click()
    choices.check()
    main_of(page).get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="2 of 5 agreements")).to_be_visible()
    assert "party=kiat" in page.url
    # The words of the reader go with the choices.
    page.get_by_label("Search", exact=True).fill("Aachen")
    main_of(page).get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 of 5 agreements")).to_be_visible()
    assert "party=kiat" in page.url and "q=Aachen" in page.url


def test_the_header_leads_to_the_search_over_everything_by_keyboard(register, open_page):
    page = open_page(javascript=False, viewport=PHONE)
    page.goto("/ko/companies/")
    page.locator("#site-search").focus()
    page.keyboard.type("산업기술진흥원")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/ko/search/"))
    expect(main_of(page).get_by_role("link", name="한국산업기술진흥원", exact=True).first).to_be_visible()


def test_names_are_offered_while_one_types_and_reached_by_keyboard(register, page):
    page.goto("/en/search/")
    line = main_of(page).get_by_role("searchbox")
    line.press_sequentially("rheinm")
    expect(page.locator("#suggestions a")).to_have_count(0)
    line.fill("")
    line.press_sequentially("doosan rob")
    offered = page.locator("#suggestions").get_by_role("link")
    expect(offered.first).to_contain_text("Doosan Robotics")
    line.press("Tab")
    page.keyboard.press("Tab")
    expect(offered.first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Doosan Robotics")
