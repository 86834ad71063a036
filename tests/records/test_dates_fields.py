"""The date of a record: its text and its first and last day stay in step by whatever road it changes."""

import io
import json

import pytest
import reversion
from django.core import serializers
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DataError, connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from hypothesis import given, settings
from hypothesis import strategies as st
from reversion.models import Version

from events.models import Delegation
from records.dates import (
    PartialDate,
    PartialDateField,
    PartialDateFormField,
    certainly_between,
    date_order,
    possibly_between,
    unknown,
)
from records.models import Source
from tests.examples import examples
from tests.records.partial_dates import DATES

pytestmark = pytest.mark.django_db
ROADS = ["", "2023", "2023-09~", "2023-09-14?", "[..1990-03]", "[2016..]", "[2015-03-01..2015-03-10]", "1000~"]


def make_source(slug="article", published="", **values):
    return Source.objects.create(
        slug=slug, title_en="An article", kind=Source.Kind.OTHER, language="en", published=published, **values
    )


def stored(pk):
    with connection.cursor() as cursor:
        cursor.execute("SELECT published, published_earliest, published_latest FROM records_source WHERE id = %s", [pk])
        return cursor.fetchone()


def expected(text):
    date = PartialDate(text)
    return text, date.earliest, date.latest


@pytest.mark.parametrize("text", ROADS)
def test_a_saved_date_has_its_bounds_beside_it_at_once(text):
    source = make_source(published=text)
    assert (source.published, source.published_earliest, source.published_latest) == expected(text)
    assert stored(source.pk) == expected(text)
    source.published = "2001"
    source.save()
    assert stored(source.pk) == expected("2001")


@pytest.mark.parametrize("text", ROADS)
def test_an_update_of_many_keeps_the_bounds_in_step(text):
    source = make_source(published="2001")
    Source.objects.filter(pk=source.pk).update(published=text)
    assert stored(source.pk) == expected(text)


@pytest.mark.parametrize("text", ROADS)
@pytest.mark.parametrize("natural", [True, False])
def test_a_fixture_carries_the_text_alone_and_brings_the_bounds_back(text, natural, tmp_path):
    source = make_source(published=text)
    out = io.StringIO()
    call_command("dumpdata", "records.source", use_natural_primary_keys=natural, stdout=out)
    fields = json.loads(out.getvalue())[0]["fields"]
    assert fields["published"] == text
    assert not [name for name in fields if name.endswith(("_earliest", "_latest"))]
    fixture = tmp_path / "sources.json"
    fixture.write_text(out.getvalue())
    Source.objects.filter(pk=source.pk).update(published="2001")
    call_command("loaddata", str(fixture), verbosity=0)
    assert stored(source.pk) == expected(text)


@pytest.mark.parametrize("text", ROADS)
def test_reverting_a_record_brings_the_bounds_back(text):
    with reversion.create_revision():
        source = make_source(published=text)
    with reversion.create_revision():
        source.published = "2001"
        source.save()
    version = Version.objects.get_for_object(source).last()
    assert "published_earliest" not in version.field_dict
    assert version.field_dict["published"] == text
    version.revision.revert()
    assert stored(source.pk) == expected(text)


@settings(max_examples=examples(15))
@given(st.lists(DATES, min_size=1, max_size=8, unique=True))
def test_the_database_sorts_as_python_does_and_puts_the_unknown_last_both_ways(texts):
    with transaction.atomic():
        for number, text in enumerate([*texts, ""]):
            # Journeys may begin on days to come.
            Delegation.objects.create(slug=f"d-{number}", title_en="A journey", direction="to nrw", starts=text)
        upwards = list(Delegation.objects.order_by(*date_order("starts")).values_list("starts", flat=True))
        downwards = list(Delegation.objects.order_by(*date_order("starts", descending=True)))
        transaction.set_rollback(True)
    assert upwards == sorted(upwards, key=lambda date: date.sort_key)
    known = [journey.starts for journey in downwards if journey.starts]
    assert known == [date for date in reversed(upwards) if date]
    assert not any(journey.starts for journey in downwards[len(known) :])


@pytest.mark.parametrize("garbage", ["soon", "2023-02-30", "2021/2023", "\x00", "9" * 1_000_000, 20230914, object()])
def test_garbage_assigned_in_python_never_reaches_the_database(garbage):
    source = make_source(published="2023")
    source.published = garbage
    with pytest.raises(ValidationError) as caught:
        source.full_clean()
    assert "published" in caught.value.message_dict
    for write in (source.save, lambda: Source.objects.filter(pk=source.pk).update(published=garbage)):
        with pytest.raises(ValidationError), transaction.atomic():
            write()
    assert stored(source.pk) == expected("2023")


