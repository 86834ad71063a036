"""A source gives a value: it stays what the source gives, and whether the record agrees follows every change."""

import pytest
import reversion
from django.core import serializers
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from reversion.models import Version

from companies.models import Office, OfficeCitation, Place
from records.indexing.comparison import differences
from records.models import Verdict, citation_models
from records.models.citation import OTHER
from records.reverting import revert
from records.values import Form, form_of, value_of, verdict
from tests import factories as make
from tests.records.partial_dates import DATES

pytestmark = pytest.mark.django_db


def judged(citation) -> tuple[str, str]:
    citation.refresh_from_db()
    return citation.value, citation.verdict


# --- what it is when it is made, by every road -------------------------------------------------------------------


def test_a_citation_takes_the_value_the_record_holds_when_it_is_made():
    office = make.make_office(opened="2023-01", cited=False)
    citation = make.cite(office, "opened")
    # Known at once, without asking again.
    assert (citation.value, citation.verdict) == ("2023-01", "supports")
    assert make.cite(office, "place").value == office.place.slug


def test_a_citation_written_with_sql_or_loaded_from_a_fixture_takes_it_too():
    office = make.make_office(opened="2023-01", cited=False)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO companies_officecitation (record_id, field, source_id, certainty, place_in_source, wording,"
            " steps, preferred, reason, fact) VALUES (%s, 'opened', %s, 'stated', '', '', '', false, '', '')",
            [office.pk, make.the_source().pk],
        )
    written = OfficeCitation.objects.get()
    assert judged(written) == ("2023-01", "supports")
    text = serializers.serialize("json", [written], use_natural_foreign_keys=True).replace('"value": "2023-01", ', "")
    assert "2023-01" not in text and "verdict" not in text
    written.delete()
    for loaded in serializers.deserialize("json", text):
        loaded.save()
    assert judged(OfficeCitation.objects.get()) == ("2023-01", "supports")


def test_a_source_may_give_nothing_comparable_or_another_value_only_its_words_tell():
    office = make.make_office(opened="2023", cited=False)
    assert make.cite(office, "opened", value="").verdict == Verdict.UNCONFIRMED
    assert (
        make.cite(office, "opened", value=OTHER, wording="im Jahr des Hasen", place_in_source="P2").verdict == "differs"
    )


# --- it stays, whatever becomes of the record --------------------------------------------------------------------


def test_an_old_footnote_does_not_vouch_for_a_new_value_whoever_changes_it_and_however():
    office = make.make_office(opened="2023-01", cited=False)
    citation = make.cite(office, "opened")
    with reversion.create_revision():
        office.save()
    office.opened = "1990"
    office.save()
    assert judged(citation) == ("2023-01", "differs")
    Office.objects.filter(pk=office.pk).update(opened="2023-01")
    assert judged(citation) == ("2023-01", "supports")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE companies_office SET opened = '2023-01-15' WHERE id = %s", [office.pk])
    assert judged(citation) == ("2023-01", "less precise")
    Office.objects.bulk_update([Office(pk=office.pk, opened="2022")], ["opened"])
    assert judged(citation) == ("2023-01", "differs")
    revert(Version.objects.get_for_object(office).get())
    assert judged(citation) == ("2023-01", "supports")


def test_what_a_version_held_comes_back_with_what_its_sources_gave():
    office = make.make_office(opened="2023", cited=False)
    citation = make.cite(office, "opened")
    with reversion.create_revision():
        office.save()
        reversion.add_to_revision(office)
    Office.objects.filter(pk=office.pk).update(opened="2024")
    OfficeCitation.objects.update(value=None)
    assert judged(citation) == ("2024", "supports")
    revert(Version.objects.get_for_object(office).get())
    assert judged(citation) == ("2023", "supports")


def test_a_part_and_a_list_tell_their_citations_too():
    company = make.make_company(cited=False)
    one, other = make.make_sector(), make.make_sector()
    company.sectors.add(one)
    cited = make.cite(company, "sectors")
    assert judged(cited) == (one.slug, "supports")
    company.sectors.add(other)
    # What it was not asked about it does not deny.
    assert judged(cited) == (one.slug, "unconfirmed")
    company.sectors.remove(one)
    assert judged(cited) == (one.slug, "differs")
    name = make.make_name(company, "KIAT")
    cited = make.cite(company, "text", part=name)
    type(name).objects.filter(pk=name.pk).update(text="KAIT")
    assert judged(cited) == ("KIAT", "differs")


def test_a_plan_that_came_out_otherwise_is_history_and_no_dispute():
    office = make.make_office(opened="2024", cited=False)
    planned = make.cite(office, "opened", certainty="planned")
    assert judged(planned) == ("2024", "supports")
    Office.objects.update(opened="2025")
    assert judged(planned) == ("2024", "planned")


