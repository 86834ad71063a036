"""The register as people use it: read a profile, filter agreements, edit a record and see it live, collide."""

import re

from playwright.sync_api import Page, expect

from companies.models import Company
from events.models import Delegation
from tests.conftest import PHONE
from tests.factories import PASSWORD, make_publisher


def sign_in(page: Page, username: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("link", name="Log out").or_(page.get_by_role("button", name="Log out"))).to_be_visible()


def edit(page: Page, company: Company, summary: str) -> None:
    page.goto(f"/admin/companies/company/{company.pk}/change/")
    page.get_by_role("button", name="English").first.click()
    page.locator("#id_summary_en").fill(summary)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()


def save_past_the_question(page: Page) -> None:
    """What changes has a source: the page asks what becomes of it before it saves."""
    save(page)
    expect(page.locator(".questions")).to_contain_text("Sources of what you change")
    page.locator(".questions").get_by_label("gives the new text too", exact=False).first.check()
    save(page)


def test_a_visitor_reads_a_profile_and_finds_the_source_behind_a_date(register, open_page):
    page = open_page(viewport=PHONE, javascript=False)
    page.goto("/")
    assert page.url.endswith("/en/")
    menu = page.get_by_role("navigation", name="The register")
    expect(menu.get_by_role("link", name="Companies")).to_be_hidden()
    menu.get_by_text("Menu").click()
    menu.get_by_role("link", name="Companies").click()
    page.get_by_role("link", name="Doosan Robotics").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Doosan Robotics")
    opened = page.locator("dt", has_text="Opened").first.locator("xpath=following-sibling::dd[1]")
    expect(opened).to_contain_text("August 2024")
    expect(opened).to_contain_text("inferred")
    opened.get_by_role("link").first.click()
    notes = page.locator(".footnotes", has=page.locator(":target"))
    expect(notes).to_contain_text("Lord Mayor on the road in Asia")
    expect(page.locator(":target")).to_contain_text("Paragraph")


def test_the_browser_chooses_the_language_and_the_reader_changes_it(register, open_page):
    page = open_page(locale="ko")
    page.goto("/")
    assert page.url.endswith("/ko/")
    page.goto("/ko/agreements/?q=KIAT")
    page.get_by_role("link", name="Deutsch").click()
    assert page.url.endswith("/de/agreements/?q=KIAT")


def test_a_visitor_filters_agreements_and_the_address_keeps_the_state(register, page):
    page.goto("/en/agreements/")
    page.get_by_role("checkbox", name=re.compile("^Korea Institute for Advancement of Technology [0-9]")).check()
    expect(page.get_by_role("main")).to_contain_text("2 of 5 agreements")
    expect(page).to_have_url(re.compile("party=kiat"))
    address = page.url
    page.goto("/en/")
    page.goto(address)
    expect(page.get_by_role("main")).to_contain_text("2 of 5 agreements")


def test_what_an_editor_saves_is_live_on_the_page(register, open_page):
    make_publisher("sunhee")
    company = Company.objects.get(slug="aimmo")
    editor, visitor = open_page(), open_page()
    visitor.goto("/en/companies/aimmo/")
    sign_in(editor, "sunhee")
    edit(editor, company, "A company that reads pictures.")
    save_past_the_question(editor)
    expect(editor.locator(".messagelist")).to_contain_text("changed successfully")
    visitor.reload()
    expect(visitor.get_by_role("main")).to_contain_text("A company that reads pictures.")


def test_the_second_of_two_editors_is_told_who_was_first_and_loses_nothing(register, open_page):
    make_publisher("sunhee")
    make_publisher("karl")
    company = Company.objects.get(slug="aimmo")
    first, second = open_page(), open_page()
    sign_in(first, "sunhee")
    sign_in(second, "karl")
    edit(first, company, "Saved first.")
    edit(second, company, "Typed at the same time.")
    save_past_the_question(first)
    expect(first.locator(".messagelist")).to_contain_text("changed successfully")
    save(second)
    expect(second.locator(".errornote, .errorlist").first).to_be_visible()
    expect(second.get_by_role("main")).to_contain_text("sunhee")
    expect(second.locator("#id_summary_en")).to_have_value("Typed at the same time.")
    company.refresh_from_db()
    assert company.summary_en == "Saved first."


def test_a_row_is_opened_changed_and_saved_while_the_others_stay_closed(register, open_page):
    make_publisher("sunhee")
    delegation = Delegation.objects.get(slug="kiat-north-rhine-westphalia-2015")
    visit, others = delegation.visits.first(), list(delegation.visits.values()[1:])
    page = open_page()
    sign_in(page, "sunhee")
    page.goto(f"/admin/events/delegation/{delegation.pk}/change/")
    row = page.locator("#visits-0")
    row.locator("summary").first.click()
    row.get_by_role("button", name="English").click()
    row.get_by_label("Topic (English)").fill("What the row was opened for")
    save_past_the_question(page)
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    visit.refresh_from_db()
    assert visit.topic_en == "What the row was opened for"
    assert list(delegation.visits.values()[1:]) == others


def test_no_page_of_the_admin_breaks_its_own_content_security_policy(register, open_page):
    make_publisher("sunhee")
    page = open_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    sign_in(page, "sunhee")
    company = Company.objects.get(slug="aimmo")
    for address in ("", "add/", "add-with-office/", f"{company.pk}/change/", f"{company.pk}/history/"):
        page.goto(f"/admin/companies/company/{address}")
    assert complaints == []
