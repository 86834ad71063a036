"""The line editors type a date into: it reads three languages and shows how it was read."""

import pytest
from django import forms
from django.utils import translation

from records.dates import PartialDate, PartialDateFormField, explain_dates_once


class DateForm(forms.Form):
    opened = PartialDateFormField(required=False, help_text="The first day of business.")


def test_a_typed_date_becomes_canonical():
    form = DateForm({"opened": "Anfang März 2015"})
    assert form.is_valid()
    assert form.cleaned_data["opened"] == "[2015-03-01..2015-03-10]"
    assert type(form.cleaned_data["opened"]) is PartialDate


@pytest.mark.parametrize("empty", [{}, {"opened": ""}, {"opened": "   "}, {"opened": "unbekannt"}])
def test_nothing_typed_is_the_unknown_date(empty):
    form = DateForm(empty)
    assert form.is_valid()
    assert form.cleaned_data["opened"] == ""
    assert type(form.cleaned_data["opened"]) is PartialDate


@pytest.mark.parametrize("typed", ["32.13.2015", "soon", "2023/2021", "9" * 1_000_000, "2015\x00", "\ud800"])
def test_garbage_gets_one_message_and_stays_as_typed(typed):
    form = DateForm({"opened": typed})
    assert not form.is_valid()
    assert len(form.errors["opened"]) == 1
    assert form["opened"].value() == typed
    assert "partial-date-reading" not in str(form["opened"])


def test_an_unknown_date_is_refused_where_one_is_required():
    field = PartialDateFormField()
    for typed in ("", "unknown"):
        with pytest.raises(forms.ValidationError) as caught:
            field.clean(typed)
        assert caught.value.code == "required"


@pytest.mark.parametrize(
    ("language", "words"), [("en", "early March 2015"), ("de", "Anfang März 2015"), ("ko", "2015년 3월 초")]
)
def test_the_editor_sees_how_a_date_was_read(language, words):
    date = PartialDate("[2015-03-01..2015-03-10]")
    with translation.override(language):
        html = str(DateForm(initial={"opened": date})["opened"])
    assert f'<span class="partial-date-reading">{words}</span>' in html
    assert 'value="[2015-03-01..2015-03-10]"' in html
    assert "<script" not in html
    assert "style=" not in html


def test_what_was_typed_is_explained_before_it_is_saved():
    html = str(DateForm({"opened": "vor 1990"})["opened"])
    assert 'value="vor 1990"' in html
    assert ">before 1990<" in html


def test_an_empty_line_claims_no_reading():
    assert "partial-date-reading" not in str(DateForm()["opened"])


def test_what_is_typed_is_escaped():
    html = str(DateForm({"opened": '"><b>2015'})["opened"])
    assert "<b>" not in html


def test_the_help_shows_examples_after_the_words_of_the_field():
    help_text = str(DateForm().fields["opened"].help_text)
    assert help_text.startswith("The first day of business. ")
    assert "early March 2015" in help_text


@pytest.mark.parametrize(
    ("initial", "data", "changed"),
    [
        ("2015-03", "März 2015", False),
        ("2015-03", " 2015-03 ", False),
        ("", "unknown", False),
        (None, "", False),
        (None, None, False),
        ("2015-03", "2015", True),
        ("2015~", "2015", True),
        ("2015", "", True),
        ("2015", "soon", True),
    ],
)
def test_another_way_to_write_the_same_date_is_no_change(initial, data, changed):
    assert PartialDateFormField(required=False).has_changed(initial, data) is changed


def test_how_to_type_a_date_is_explained_once_on_a_page():
    class TwoDates(DateForm):
        closed = PartialDateFormField(required=False, help_text="The last day of business.")

    form = TwoDates()
    explain_dates_once(form)
    assert "early March 2015" in str(form.fields["opened"].help_text)
    assert form.fields["closed"].help_text == "The last day of business."
