"""Saving in the admin: revisions, stamps, slugs, rules across rows, and two editors at once."""

import pytest
from django.test import Client
from django.utils import translation
from reversion.models import Version

from companies.models import Company, Office
from events.models import Agreement
from records.models import Source
from tests import factories
from tests.admin_forms import add_row, admin_url, filled_in, opened, problems, refused, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = factories.make_editor("anna")
    client.force_login(user)
    return user


@pytest.fixture
def other():
    client = Client()
    client.force_login(factories.make_editor("berta"))
    return client


def versions(row) -> list[Version]:
    return list(Version.objects.get_for_object(row))


# --- revisions and stamps ----------------------------------------------------------------------------------------


def test_adding_and_changing_a_record_stores_a_version_each_with_its_editor(client, editor):
    data = opened(client, admin_url(Source, "add"))
    data |= {"title_de": "Besuch aus Seoul", "kind": "newspaper", "language": "de"}
    saved(client, admin_url(Source, "add"), data)
    source = Source.objects.get(slug="besuch-aus-seoul")
    assert (source.state, source.created_by, source.changed_by) == ("draft", editor, editor)
    saved(client, admin_url(source), opened(client, admin_url(source)) | {"publisher": "Rheinische Zeitung"})
    newest, first = versions(source)
    assert newest.field_dict["publisher"] == "Rheinische Zeitung"
    assert first.field_dict["publisher"] == ""
    assert newest.revision.user == editor
    assert newest.revision.get_comment() == "Changed Publisher."
    with translation.override("de"):
        assert newest.revision.get_comment() != "Changed Publisher."


def test_a_changed_part_is_a_change_of_its_record(client, editor):
    office = factories.make_office()
    data = opened(client, admin_url(office))
    add_row(data, "functions", function="sales", outcome="done")
    saved(client, admin_url(office), data)
    office.refresh_from_db()
    assert office.changed_by == editor
    (version,) = versions(office)
    assert {one.content_type.model for one in version.revision.version_set.all()} >= {"office", "officefunction"}


def test_a_save_that_changes_nothing_leaves_no_trace(client, editor):
    office = factories.make_office()
    factories.make_function(office)
    before = Office.objects.filter(pk=office.pk).values().get()
    saved(client, admin_url(office), opened(client, admin_url(office)))
    assert Office.objects.filter(pk=office.pk).values().get() == before
    assert versions(office) == []


def test_the_line_ends_of_browsers_are_no_change(client, editor):
    agreement = factories.make_agreement(purpose_de="Eins\nZwei", staff_notes="Drei\nVier")
    factories.cite(agreement, "signed", certainty="inferred", steps="One.\nTwo.")
    data = opened(client, admin_url(agreement))
    saved(client, admin_url(agreement), {key: with_crlf(value) for key, value in data.items()})
    assert versions(agreement) == []
    agreement.refresh_from_db()
    assert (agreement.purpose_de, agreement.citations.get(field="signed").steps) == ("Eins\nZwei", "One.\nTwo.")


def with_crlf(value):
    return value.replace("\n", "\r\n") if isinstance(value, str) else value


def test_a_refused_save_stores_no_version(client, editor):
    agreement = factories.make_agreement()
    data = opened(client, admin_url(agreement)) | {"title_de": "Neuer Titel", "parties-0-DELETE": "on"}
    refused(client, admin_url(agreement), data)
    assert versions(agreement) == []


# --- slugs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Düsseldorf Öfen & Söhne", "duesseldorf-oefen-soehne"),
        ("LG전자", "lgjeonja"),
        ("에이모", "eimo"),
        ("The source", "the-source-2"),
    ],
)
def test_an_empty_slug_is_made_from_the_name(client, editor, name, slug):
    factories.the_source()
    data = opened(client, admin_url(Source, "add"))
    data |= {"title_de": name, "kind": "newspaper", "language": "de", "slug": ""}
    saved(client, admin_url(Source, "add"), data)
    assert Source.objects.exclude(slug="the-source").get().slug == slug


def test_where_nothing_is_filled_in_there_is_nothing_to_make_a_slug_from(client, editor):
    response = refused(client, admin_url(Company, "add"), opened(client, admin_url(Company, "add")))
    assert "could be made from" in " ".join(problems(response))


