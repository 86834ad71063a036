"""The history of an agreement with its parties and citations: compare, revert, recover."""

import pytest
import reversion
from django.apps import apps
from reversion.models import Revision, Version
from reversion.revisions import _get_options

from companies.models import Company, Institution, Office, Organisation
from events.models import Agreement
from records import publishing
from records.models import Part, Source
from tests import factories
from tests.admin_forms import add_row, admin_url, filled_in, opened, refused, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def publisher(client):
    user = factories.make_publisher("paula")
    client.force_login(user)
    return user


@pytest.fixture
def agreement(client, publisher):
    """A draft with two parties and two citations, saved once in the admin as it was first known."""
    agreement = factories.make_agreement("Erster Titel", state="draft")
    party = agreement.parties.get(order=1)
    factories.cite(agreement, "signed", part=party)
    data = opened(client, admin_url(agreement)) | {"title_de": "Titel von damals", "signed": "March 2015"}
    saved(client, admin_url(agreement), data)
    return agreement


def versions(record) -> list[Version]:
    return list(Version.objects.get_for_object(record))


def content(agreement) -> tuple:
    agreement = Agreement.objects.get(pk=agreement.pk)
    parties = tuple(agreement.parties.values_list("organisation", "name_at_signing", "order"))
    cited = set(agreement.citations.values_list("party__order", "field", "place_in_source"))
    return agreement.title_de, str(agreement.signed), parties, cited


def revert(client, record, version, **changes):
    address = admin_url(record, "revision", version.pk)
    return saved(client, address, opened(client, address) | changes)


def change_much(client, agreement):
    """Another title, another party, one party gone with its citation, a new citation."""
    data = opened(client, admin_url(agreement)) | {"title_de": "Neuer Titel", "signed": "", "parties-0-DELETE": "on"}
    add_row(data, "parties", organisation=str(factories.make_institution().pk), name_at_signing="Neu")
    add_row(data, "citations", source=str(factories.the_source().pk), supports=["kind"], certainty="stated")
    saved(client, admin_url(agreement), data)


def test_a_revert_puts_back_the_record_with_its_parties_and_citations(client, publisher, agreement):
    then = content(agreement)
    (version,) = versions(agreement)
    change_much(client, agreement)
    assert content(agreement) != then
    revert(client, agreement, version)
    assert content(agreement) == then
    newest = versions(agreement)[0]
    assert newest.revision.user == publisher
    assert "Reverted" in newest.revision.comment
    assert len(versions(agreement)) == 3


def test_looking_at_an_old_version_changes_nothing(client, agreement):
    (version,) = versions(agreement)
    change_much(client, agreement)
    now, lock = content(agreement), Agreement.objects.get(pk=agreement.pk).lock_version
    page = client.get(admin_url(agreement, "revision", version.pk))
    assert "Titel von damals" in page.content.decode()
    assert content(agreement) == now
    assert Agreement.objects.get(pk=agreement.pk).lock_version == lock
    assert len(versions(agreement)) == 2


def test_a_revert_does_not_take_a_published_record_back_into_drafts(client, publisher, agreement):
    (version,) = versions(agreement)
    publishing.publish([agreement], publisher)
    revert(client, agreement, version)
    assert Agreement.objects.get(pk=agreement.pk).is_published


def test_a_revert_does_not_bring_back_what_was_withdrawn(client, publisher, agreement):
    publishing.publish([agreement], publisher)
    published = versions(agreement)[0]
    publishing.withdraw([agreement], publisher, "Never signed.")
    revert(client, agreement, published)
    record = Agreement.objects.get(pk=agreement.pk)
    assert (record.state, record.withdrawal_reason) == ("withdrawn", "Never signed.")


def test_a_revert_that_breaks_a_rule_of_published_records_is_refused(client, publisher, agreement):
    factories.make_party(agreement)
    data = opened(client, admin_url(agreement)) | {"parties-0-DELETE": "on", "parties-1-DELETE": "on"}
    saved(client, admin_url(agreement), data)
    lonely = versions(agreement)[0]
    saved(client, admin_url(agreement), with_party(opened(client, admin_url(agreement))))
    publishing.publish([agreement], publisher)
    before = content(agreement)
    address = admin_url(agreement, "revision", lonely.pk)
    refused(client, address, opened(client, address))
    assert content(agreement) == before


def with_party(data):
    add_row(data, "parties", organisation=str(factories.make_institution().pk))
    return data


def test_a_revert_over_somebody_elses_newer_save_is_refused_first(client, agreement):
    (version,) = versions(agreement)
    address = admin_url(agreement, "revision", version.pk)
    data = opened(client, address)
    change_much(client, agreement)
    now = content(agreement)
    response = refused(client, address, data)
    assert content(agreement) == now
    saved(client, address, filled_in(response))
    assert content(agreement)[0] == "Titel von damals"


def test_a_revert_touches_no_other_record_of_the_same_revision(client, publisher, agreement):
    company = factories.make_company("Alt")
    with reversion.create_revision():
        reversion.add_to_revision(company)
        reversion.add_to_revision(Agreement.objects.get(pk=agreement.pk))
    together = versions(agreement)[0]
    assert versions(company)[0].revision == together.revision
    saved(client, admin_url(company), opened(client, admin_url(company)) | {"name_de": "Neu"})
    factories.make_name(company, "Neuer Name")
    revert(client, agreement, together)
    company.refresh_from_db()
    assert company.name_de == "Neu"
    assert company.names.count() == 1


