"""Signing in and out, passwords, and the page of somebody who signed in."""

import re

import pytest
from django.core import mail

from tests import factories as make

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "ko")


def sign_in(client, user, password=make.PASSWORD, **fields):
    return client.post("/en/account/login/", {"username": user.username, "password": password, **fields})


# --- in and out --------------------------------------------------------------------------------------------------


def test_somebody_signs_in_and_out(client):
    response = sign_in(client, make.make_staff("kim"))
    assert (response.status_code, response["Location"]) == (302, "/en/account/")
    assert "You are signed in as kim." in client.get("/en/account/").content.decode()
    assert client.get("/en/account/logout/").status_code == 405
    response = client.post("/en/account/logout/")
    assert (response.status_code, response["Location"]) == (302, "/en/")
    assert client.get("/en/account/").status_code == 302


def test_a_wrong_password_and_an_unknown_name_get_the_same_words(client):
    user = make.make_staff("kim")
    wrong = sign_in(client, user, "wrong").context["form"].non_field_errors()
    user.username = "nobody"
    assert sign_in(client, user, "wrong").context["form"].non_field_errors() == wrong
    assert wrong


def test_a_deactivated_account_cannot_sign_in(client):
    assert sign_in(client, make.make_user(is_active=False)).status_code == 200


def test_signing_in_leads_to_where_one_wanted_to_go_but_never_to_another_site(client):
    user = make.make_staff()
    assert sign_in(client, user, next="/en/agreements/?q=a")["Location"] == "/en/agreements/?q=a"
    client.logout()
    for elsewhere in ("https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"):
        assert sign_in(client, user, next=elsewhere)["Location"] == "/en/account/"
        client.logout()


def test_the_address_asked_for_survives_the_form(client):
    assert 'name="next" value="/en/account/"' in client.get("/en/account/login/?next=/en/account/").content.decode()


def test_a_stale_form_is_refused_in_words(client):
    client.handler.enforce_csrf_checks = True
    response = sign_in(client, make.make_staff())
    assert response.status_code == 403
    assert "This form is out of date" in response.content.decode()


# --- the account -------------------------------------------------------------------------------------------------


def test_a_visitor_is_sent_to_sign_in(client):
    response = client.get("/ko/account/")
    assert (response.status_code, response["Location"]) == (302, "/ko/account/login/?next=/ko/account/")


def test_staff_who_never_see_the_admin_find_the_notes_newest_first(client):
    for title in ("Older", "Newer"):
        make.make_agreement(title, staff_notes=f"Remark on {title}")
    make.make_agreement("Without notes")
    client.force_login(make.make_staff())
    page = client.get("/en/account/").content.decode()
    assert page.index("Remark on Newer") < page.index("Remark on Older")
    assert "/en/agreements/newer/notes/" in page
    assert "Without notes" not in page
    assert "/admin/" not in page


def test_somebody_without_the_permission_finds_no_notes(client):
    make.make_agreement("Memorandum", staff_notes="Confidential remark")
    client.force_login(make.make_user())
    page = client.get("/en/account/").content.decode()
    assert "Confidential" not in page
    assert "Notes for staff" not in page


def test_editors_find_the_way_to_the_admin(client):
    client.force_login(make.make_editor())
    assert 'href="/admin/"' in client.get("/en/account/").content.decode()


def test_many_notes_come_in_pages(client):
    for number in range(26):
        make.make_agreement(f"Memorandum {number:02d}", staff_notes="Remark")
    client.force_login(make.make_staff())
    assert len(client.get("/en/account/").context["object_list"]) == 25
    assert [row.title for row in client.get("/en/account/?page=2").context["object_list"]] == ["Memorandum 00"]
    assert client.get("/en/account/?page=abc").status_code == 404


# --- passwords ---------------------------------------------------------------------------------------------------


def test_a_forgotten_password_is_set_anew_by_mail(client):
    user = make.make_staff("kim")
    user.email = "kim@example.org"
    user.save()
    response = client.post("/en/account/password/reset/", {"email": "kim@example.org"})
    assert response["Location"] == "/en/account/password/reset/sent/"
    assert client.get(response["Location"]).status_code == 200
    (message,) = mail.outbox
    assert message.to == ["kim@example.org"]
    link = re.search(r"http://testserver(/en/\S+)", message.body)[1]
    form = client.get(link, follow=True)
    assert "Choose a new password" in form.content.decode()
    new = "an entirely new passphrase"
    address = form.redirect_chain[-1][0]
    response = client.post(address, {"new_password1": new, "new_password2": new})
    assert response["Location"] == "/en/account/password/reset/done/"
    assert client.get(response["Location"]).status_code == 200
    assert sign_in(client, user, new).status_code == 302
    client.logout()
    assert "This link is no longer valid" in client.get(link, follow=True).content.decode()


def test_an_unknown_address_gets_the_same_answer_and_no_mail(client):
    response = client.post("/en/account/password/reset/", {"email": "nobody@example.org"})
    assert response["Location"] == "/en/account/password/reset/sent/"
    assert mail.outbox == []


def test_a_made_up_link_is_refused_in_words(client):
    response = client.get("/en/account/password/reset/MQ/set-nothing/", follow=True)
    assert "This link is no longer valid" in response.content.decode()


def test_a_weak_password_is_refused_and_says_why(client):
    client.force_login(make.make_staff())
    asked = {"old_password": make.PASSWORD, "new_password1": "short", "new_password2": "short"}
    response = client.post("/en/account/password/", asked)
    assert response.status_code == 200
    assert response.context["form"].errors["new_password2"]


def test_somebody_changes_their_password_and_stays_signed_in(client):
    client.force_login(make.make_staff())
    new = "an entirely new passphrase"
    asked = {"old_password": make.PASSWORD, "new_password1": new, "new_password2": new}
    response = client.post("/en/account/password/", asked)
    assert response["Location"] == "/en/account/password/changed/"
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_of_the_account_exist_in_every_language_and_are_never_cached(client, language):
    open_pages = ("login/", "password/reset/", "password/reset/sent/", "password/reset/done/", "password/reset/a/b/")
    for path in open_pages:
        assert_uncached_page(client, f"/{language}/account/{path}", language)
    client.force_login(make.make_staff())
    for path in ("", "password/", "password/changed/"):
        assert_uncached_page(client, f"/{language}/account/{path}", language)


def assert_uncached_page(client, path: str, language: str) -> None:
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 200, path
    assert page.count("<h1") == 1, path
    assert f'<html lang="{language}">' in page, path
    assert "no-store" in response["Cache-Control"], path
