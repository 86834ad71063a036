"""The notes on an agreement: who may read them, and that nobody keeps a copy."""

import pytest
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement():
    return make.make_agreement("Memorandum", staff_notes="confidential remark", former_slugs=["old-memorandum"])


@pytest.fixture
def address(agreement) -> str:
    return f"{agreement.get_absolute_url()}notes/"


def test_a_visitor_is_sent_to_sign_in_and_back(client, address):
    response = client.get(address)
    assert response.status_code == 302
    assert response["Location"] == f"/en/account/login/?next={address}"


def test_somebody_without_the_permission_is_refused_in_words(client, address):
    client.force_login(make.make_user(is_staff=True))
    response = client.get(address)
    assert response.status_code == 403
    page = response.content.decode()
    assert "confidential" not in page
    assert "Your account may not open this page." in page


@pytest.mark.parametrize("maker", [make.make_staff, make.make_editor, make.make_publisher])
def test_whoever_may_read_notes_reads_them_and_no_cache_keeps_them(client, address, maker):
    client.force_login(maker())
    response = client.get(address)
    assert response.status_code == 200
    assert "confidential remark" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_former_address_leads_to_the_present_notes(client, address):
    client.force_login(make.make_staff())
    response = client.get("/en/agreements/old-memorandum/notes/")
    assert (response.status_code, response["Location"]) == (302, address)


def test_notes_on_an_agreement_that_does_not_exist_are_not_found(client):
    client.force_login(make.make_staff())
    assert client.get("/en/agreements/nothing/notes/").status_code == 404


def test_an_agreement_without_notes_says_so(client):
    client.force_login(make.make_staff())
    agreement = make.make_agreement()
    assert "There are no notes" in client.get(f"{agreement.get_absolute_url()}notes/").content.decode()


def test_the_admin_gives_the_notes_away_to_nobody_who_may_not_read_them(client, agreement):
    reader = make.make_user(is_staff=True)
    reader.user_permissions.set(make.permissions("events.view_agreement"))
    client.force_login(reader)
    changelist = reverse("admin:events_agreement_changelist")
    assert client.get(changelist).status_code == 200
    assert client.get(changelist, {"staff_notes__startswith": "c"}).status_code == 400
    assert client.get(f"{changelist}{agreement.pk}/history/compare/").status_code == 403
    assert "confidential" not in client.get(f"{changelist}{agreement.pk}/change/").content.decode()


def test_an_editor_finds_agreements_by_their_notes_in_the_admin(client, agreement):
    client.force_login(make.make_editor())
    response = client.get(reverse("admin:events_agreement_changelist"), {"staff_notes__startswith": "c"})
    assert list(response.context["cl"].result_list) == [agreement]


# --- searching the notes -----------------------------------------------------------------------------------------

SEARCH = "/en/account/agreements/"


def test_the_search_for_staff_finds_words_of_the_notes_together_with_those_of_the_agreement(client, agreement):
    make.make_agreement("Memorandum, no notes")
    client.force_login(make.make_staff())
    for words in ("confidential", "memorandum confidential", "confidential OR nothing", '"confidential remark"'):
        response = client.get(SEARCH, {"q": words})
        assert [found.pk for found in response.context["object_list"]] == [agreement.pk], words
    page = response.content.decode()
    assert "<mark>confidential remark</mark>" in page
    assert "no-store" in response["Cache-Control"] and "noindex" in page


def test_the_search_for_staff_is_for_those_who_may_read_the_notes(client, agreement):
    assert client.get(SEARCH, {"q": "confidential"}).status_code == 302
    client.force_login(make.make_user(is_staff=True))
    response = client.get(SEARCH, {"q": "confidential"})
    assert response.status_code == 403
    assert "<mark>" not in response.content.decode()


def test_the_public_search_finds_no_note_even_for_staff(client, agreement):
    client.force_login(make.make_staff())
    response = client.get("/en/agreements/", {"q": "confidential", "exact": "true"})
    assert response.context["object_list"] == []
