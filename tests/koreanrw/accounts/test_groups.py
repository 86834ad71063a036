"""Groups are made by `migrate` and grant what docs/groups.md says."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management.sql import emit_post_migrate_signal

from koreanrw.accounts.groups import EDITORS, GROUPS, PUBLISHERS, STAFF
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_three_groups_come_with_the_migrations():
    for name, wanted in GROUPS.items():
        granted = Group.objects.get(name=name).permissions.values_list("content_type__app_label", "codename")
        assert set(granted) == set(wanted)


def test_a_migration_brings_the_groups_back_to_the_table():
    editors = Group.objects.get(name=EDITORS)
    editors.permissions.clear()
    Group.objects.get(name=PUBLISHERS).permissions.add(Permission.objects.get(codename="delete_user"))
    Group.objects.get(name=STAFF).delete()
    emit_post_migrate_signal(verbosity=0, interactive=False, db="default")
    assert Group.objects.get(name=EDITORS) == editors
    test_the_three_groups_come_with_the_migrations()


def test_editors_edit_but_do_not_publish():
    editor = factories.make_editor()
    assert editor.has_perms(("events.add_agreement", "companies.change_company", "events.view_staff_notes"))
    assert not editor.has_perm("events.publish_agreement")
    assert not editor.has_perm("companies.withdraw_organisation")


def test_publishers_publish_and_withdraw_every_kind_of_record():
    publisher = factories.make_publisher()
    for kind in ("records.{}_source", "companies.{}_organisation", "companies.{}_company", "events.{}_agreement"):
        assert publisher.has_perms((kind.format("publish"), kind.format("withdraw"), kind.format("change")))


def test_staff_read_notes_but_have_no_part_in_the_admin():
    staff = factories.make_staff()
    assert staff.has_perms(("events.view_staff_notes", "companies.view_company"))
    assert not staff.is_staff
    assert not staff.has_perm("companies.change_company")


def test_no_group_may_delete_anything():
    assert not any(codename.startswith("delete_") for wanted in GROUPS.values() for _label, codename in wanted)
