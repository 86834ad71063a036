"""What seeding does to a register that has records already."""

from io import StringIO

import pytest
import reversion
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext
from reversion.models import Revision, Version

from companies.models import Organisation, OrganisationName
from koreanrw.models import Page
from records.models import Citation, Part, Record, Reference

SITE_PAGES = ("about", "accessibility", "imprint", "privacy", "sources-policy")


@pytest.fixture
def register(seeded: None, db: None) -> None:
    """The register as the fixtures make it."""


@pytest.fixture
def aimmo(register: None) -> Organisation:
    return Organisation.objects.get(slug="aimmo")


def run_seed(*arguments: str, **options) -> str:
    out = StringIO()
    call_command("seed", *arguments, stdout=out, **options)
    return out.getvalue()


def seeded_rows() -> list:
    """Everything of which versions are kept."""
    return [
        row
        for model in apps.get_models()
        if issubclass(model, Record | Reference | Part | Citation | Page) and not model._meta.proxy
        for row in model._default_manager.all()
    ]


def test_everything_seeded_has_exactly_one_stored_version_in_one_revision(register):
    # Written once for everybody, in the language the register was set up in.
    with translation.override(settings.MODELTRANSLATION_DEFAULT_LANGUAGE):
        assert Revision.objects.get().get_comment() == gettext("Seeded from the articles’ digests.")
    rows = seeded_rows()
    for row in rows:
        assert Version.objects.get_for_object(row).count() == 1, row
    assert Version.objects.count() == len(rows)


def test_a_register_with_records_is_left_alone_and_one_line_says_so(aimmo):
    aimmo.founded = "2015"
    aimmo.save()
    said = run_seed()
    assert "left alone" in said and said.count("\n") == 1
    assert run_seed(verbosity=0) == ""
    aimmo.refresh_from_db()
    assert str(aimmo.founded) == "2015"
    assert Revision.objects.count() == 1


@pytest.mark.long
def test_seeding_again_overwrites_what_it_made_as_a_new_revision_and_keeps_what_others_added(aimmo, subtests):
    with reversion.create_revision():
        aimmo.founded = "2015"
        aimmo.save()
    aimmo.names.get(text="에이모").delete()
    added = OrganisationName.objects.create(organisation=aimmo, text="Aimmo Inc.", language="en", kind="official")
    page = Page.objects.get(slug="imprint")
    page.body_de = "Stadtarchiv"
    page.save()
    assert run_seed("--again") == "Seeded: 0 new, 1 changed.\n"
    with subtests.test("an edit of a seeded record"):
        aimmo.refresh_from_db()
        assert str(aimmo.founded) == "2016"
        assert Version.objects.get_for_object(aimmo).count() == 3
        assert Version.objects.get_for_object(Organisation.objects.get(slug="seegene")).count() == 1
    with subtests.test("a part that was taken out, and one that was added"):
        assert added in aimmo.names.all()
        assert aimmo.names.filter(text="에이모").exists()
    with subtests.test("the operator's own words on a page"):
        page.refresh_from_db()
        assert page.body_de == "Stadtarchiv"


def test_a_seeded_record_that_moved_to_another_address_does_not_come_back_beside_itself(aimmo):
    aimmo.slug = "aimmo-inc"
    aimmo.save()
    with pytest.raises(CommandError, match="“aimmo” now has the address “aimmo-inc”"):
        run_seed("--again")
    assert not Organisation.objects.filter(slug="aimmo").exists()


def test_the_site_has_its_pages_and_they_bear_the_names_of_their_addresses(register):
    assert tuple(Page.objects.values_list("slug", flat=True)) == SITE_PAGES
    for page in Page.objects.all():
        assert page.get_absolute_url() == reverse(page.slug)
