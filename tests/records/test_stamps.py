"""Who changed what and when, as the database keeps it, whatever the road."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from companies.models import Company, Organisation, OrganisationName, Sector
from events.models import Agreement
from records.models import Record
from tests import factories
from tests.factories import make_company, make_name, make_sector, make_user

pytestmark = pytest.mark.django_db


def stamps(record):
    return Organisation.objects.values("created_at", "changed_at", "lock_version").get(pk=record.pk)


def test_a_real_change_moves_the_lock_version():
    company = make_company()
    before = stamps(company)
    company.website = "https://example.org"
    company.save()
    after = stamps(company)
    assert after["lock_version"] == before["lock_version"] + 1
    assert after["changed_at"] > before["changed_at"]


MADE_BY = {Organisation: "make_company"}


def inner_fields():
    """Every field of a record that no reader ever sees and that somebody may write by itself."""
    kept = {"id", "state", "former_slugs", "lock_version", "created_at", "created_by", "changed_at", "changed_by"}
    kept |= {"first_published_at", "withdrawn_at"}
    return [
        (model, field.name)
        for model in apps.get_models()
        if issubclass(model, Record) and not model._meta.proxy
        for field in model._meta.concrete_fields
        if not field.generated
        and field.name not in kept
        and not {field.name, field.name.rpartition("_")[0]} & {*model.CITABLE, *model.ALSO_PUBLIC}
    ]


@pytest.mark.parametrize(("model", "name"), inner_fields())
def test_what_no_reader_sees_moves_the_lock_version_and_no_date(model, name):
    first, second = make_user("first"), make_user("second")
    record = getattr(factories, MADE_BY.get(model, f"make_{model._meta.model_name}"))()
    row = model.objects.filter(pk=record.pk)
    row.update(changed_by=first)
    before = row.values().get()
    row.update(**{name: "Only for staff", "changed_by": second})
    after = row.values().get()
    assert after["lock_version"] == before["lock_version"] + 1
    assert (after["changed_at"], after["changed_by_id"]) == (before["changed_at"], first.pk)


def test_notes_for_staff_are_among_what_no_reader_sees():
    assert (Agreement, "staff_notes") in inner_fields()


def test_saving_what_is_there_already_changes_no_stamp():
    company = make_company()
    before = stamps(company)
    Company.objects.get(pk=company.pk).save()
    assert stamps(company) == before


def test_a_bare_update_moves_the_lock_version_too():
    company = make_company()
    before = stamps(company)
    Organisation.objects.filter(pk=company.pk).update(website="https://example.org")
    assert stamps(company)["lock_version"] == before["lock_version"] + 1


def test_the_time_of_creation_cannot_be_rewritten():
    company = make_company()
    before = stamps(company)
    Organisation.objects.filter(pk=company.pk).update(created_at="2001-01-01T00:00:00Z")
    assert stamps(company)["created_at"] == before["created_at"]


@pytest.mark.parametrize("change", ["add", "edit", "remove"])
def test_a_change_of_a_part_is_a_change_of_its_record(change):
    company = make_company()
    name = make_name(company)
    before = stamps(company)
    if change == "add":
        make_name(company)
    elif change == "edit":
        OrganisationName.objects.filter(pk=name.pk).update(text="Another")
    else:
        name.delete()
    assert stamps(company)["lock_version"] == before["lock_version"] + 1


def test_a_sector_given_or_taken_is_a_change_of_its_company():
    company, sector = make_company(), make_sector()
    before = stamps(company)["lock_version"]
    company.sectors.add(sector)
    company.sectors.remove(sector)
    assert stamps(company)["lock_version"] == before + 2
    assert Sector.objects.get().lock_version == 0


def test_saving_a_part_unchanged_leaves_its_record_alone():
    company = make_company()
    name = make_name(company)
    before = stamps(company)
    OrganisationName.objects.get(pk=name.pk).save()
    assert stamps(company) == before


def test_a_whole_row_written_without_stamps_keeps_its_users():
    user = make_user()
    company = make_company(created_by=user, changed_by=user)
    written = Company.objects.get(pk=company.pk)
    written.created_by = written.changed_by = None
    written.website = "https://example.org"
    written.save_base(raw=True)
    company.refresh_from_db()
    assert (company.created_by, company.changed_by) == (user, user)


def test_a_user_who_goes_leaves_the_record_behind_unchanged():
    user = make_user()
    company = make_company(created_by=user, changed_by=user)
    before = stamps(company)
    user.delete()
    company.refresh_from_db()
    assert (company.created_by, company.changed_by) == (None, None)
    assert stamps(company) == before


def test_a_slug_that_is_given_up_is_remembered():
    company = make_company(slug="first")
    for slug in ("second", "third"):
        Organisation.objects.filter(pk=company.pk).update(slug=slug)
    company.refresh_from_db()
    assert company.former_slugs == ["first", "second"]


def test_a_slug_taken_up_again_is_no_longer_a_former_one():
    company = make_company(slug="first")
    for slug in ("second", "first"):
        Organisation.objects.filter(pk=company.pk).update(slug=slug)
    company.refresh_from_db()
    assert company.former_slugs == ["second"]


def test_former_slugs_cannot_be_dropped():
    company = make_company(slug="first")
    Organisation.objects.filter(pk=company.pk).update(slug="second")
    Organisation.objects.filter(pk=company.pk).update(former_slugs=[])
    company.refresh_from_db()
    assert company.former_slugs == ["first"]


@pytest.mark.parametrize("slug", ["Aimmo", "düsseldorf", "에이모", "a--b", "-a", "a b", ""])
def test_the_database_refuses_a_slug_that_is_not_lower_case_ascii(slug):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_company("Aimmo", slug=slug)


def test_a_citation_cannot_point_to_a_part_of_another_record():
    company, other = make_company(), make_company()
    name = make_name(other)
    citation = company.citations.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        type(citation).objects.filter(pk=citation.pk).update(name=name, field="text")
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_stamps_are_not_part_of_a_fixture(tmp_path):
    make_company()
    path = tmp_path / "companies.json"
    call_command("dumpdata", "companies.organisation", output=str(path))
    written = path.read_text()
    for stamp in ("created_at", "changed_by", "lock_version", "search_text", "founded_earliest", "sort_de"):
        assert stamp not in written


@pytest.mark.parametrize("nothing", ["", None])
def test_the_database_refuses_a_name_that_is_empty_in_every_language(nothing):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_company(name_de=nothing, name_en=nothing, name_ko=nothing)