@pytest.mark.parametrize("typed", ["Öwerk!", "Not A Slug", "under_score"])
def test_a_slug_that_is_none_is_refused_in_our_own_words(client, editor, typed):
    company = factories.make_company()
    response = refused(client, admin_url(company), opened(client, admin_url(company)) | {"slug": typed})
    assert problems(response) == [
        "Lower-case letters a–z, digits and hyphens, as it stands in the address of the page."
    ]


def test_a_former_slug_is_not_given_to_another_record(client, editor):
    company = factories.make_company("Aimmo")
    saved(client, admin_url(company), opened(client, admin_url(company)) | {"slug": "aimmo-korea"})
    saved(client, admin_url(Company, "add"), opened(client, admin_url(Company, "add")) | {"name_de": "Aimmo"})
    assert set(Company.objects.values_list("slug", flat=True)) == {"aimmo-korea", "aimmo-2"}


# --- rules across rows -------------------------------------------------------------------------------------------


def stored(agreement: Agreement) -> tuple:
    agreement.refresh_from_db()
    return agreement.title_de, agreement.lock_version, agreement.parties.count(), agreement.citations.count()


def test_a_published_agreement_keeps_two_parties(client, editor):
    agreement = factories.make_agreement("Absichtserklärung")
    before = stored(agreement)
    data = opened(client, admin_url(agreement)) | {"title_de": "Neu", "parties-0-DELETE": "on"}
    response = refused(client, admin_url(agreement), data)
    assert "at least two parties" in " ".join(problems(response))
    assert stored(agreement) == before
    assert response.context["adminform"].form["title_de"].value() == "Neu"
    saved(client, admin_url(agreement), data | {"parties-0-DELETE": ""})
    assert stored(agreement)[0] == "Neu"


def test_a_published_record_keeps_a_source(client, editor):
    agreement = factories.make_agreement()
    before = stored(agreement)
    response = refused(
        client, admin_url(agreement), opened(client, admin_url(agreement)) | {"citations-0-DELETE": "on"}
    )
    assert "no source yet" in " ".join(problems(response))
    assert stored(agreement) == before


def test_a_published_record_names_no_draft(client, editor):
    agreement = factories.make_agreement()
    draft = factories.make_institution("Entwurf", state="draft")
    before = stored(agreement)
    data = opened(client, admin_url(agreement))
    add_row(data, "parties", organisation=str(draft.pk))
    response = refused(client, admin_url(agreement), data)
    assert "Entwurf" in " ".join(problems(response))
    assert stored(agreement) == before


def test_a_draft_may_be_as_incomplete_as_it_is(client, editor):
    agreement = factories.make_agreement(state="draft")
    data = opened(client, admin_url(agreement)) | {"parties-0-DELETE": "on", "citations-0-DELETE": "on"}
    saved(client, admin_url(agreement), data)
    assert agreement.parties.count() == 1


def test_two_rows_do_not_share_a_place_in_the_order_but_may_swap(client, editor):
    agreement = factories.make_agreement()
    data = opened(client, admin_url(agreement))
    refused(client, admin_url(agreement), data | {"parties-1-order": "1"})
    first = agreement.parties.get(order=1)
    saved(client, admin_url(agreement), data | {"parties-0-order": "2", "parties-1-order": "1"})
    first.refresh_from_db()
    assert first.order == 2


def test_rows_without_a_place_come_after_the_others(client, editor):
    agreement = factories.make_agreement()
    data = opened(client, admin_url(agreement))
    for order in ("", "3", ""):
        add_row(data, "parties", organisation=str(factories.make_institution().pk), order=order)
    saved(client, admin_url(agreement), data)
    assert list(agreement.parties.values_list("order", flat=True)) == [1, 2, 3, 4, 5]


def test_what_only_the_database_notices_is_a_message_too(client, editor, monkeypatch):
    agreement = factories.make_agreement()
    data = opened(client, admin_url(agreement)) | {"parties-1-order": "1"}
    monkeypatch.setattr("records.admin.rows.PartsFormSet._place_in_order", lambda formset: True)
    response = refused(client, admin_url(agreement), data)
    assert "same place in the order" in " ".join(problems(response))


# --- two editors -------------------------------------------------------------------------------------------------