def test_garbage_written_past_django_is_refused_by_the_database():
    source = make_source(published="2023")
    with pytest.raises(DataError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE records_source SET published = 'soon' WHERE id = %s", [source.pk])
    assert stored(source.pk) == expected("2023")


def test_garbage_in_a_fixture_is_refused():
    fixture = [{"model": "records.source", "fields": {"slug": "x", "kind": "other", "published": "soon"}}]
    with pytest.raises(serializers.base.DeserializationError, match="soon"):
        list(serializers.deserialize("json", json.dumps(fixture)))


def test_a_date_reads_as_a_partial_date_wherever_it_comes_from():
    source = make_source(published="2023-09")
    assert source.published.display_in("en") == "September 2023"
    assert Source.objects.get().published.precision == "month"
    assert Source.objects.defer("published").get().published.precision == "month"
    assert type(Source.objects.values_list("published", flat=True).get()) is PartialDate
    assert type(Source(published=None).published) is PartialDate
    assert Source.objects.filter(published=PartialDate("2023-09")).exists()


def test_unrelated_fields_are_saved_without_touching_the_date():
    source = make_source(published="2023~")
    Source.objects.filter(pk=source.pk).update(published="2001")
    source.publisher = "Somebody"
    source.save(update_fields=["publisher"])
    assert stored(source.pk) == expected("2001")


RANGE = ("2015-03", "2015-06")


@pytest.mark.parametrize(
    ("text", "certain", "possible"),
    [
        ("2015-03", True, True),
        ("2015-03-01", True, True),
        ("[2015-03-01..2015-06-30]", True, True),
        ("2015-06-30", True, True),
        ("2015", False, True),
        ("2015-03~", False, True),
        ("[..1990]", False, False),
        ("[..2015-03-01]", False, True),
        ("[2011..]", False, True),
        ("2015-07", False, False),
        ("2014", False, False),
        ("", False, False),
    ],
)
def test_a_range_tells_certain_from_possible_and_holds_nothing_unknown(text, certain, possible):
    make_source(published=text)
    first, last = map(PartialDate, RANGE)
    for ends in ((first, last), (first.earliest, last.latest)):
        assert Source.objects.filter(certainly_between("published", *ends)).exists() is certain
        assert Source.objects.filter(possibly_between("published", *ends)).exists() is possible


@pytest.mark.parametrize(
    ("text", "first", "last", "certain", "possible"),
    [
        ("[..1990]", None, "1990", True, True),
        ("[..1990]", None, "1989", False, True),
        ("[1990..]", "1990", None, True, True),
        ("[1990..]", "1991", None, False, True),
        ("2015", None, None, True, True),
        ("", None, None, False, False),
        ("", None, "2015", False, False),
        ("2015", "", "", True, True),
    ],
)
def test_an_open_end_of_a_range_shuts_nothing_out(text, first, last, certain, possible):
    make_source(published=text)
    ends = [None if end is None else PartialDate(end) for end in (first, last)]
    assert Source.objects.filter(certainly_between("published", *ends)).exists() is certain
    assert Source.objects.filter(possibly_between("published", *ends)).exists() is possible


def test_the_unknown_can_be_asked_for_also_across_a_relation():
    first = make_source("first", "2023")
    second = make_source("second", same_story_as=first)
    assert list(Source.objects.filter(unknown("published"))) == [second]
    related = Source.objects.filter(possibly_between("same_story_as__published", PartialDate("2023")))
    assert list(related) == [second]
    assert list(Source.objects.order_by(*date_order("same_story_as__published"))) == [second, first]


def test_the_field_writes_itself_into_migrations_in_one_short_line():
    field = PartialDateField(verbose_name="signed")
    text, imports = MigrationWriter.serialize(field)
    assert text == "records.dates.fields.PartialDateField(verbose_name='signed')"
    assert imports == {"import records.dates.fields"}
    again = PartialDateField(**PartialDateField(blank=False).deconstruct()[3])
    assert again.blank is False


def test_the_bounds_are_generated_columns_nobody_edits():
    for name in ("published_earliest", "published_latest"):
        field = Source._meta.get_field(name)
        assert isinstance(field, models.GeneratedField)
        assert not field.editable
        assert not field.serialize


def test_a_form_for_a_record_reads_dates():
    field = Source._meta.get_field("published").formfield()
    assert type(field) is PartialDateFormField
    assert not field.required
    assert "between 2011 and 2015" in field.help_text
