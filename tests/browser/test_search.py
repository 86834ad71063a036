"""Searching as people do it: typing, ticking, going back; with a script and without one."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import PHONE
from tests.examples import EACH_LANGUAGE
from tests.factories import make_agreement, make_institution, make_staff

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
    page.get_by_role("checkbox", name="all of these (Party)").check()
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


# Whatever the language, the same fields.
EVERYTHING = {
    "signed_from": ["2014"],
    "signed_until": ["2024"],
    "in_force_on": ["2016-01-01"],
    "sort": ["oldest"],
    "year": ["2015"],
    "date": ["concluded"],
    "party": ["kiat", "rwth-aachen"],
    "party_all": ["true"],
}
TYPED = ("signed_from", "signed_until", "in_force_on")


def asked_in(page: Page) -> dict[str, list[str]]:
    """What the address asks, without what was left empty or as it is anyway."""
    asked = parse_qs(urlsplit(page.url).query)
    return {name: sorted(values) for name, values in asked.items() if (name, values) != ("within", ["possibly"])}


def fill_in(page: Page) -> None:
    """The dates and the order."""
    for name in TYPED[:2]:
        page.locator(f"#id_{name}").fill(EVERYTHING[name][0])
    page.locator("#id_sort").select_option(EVERYTHING["sort"][0])


def boxes(page: Page) -> list[str]:
    """Selectors of the boxes to tick."""
    names = [name for name in EVERYTHING if name not in (*TYPED, "sort")]
    return [f'input[name="{name}"][value="{value}"]' for name in names for value in EVERYTHING[name]]


def holds_everything(page: Page) -> bool:
    return all(page.locator(box).is_checked() for box in boxes(page)) and all(
        page.locator(f"#id_{name}").input_value() == EVERYTHING[name][0] for name in (*TYPED, "sort")
    )


# Ticks one after the other, some while the answer to the ones before is on its way.
TICK = """async boxes => {
    for (const [place, box] of boxes.entries()) {
        document.querySelector(box).click();
        await new Promise(done => setTimeout(done, place % 2 ? 230 : 5));
    }
}"""


@pytest.mark.parametrize("language", EACH_LANGUAGE)
@pytest.mark.parametrize("path", ["agreements/", pytest.param("account/agreements/", marks=pytest.mark.long)])
def test_nothing_that_is_typed_chosen_or_ticked_is_dropped(register, open_page, live_server, client, language, path):
    address = f"/{language}/{path}"
    page = open_page()
    if "account" in address:
        client.force_login(make_staff())
        session = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": str(live_server)}])
    errors: list[str] = []
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(address)
    page.evaluate("window.same = true")
    page.evaluate(TICK, boxes(page)[:3])
    fill_in(page)
    page.evaluate(TICK, boxes(page)[3:])
    # With this nothing is found, and no choices but those made are left.
    page.locator("#id_in_force_on").fill(EVERYTHING["in_force_on"][0])
    page.locator("#id_in_force_on").press("Enter")
    expect(page).to_have_url(re.compile("in_force_on=2016-01-01"))
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")
    assert asked_in(page) == EVERYTHING
    assert holds_everything(page)
    assert page.evaluate("window.same") is True
    # Words go with all of it, and back leads to the same without them.
    page.locator("#id_q").press_sequentially("KIAT")
    expect(page).to_have_url(re.compile("q=KIAT"))
    assert asked_in(page) == {**EVERYTHING, "q": ["KIAT"]}
    go_back(page)
    assert asked_in(page) == EVERYTHING
    assert holds_everything(page)
    # Shared, the address says the same to somebody without a script, whose form sends all of it again.
    other = open_page(javascript=False)
    other.context.add_cookies(page.context.cookies())  # type: ignore[arg-type]
    other.goto(page.url)
    assert holds_everything(other)
    other.locator("#id_q").fill("KIAT")
    other.locator("#id_q").press("Enter")
    assert asked_in(other) == {**EVERYTHING, "q": ["KIAT"]}
    assert holds_everything(other)
    assert errors == []


def test_ticking_moves_neither_the_focus_nor_a_fold_and_the_number_found_is_said(register, page):
    parties = [make_institution(f"Party {number}") for number in range(12)]
    for number, party in enumerate(parties):
        make_agreement(f"Memorandum {number}", parties=[party, parties[number - 1]], signed=f"20{number + 10}")
    page.goto("/en/agreements/")
    said = page.locator("#found")
    said.evaluate("region => region.isThere = true")
    party = page.locator("#facet-party")
    party.locator("summary").click()
    box = party.locator("details input").first
    box.focus()
    page.keyboard.press("Space")
    expect(page).to_have_url(re.compile("party="))
    expect(page.locator("#results")).to_have_attribute("aria-busy", "false")
    assert box.evaluate("box => document.activeElement === box && box.checked")
    assert party.locator("details").get_attribute("open") is not None
    # Elsewhere too a fold stays as the reader left it.
    page.locator("#id_sort").select_option("oldest")
    expect(page).to_have_url(re.compile("sort=oldest"))
    assert party.locator("details").get_attribute("open") is not None
    assert said.evaluate("region => region.isThere && region.getAttribute('role')") == "status"
    expect(said).to_contain_text(re.compile("of 17 agreements"))
    # Past all choices to what was found.
    page.locator("#narrow .skip-on").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('results').contains(document.activeElement)")


def test_a_request_that_fails_says_so_and_leaves_no_old_answer_beside_new_ticks(register, page):
    page.goto("/en/agreements/")
    page.route("**/agreements/?*", lambda route: route.abort())
    page.get_by_role("checkbox", name=KIAT).check()
    expect(page.locator("#found")).to_contain_text("nothing is shown")
    expect(page.locator("#results .entries")).to_have_count(0)
    expect(page.get_by_role("checkbox", name=KIAT)).to_be_checked()
    page.unroute("**/agreements/?*")
    page.route("**/agreements/?*", lambda route: route.fulfill(status=500, body="<h1>Oh</h1>"))
    page.locator("#id_q").fill("Aachen")
    page.locator("#id_q").press("Enter")
    again = page.get_by_role("link", name="Try again")
    expect(again).to_have_attribute("href", re.compile("q=Aachen&party=kiat"))
    page.unroute("**/agreements/?*")
    again.click()
    expect(page.get_by_role("heading", name="1 of 5 agreements")).to_be_visible()
    expect(page.get_by_role("checkbox", name=KIAT)).to_be_checked()


def test_without_a_script_the_same_form_does_the_same(register, open_page):
    page = open_page(javascript=False, viewport=PHONE)
    page.goto("/en/agreements/")
    choices = page.get_by_role("checkbox", name=KIAT)
    expect(choices).to_be_hidden()
    main_of(page).get_by_text("Narrow the list").click()
    choices.check()
    page.get_by_label("Signed from").fill("2015")
    page.get_by_label("Sort by").select_option("oldest")
    main_of(page).get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="2 of 5 agreements")).to_be_visible()
    assert asked_in(page) == {"party": ["kiat"], "signed_from": ["2015"], "sort": ["oldest"]}
    # The words of the reader go with the choices.
    page.get_by_label("Search", exact=True).fill("Aachen")
    main_of(page).get_by_role("button", name="Search").click()
    expect(page.get_by_role("heading", name="1 of 5 agreements")).to_be_visible()
    assert asked_in(page) == {"party": ["kiat"], "signed_from": ["2015"], "sort": ["oldest"], "q": ["Aachen"]}


def test_the_header_leads_to_the_search_over_everything_by_keyboard(register, open_page):
    page = open_page(javascript=False, viewport=PHONE)
    page.goto("/ko/companies/aimmo/")
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