def test_the_second_of_two_editors_is_told_who_saved_and_keeps_what_was_typed(client, editor, other):
    company = factories.make_company("Aimmo")
    address = admin_url(company)
    mine, theirs = opened(client, address), opened(other, address)
    saved(other, address, theirs | {"summary_de": "Von Berta"})
    response = refused(client, address, mine | {"summary_de": "Von Anna"})
    company.refresh_from_db()
    assert company.summary_de == "Von Berta"
    assert "berta saved this record" in " ".join(problems(response))
    page = response.content.decode()
    assert "Von Anna" in page
    assert "Von Berta" in page
    assert admin_url(company, "history") in page


def test_a_second_press_is_an_overwrite_with_open_eyes(client, editor, other):
    company = factories.make_company("Aimmo")
    address = admin_url(company)
    mine = opened(client, address)
    saved(other, address, opened(other, address) | {"summary_de": "Von Berta"})
    response = refused(client, address, mine | {"summary_de": "Von Anna"})
    token = response.context["adminform"].form["lock_version"].value()
    saved(client, address, mine | {"summary_de": "Von Anna", "lock_version": token})
    company.refresh_from_db()
    assert company.summary_de == "Von Anna"


def test_a_change_to_a_part_collides_too(client, editor, other):
    office = factories.make_office()
    function = factories.make_function(office)
    address = admin_url(office)
    mine = opened(client, address)
    saved(other, address, opened(other, address) | {"functions-0-outcome": "abandoned"})
    response = refused(client, address, mine | {"functions-0-outcome": "planned"})
    function.refresh_from_db()
    assert function.outcome == "abandoned"
    assert any("abandoned" in difference.stored for difference in response.context["collision"])


def test_a_part_removed_by_the_other_editor_is_not_lost_to_the_first(client, editor, other):
    office = factories.make_office()
    factories.make_function(office, "branch")
    factories.make_function(office, "sales")
    address = admin_url(office)
    mine = opened(client, address)
    saved(other, address, opened(other, address) | {"functions-0-DELETE": "on"})
    response = refused(client, address, mine | {"functions-0-note_de": "Mit Lager"})
    saved(client, address, filled_in(response))
    assert set(office.functions.values_list("function", "note_de")) == {("branch", "Mit Lager"), ("sales", "")}


def test_a_row_added_by_the_other_editor_stays(client, editor, other):
    office = factories.make_office()
    address = admin_url(office)
    mine = opened(client, address)
    theirs = opened(other, address)
    add_row(theirs, "functions", function="sales", outcome="done")
    saved(other, address, theirs)
    response = refused(client, address, mine | {"address": "Königsallee 1"})
    assert any("sales" in difference.where for difference in response.context["collision"])
    saved(client, address, filled_in(response))
    office.refresh_from_db()
    assert (office.address, office.functions.count()) == ("Königsallee 1", 1)


def test_a_form_without_its_token_is_not_taken(client, editor):
    company = factories.make_company()
    data = opened(client, admin_url(company))
    refused(client, admin_url(company), data | {"lock_version": ""})


def test_a_note_for_staff_moves_nothing_readers_see_and_is_not_overwritten_unseen(client, editor, other):
    agreement = factories.make_agreement("Memorandum")
    address = admin_url(agreement)
    saved(client, address, opened(client, address) | {"purpose_de": "Austausch"})
    pages = (
        "/en/",
        "/en/changes.atom",
        "/en/agreements/feed.atom",
        "/sitemap-agreements.xml",
        agreement.get_absolute_url(),
    )
    public = Client()
    before = [public.get(page).content for page in pages]
    mine = opened(client, address)
    saved(other, address, opened(other, address) | {"staff_notes": "Nur für uns"})
    assert [public.get(page).content for page in pages] == before
    response = refused(client, address, mine | {"staff_notes": "Auch für uns"})
    assert "berta saved this record" in " ".join(problems(response))


def test_a_note_and_a_part_saved_together_bear_the_name_of_who_saved_them(client, editor, other):
    agreement = factories.make_agreement("Memorandum", changed_by=factories.make_user("somebody-else"))
    address = admin_url(agreement)
    data = opened(client, address) | {"staff_notes": "Nur für uns"}
    add_row(data, "signatories", person=factories.make_person().pk, capacity="signatory")
    saved(client, address, data)
    agreement.refresh_from_db()
    assert (agreement.changed_by, agreement.staff_notes) == (editor, "Nur für uns")