def test_the_history_compares_two_versions(client, agreement):
    change_much(client, agreement)
    newer, older = versions(agreement)
    history = client.get(admin_url(agreement, "history")).content.decode()
    assert "paula" in history
    assert "style=" not in history.split("<main")[-1]
    shown = client.get(admin_url(agreement, "compare"), {"version_id1": older.pk, "version_id2": newer.pk})
    labels = [difference["label"] for difference in shown.context["compare_data"]]
    assert {"Title (Deutsch)", "Signed"} <= set(labels)
    assert sum(label.startswith("Party: ") for label in labels) == 2
    assert sum(label.startswith("Citation: ") for label in labels) == 2
    page = shown.content.decode()
    assert "March 2015" in page
    assert "removed" in page


def test_history_is_closed_to_those_who_may_not_see_the_record(client, agreement):
    change_much(client, agreement)
    newer, older = versions(agreement)
    client.force_login(factories.make_user(is_staff=True))
    pages = (
        admin_url(agreement, "history"),
        admin_url(agreement, "revision", older.pk),
        f"{admin_url(agreement, 'compare')}?version_id1={older.pk}&version_id2={newer.pk}",
        admin_url(Agreement, "recoverlist"),
        admin_url(Agreement, "recover", older.pk),
    )
    for page in pages:
        assert client.get(page).status_code == 403, page


def test_what_was_deleted_in_the_database_can_be_recovered_as_a_draft(client, publisher, agreement):
    then = content(agreement)
    publishing.publish([agreement], publisher)
    pk = agreement.pk
    Agreement.objects.get(pk=pk).delete()
    listed = client.get(admin_url(Agreement, "recoverlist")).content.decode()
    (version,) = (one for one in Version.objects.get_deleted(Agreement) if str(pk) == one.object_id)
    address = admin_url(Agreement, "recover", version.pk)
    assert address in listed
    saved(client, address, opened(client, address))
    assert content(Agreement.objects.get(pk=pk)) == then
    assert Agreement.objects.get(pk=pk).state == "draft"


def test_a_version_of_another_kind_is_not_recovered_here(client, agreement):
    (version,) = versions(agreement)
    assert client.get(admin_url(Source, "recover", version.pk)).status_code == 404


def test_institutions_are_not_listed_as_deleted_companies(client, publisher):
    institution = factories.make_institution("KIAT")
    saved(client, admin_url(institution), opened(client, admin_url(institution)) | {"website": "https://kiat.example"})
    assert not client.get(admin_url(Company, "recoverlist")).context["deleted"]
    assert Version.objects.get_for_object(institution).count() == 1


def test_a_company_that_became_an_agency_moves_and_can_be_reverted(client, publisher):
    company = factories.make_company("KIAT")
    address = admin_url(company)
    saved(client, address, opened(client, address) | {"website": "https://kiat.example"})
    (as_company,) = versions(company)
    saved(client, address, opened(client, address) | {"kind": "agency"})
    moved = client.get(address)
    institution = Institution.objects.get(pk=company.pk)
    assert moved["Location"] == admin_url(institution)
    assert client.get(admin_url(Organisation, "change", company.pk))["Location"] == admin_url(institution)
    revert(client, institution, as_company)
    assert Organisation.objects.get(pk=company.pk).kind == "company"


def test_every_kind_of_record_has_a_history_from_its_first_save(client, publisher):
    makers = (factories.make_source, factories.make_office, factories.make_figure, factories.make_person)
    for make in makers:
        record = make(state="draft")
        data = opened(client, admin_url(record)) | {"last_verified_on": "2026-01-01"}
        saved(client, admin_url(record), data)
        (version,) = versions(record)
        saved(client, admin_url(record), opened(client, admin_url(record)) | {"last_verified_on": "2026-02-02"})
        revert(client, record, version)
        record.refresh_from_db()
        assert str(record.last_verified_on) == "2026-01-01", record


def test_parts_that_swapped_their_texts_are_put_back(client, publisher):
    company = factories.make_company()
    factories.make_name(company, "Eins")
    factories.make_name(company, "Zwei")
    saved(client, admin_url(company), opened(client, admin_url(company)) | {"website": "https://a.example"})
    (version,) = versions(company)
    company.names.all().delete()
    factories.make_name(company, "Zwei")
    revert(client, company, version)
    assert list(company.names.values_list("text", flat=True)) == ["Eins", "Zwei"]


def test_the_office_of_a_company_is_no_part_of_its_history(client, publisher):
    office = factories.make_office()
    company = Company.objects.get(pk=office.organisation_id)
    saved(client, admin_url(company), opened(client, admin_url(company)) | {"website": "https://a.example"})
    assert Revision.objects.get().version_set.filter(content_type__model="office").count() == 0
    (version,) = versions(company)
    factories.make_office(company)
    revert(client, company, version)
    assert Office.objects.filter(organisation=company).count() == 2


def test_every_part_is_kept_with_its_record():
    parts = [model for model in apps.get_models() if issubclass(model, Part)]
    assert len(parts) > 10
    for part in parts:
        owner = part._meta.get_field(part.OWNER)
        assert reversion.is_registered(part), part
        assert owner.remote_field.related_name in _get_options(owner.related_model).follow, part