def test_a_name_that_moves_to_another_address_is_still_the_same():
    company = make.make_company("Before")
    office = make.make_office(company, make.make_place("Bonn"), cited=False)
    named, placed = make.cite(office, "organisation"), make.cite(office, "place")
    company.slug = "after"
    company.save()
    Place.objects.filter(pk=office.place_id).update(slug="bundesstadt-bonn")
    assert judged(named) == ("before", "supports")
    assert judged(placed) == ("bundesstadt-bonn", "supports")


def test_a_source_that_names_the_larger_place_supports_the_smaller_less_precisely_while_it_lies_there():
    state, city = make.make_place("Land", kind="state"), make.make_place("Stadt")
    office = make.make_office(place=city, cited=False)
    cited = make.cite(office, "place", value=state.slug)
    assert judged(cited)[1] == "differs"
    city.within = state
    city.save()
    assert judged(cited)[1] == "less precise"
    Place.objects.filter(pk=city.pk).update(within=None)
    assert judged(cited)[1] == "differs"


def test_a_text_that_changes_waits_to_be_confirmed():
    company = make.make_company(cited=False, summary_de="Alt", summary_en="Old", summary_ko="옛")
    cited = make.cite(company, "summary")
    assert cited.verdict == "supports"
    company.summary_en = "New"
    company.save()
    assert judged(cited)[1] == "unconfirmed"
    cited.value = None
    cited.save()
    assert judged(cited)[1] == "supports"


def test_a_verdict_is_no_change_that_anybody_made():
    office = make.make_office(opened="2023", cited=False)
    make.cite(office, "opened")
    office.refresh_from_db()
    Office.objects.filter(pk=office.pk).update(opened="2024")
    before = office.lock_version
    office.refresh_from_db()
    assert office.lock_version == before + 1


def test_nobody_writes_a_verdict():
    citation = make.cite(make.make_office(opened="2023", cited=False), "opened", value="2024")
    OfficeCitation.objects.update(verdict="supports")
    assert judged(citation)[1] == "differs"


# --- one judgement in two languages ------------------------------------------------------------------------------


def test_the_database_reads_every_field_as_the_models_declare():
    assert not list(differences())


def test_every_field_that_is_cited_has_a_form_and_every_record_tells_its_citations():
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE '%\\_tell\\_citations%'")
        telling = {table.removeprefix("public.") for (table,) in cursor.fetchall()}
    for table in citation_models():
        for key in ("record", *table.PART_FIELDS):
            model = table._meta.get_field(key).related_model
            assert model._meta.db_table in telling
            for name in model.CITABLE:
                field = model._meta.get_field(name)
                # A text of several paragraphs without languages would not fit into a value.
                assert form_of(model, name) != Form.TEXT or field.get_internal_type() != "TextField", field
                if field.many_to_many:
                    assert field.m2m_db_table() in telling
                if field.is_relation and not hasattr(field.related_model, "former_slugs"):
                    assert field.related_model._meta.db_table in telling


@pytest.fixture
def things():
    state = make.make_place("State", kind="state")
    city = make.make_place("City", within=state)
    company = make.make_company("Company", cited=False, summary_de="Text")
    company.sectors.add(make.make_sector("One"), make.make_sector("Two"))
    office = make.make_office(company, city, cited=False)
    return company, office


GIVEN = st.one_of(
    DATES,
    st.sampled_from(["", OTHER, "state", "city", "company", "one", "two", "one,two", "one,three", "three", "de:x"]),
)


@given(
    opened=DATES,
    said=GIVEN,
    field=st.sampled_from(["opened", "place", "organisation", "address"]),
    certainty=st.sampled_from(["stated", "planned"]),
)
def test_python_and_the_database_agree_on_the_verdict(things, opened, said, field, certainty):
    company, office = things
    with transaction.atomic():
        office.opened = opened
        try:
            with transaction.atomic():
                office.save()
        except IntegrityError:
            return
        cited = make.cite(office, field, value=said, certainty=certainty)
        assert judged(cited) == (said, verdict(office, field, certainty, said))
        listed = "sectors" if field == "place" else "summary"
        of_list = make.cite(company, listed, value=said, certainty=certainty)
        assert judged(of_list) == (said, verdict(company, listed, certainty, said))
        transaction.set_rollback(True)


def test_python_reads_the_seeded_records_as_the_database_does(seeded):
    seen = 0
    for table in citation_models():
        for citation in table.objects.select_related("record"):
            row = citation.part or citation.record
            assert citation.verdict == verdict(row, citation.field, citation.certainty, citation.value)
            if citation.value != OTHER:
                assert citation.value == value_of(row, citation.field)
            seen += 1
    assert seen > 300
