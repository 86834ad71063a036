"""The content version moves once per transaction that touches what the public can see."""

import threading

import pytest
from django.db import connection, transaction

from companies.models import Organisation, OrganisationName
from events.models import Agreement
from records.models import ContentVersion
from tests.factories import make_agreement, make_company, make_name, make_place, make_source

pytestmark = pytest.mark.django_db(transaction=True)


def moved_by(change) -> int:
    before = ContentVersion.current()
    change()
    return ContentVersion.current() - before


def test_publishing_something_moves_it():
    draft = make_company(state="draft")
    assert moved_by(lambda: Organisation.objects.filter(pk=draft.pk).update(state="published")) == 1


def test_withdrawing_something_moves_it():
    company = make_company()
    withdrawal = {"state": "withdrawn", "withdrawal_reason": "wrong"}
    assert moved_by(lambda: Organisation.objects.filter(pk=company.pk).update(**withdrawal)) == 1


def test_a_draft_does_not_move_it():
    draft = make_company(state="draft")

    def edit() -> None:
        Organisation.objects.filter(pk=draft.pk).update(website="https://example.org")
        make_name(draft)

    assert moved_by(edit) == 0


def test_a_note_for_staff_does_not_move_it():
    agreement = make_agreement()
    assert moved_by(lambda: Agreement.objects.filter(pk=agreement.pk).update(staff_notes="Only for us")) == 0
    assert moved_by(lambda: Agreement.objects.filter(pk=agreement.pk).update(title_en="Another")) == 1


@pytest.mark.parametrize("road", ["save", "update", "delete"])
def test_a_part_of_a_published_record_moves_it_by_every_road(road):
    name = make_name(make_company())

    def change() -> None:
        if road == "save":
            name.text = "Another"
            name.save()
        elif road == "update":
            OrganisationName.objects.update(text="Another")
        else:
            OrganisationName.objects.all().delete()

    assert moved_by(change) == 1


def test_reference_data_moves_it():
    make_source()
    assert moved_by(lambda: make_place()) == 1


def test_many_rows_in_one_transaction_move_it_once():
    def many() -> None:
        with transaction.atomic():
            for _number in range(5):
                make_name(make_company())

    make_source(slug="the-source")
    assert moved_by(many) == 1


def test_a_save_that_changes_nothing_does_not_move_it():
    company = make_company()
    assert moved_by(lambda: Organisation.objects.get(pk=company.pk).save()) == 0


def test_a_transaction_that_fails_does_not_move_it():
    def fail() -> None:
        with pytest.raises(RuntimeError), transaction.atomic():
            make_company()
            raise RuntimeError

    make_source(slug="the-source")
    assert moved_by(fail) == 0


def test_a_save_does_not_wait_for_an_import_still_under_way():
    company, other = make_company(), make_company()
    done = threading.Event()

    def save_elsewhere() -> None:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SET lock_timeout = '2s'")
            Organisation.objects.filter(pk=other.pk).update(website="https://example.org")
            done.set()
        finally:
            connection.close()

    with transaction.atomic():
        Organisation.objects.filter(pk=company.pk).update(website="https://example.com")
        worker = threading.Thread(target=save_elsewhere)
        worker.start()
        worker.join(timeout=10)
        assert done.is_set()
