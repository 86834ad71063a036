"""Accounts in the admin: made with groups, deactivated and never deleted."""

import pytest
from django.contrib.auth.models import Group
from reversion.models import Version

from companies.models import Company
from koreanrw.models import Page, User
from tests import factories
from tests.admin_forms import admin_url, filled_in, opened, saved

pytestmark = pytest.mark.django_db


def test_a_superuser_makes_an_editor_who_can_then_work(admin_client, client):
    password = "a long and unlikely phrase"
    data = {"username": "neu", "usable_password": "true", "password1": password, "password2": password}
    response = admin_client.post(admin_url(User, "add"), data)
    assert response.status_code == 302
    user = User.objects.get(username="neu")
    form = filled_in(admin_client.get(admin_url(user)))
    group = str(factories.make_editor().groups.get().pk)
    saved(admin_client, admin_url(user), form | {"is_staff": "on", "groups": [group]})
    assert client.login(username="neu", password=password)
    assert client.get(admin_url(Company, "add")).status_code == 200


def test_whoever_is_deactivated_is_out_and_what_they_did_stays_under_their_name(admin_client, client):
    editor = factories.make_editor("anna")
    client.force_login(editor)
    company = factories.make_company()
    saved(client, admin_url(company), opened(client, admin_url(company)) | {"website": "https://a.example"})
    form = filled_in(admin_client.get(admin_url(editor)))
    form.pop("is_active")
    saved(admin_client, admin_url(editor), form)
    assert client.get(admin_url(Company, "changelist")).status_code == 302
    company.refresh_from_db()
    assert company.changed_by == editor
    assert Version.objects.get_for_object(company)[0].revision.user == editor


def test_a_page_of_the_site_is_changed_with_a_history(client):
    client.force_login(factories.make_editor())
    page = Page.objects.create(slug="about", title_de="Alt", body_de="Text")
    saved(client, admin_url(page), opened(client, admin_url(page)) | {"title_de": "Neu"})
    page.refresh_from_db()
    assert (page.title_de, page.slug) == ("Neu", "about")
    assert Version.objects.get_for_object(page).count() == 1


def make_manager() -> User:
    """Somebody who may manage accounts and nothing else."""
    manager = factories.make_user("anna", is_staff=True)
    manager.user_permissions.set(factories.permissions("koreanrw.view_user", "koreanrw.change_user"))
    return manager


def test_whoever_manages_accounts_makes_nobody_a_superuser(client, admin_user):
    client.force_login(make_manager())
    somebody = factories.make_user("berta")
    saved(client, admin_url(somebody), filled_in(client.get(admin_url(somebody))) | {"is_superuser": "on"})
    assert User.objects.filter(is_superuser=True).get() == admin_user


def test_whoever_manages_accounts_gives_nobody_more_than_they_have(client):
    manager = make_manager()
    publishers, staff = (Group.objects.get(name=name) for name in ("Publishers", "Staff"))
    manager.groups.add(staff)
    client.force_login(manager)
    for account in (manager, factories.make_user("berta")):
        form = filled_in(client.get(admin_url(account)))
        assert client.post(admin_url(account), form | {"groups": [str(publishers.pk)]}).status_code == 200
        assert publishers not in account.groups.all()
        saved(client, admin_url(account), form | {"groups": [str(staff.pk)]})
        assert [*account.groups.all()] == [staff]


@pytest.mark.parametrize("is_active", [True, False])
def test_nobody_gets_by_way_of_another_account_what_they_may_not_do_themselves(client, is_active):
    client.force_login(make_manager())
    publisher = factories.make_publisher("berta")
    User.objects.filter(pk=publisher.pk).update(is_active=is_active)
    taken_over = {"password1": "a long and unlikely phrase", "password2": "a long and unlikely phrase"}
    assert client.post(f"{admin_url(User, 'changelist')}{publisher.pk}/password/", taken_over).status_code == 403
    assert client.post(admin_url(publisher), {"username": "berta", "email": "anna@example.org"}).status_code == 403


def test_the_account_of_a_superuser_is_out_of_reach_of_whoever_manages_the_others(client, admin_user):
    client.force_login(make_manager())
    taken_over = {"password1": "a long and unlikely phrase", "password2": "a long and unlikely phrase"}
    assert client.post(f"{admin_url(User, 'changelist')}{admin_user.pk}/password/", taken_over).status_code == 403
    assert client.post(admin_url(admin_user), {"username": "mine", "email": "anna@example.org"}).status_code == 403
