"""Texts that enter, by whatever road: one way to write each character, nothing that cannot be seen."""

import json
import sys
import unicodedata

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import IntegrityError, connection, models, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from reversion.models import Version

from events.models import Agreement
from records.cleaning import clean_line, clean_text
from records.dates import PartialDateField
from records.models import Source
from tests import factories
from tests.admin_forms import add_row, admin_url, opened, refused, saved
from tests.examples import examples

pytestmark = pytest.mark.django_db
UNSEEN = "\u00ad\u200b\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x1b\x7f\x9f"
NOTHING = ("\u3164", "\u200b", "\u2800", "\u00ad", "\u3000", "\u0301\u0308", "–…!", "\u200d", "\u115f\u1160")
# Odd characters come often, beside any that there are.
CHARACTERS = st.one_of(
    st.characters(exclude_categories=("Cs", "Cn"), exclude_characters="\x00"),
    st.sampled_from(UNSEEN.replace("\x00", "") + "\u200c\u200d\u0628\u0915\u0308\u1100\u1161\u3164\r\n\t\v aü한"),
)


@settings(max_examples=examples(60))
@given(st.lists(st.text(CHARACTERS, max_size=12), min_size=20, max_size=40))
def test_the_database_cleans_as_python_does_and_twice_changes_nothing(texts):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public.clean_line(value), public.clean_text(value)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS texts (value, number) ORDER BY number",
            [texts],
        )
        in_sql = cursor.fetchall()
    assert in_sql == [(clean_line(text), clean_text(text)) for text in texts]
    assert [(clean_line(line), clean_text(text)) for line, text in in_sql] == in_sql


@pytest.mark.parametrize(
    ("typed", "line", "text"),
    [
        ("Kreislauf\u00adwirt\u200bschaft\u2060", "Kreislaufwirtschaft", "Kreislaufwirtschaft"),
        ("Mu\u0308ller \u1112\u1161\u11ab\u1100\u116e\u11a8", "Müller 한국", "Müller 한국"),
        ("one\vtwo\r\nthree\tfour", "one two three four", "one\ntwo\nthree\tfour"),
        ("\u202eLtd.\u202c \u2066Seoul\u2069", "Ltd. Seoul", "Ltd. Seoul"),
        ("LG\u3164전자\u3164", "LG 전자", "LG 전자"),
        # Persian and Hindi are misspelt without their joiners; German, Korean and Chinese have none.
        ("می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष", "می\u200cخواهم क्\u200dष"),
        ("Auf\u200clage 한\u200d국", "Auflage 한국", "Auflage 한국"),
        ("\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c", "\U0001f469\u200d\U0001f52c"),
        ("z.\u00a0B.", "z.\u00a0B.", "z.\u00a0B."),
    ],
)
def test_what_cannot_be_seen_goes_and_what_a_language_needs_stays(typed, line, text):
    assert (clean_line(typed), clean_text(typed)) == (line, text)


def test_no_control_or_format_character_is_left_but_those_that_scripts_are_written_with():
    left = {
        char
        for char in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") and char in clean_text(f"a{char}a")
    }
    signs_of_numbers = {char for char in left if 0x600 <= ord(char) <= 0x8E2 or ord(char) in (0x110BD, 0x110CD)}
    hieroglyphs = {char for char in left if 0x13430 <= ord(char) <= 0x1345F}
    assert left == {"\n", "\t"} | signs_of_numbers | hieroglyphs


# --- roads --------------------------------------------------------------------------------------------------------


def cleaned_columns() -> dict[str, set[str]]:
    """The columns the database cleans, by table."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, array_agg(attname::text) FROM pg_catalog.pg_trigger"
            " JOIN pg_catalog.pg_attribute ON attrelid = tgrelid AND attnum = ANY(tgattr::int2[])"
            " WHERE tgname = tgrelid::regclass::text || '_clean_texts' GROUP BY 1"
        )
        return {table: set(columns) for table, columns in cursor.fetchall()}


def test_every_column_of_text_is_cleaned_by_the_database():
    """A new one gets ``clean_texts`` of `records/operations.py` in its migration."""
    # Written by the database itself, by Django's own means, as an address of ours or as a number we draw.
    others = {"password", "username", "query", "list", "number", "public_id"}
    made_of_records = {"records_searchword", "records_searchchange", "events_agreemententry"}
    cleaned = cleaned_columns()
    for model in apps.get_models():
        if model._meta.app_label not in ("records", "companies", "events", "koreanrw") or model._meta.proxy:
            continue
        texts = {
            field.column
            for field in model._meta.concrete_fields
            if isinstance(field, (models.CharField, models.TextField))
            and not isinstance(field, (models.GeneratedField, models.SlugField, PartialDateField))
            and not field.choices
        }
        if model._meta.db_table not in made_of_records:
            assert texts - others == cleaned.get(model._meta.db_table, set()), model


@pytest.mark.parametrize("road", ["create", "update", "bulk", "raw"])
def test_a_text_is_clean_by_every_road_into_the_database(road):
    agreement, dirty = factories.make_agreement("Alpha"), "Al\u00adpha\v beta\u202e"
    if road == "create":
        agreement = factories.make_agreement(dirty)
    elif road == "update":
        Agreement.objects.filter(pk=agreement.pk).update(title_de=dirty)
    elif road == "bulk":
        Agreement.objects.bulk_update([Agreement(pk=agreement.pk, title_de=dirty)], ["title_de"])
    else:
        agreement.title_de = dirty
        agreement.save_base(raw=True)
    agreement.refresh_from_db()
    assert agreement.title_de == "Alpha  beta"


def test_a_fixture_is_cleaned(tmp_path):
    fields = {
        "slug": "alpha",
        "kind": "newspaper",
        "language": "de",
        "title_de": "A\u200bl\vpha",
        "publisher": "\u3164",
    }
    file = tmp_path / "sources.json"
    file.write_text(json.dumps([{"model": "records.source", "fields": fields}]))
    call_command("loaddata", str(file), verbosity=0)
    source = Source.objects.get(slug="alpha")
    assert (source.title_de, source.publisher) == ("Al pha", "")


def test_an_old_version_comes_back_clean(client):
    client.force_login(factories.make_editor())
    company = factories.make_company("Alpha")
    saved(client, admin_url(company), opened(client, admin_url(company)) | {"summary_en": "Old"})
    version = Version.objects.get_for_object(company).get()
    Version.objects.filter(pk=version.pk).update(
        serialized_data=version.serialized_data.replace('"Old"', '"O\\u202el\\u00add"')
    )
    saved(client, admin_url(company), opened(client, admin_url(company)) | {"summary_en": "New"})
    address = admin_url(company, "revision", version.pk)
    saved(client, address, opened(client, address))
    company.refresh_from_db()
    assert company.summary_en == "Old"


@pytest.mark.parametrize("nothing", NOTHING)
def test_the_database_keeps_no_name_that_shows_nothing(nothing):
    company = factories.make_company("Alpha")
    name = factories.make_name(company, "Old name")
    for row, values in ((company, {"name_de": nothing, "name_en": "", "name_ko": ""}), (name, {"text": nothing})):
        with pytest.raises(IntegrityError), transaction.atomic():
            type(row).objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize("nothing", ["\u3164", "–…!"])
def test_a_form_says_that_a_name_shows_nothing(client, nothing):
    client.force_login(factories.make_editor())
    company = factories.make_company("Alpha")
    data = opened(client, admin_url(company))
    for language in ("de", "en", "ko"):
        data[f"name_{language}"] = nothing
    refused(client, admin_url(company), data)
    data = opened(client, admin_url(company))
    add_row(data, "names", text=nothing, language="de", kind="short")
    refused(client, admin_url(company), data)


def test_what_is_pasted_into_a_form_is_stored_clean_and_alone_is_no_change(client):
    client.force_login(factories.make_editor())
    company = factories.make_company("Kreislaufwirtschaft")
    data = opened(client, admin_url(company)) | {
        "name_de": "Kreislauf\u00adwirtschaft",
        "summary_de": "a\r\nb\v\u202ec",
    }
    saved(client, admin_url(company), data)
    company.refresh_from_db()
    assert (company.name_de, company.summary_de) == ("Kreislaufwirtschaft", "a\nb\nc")
    data = opened(client, admin_url(company)) | {"name_de": "Kreislauf\u00adwirtschaft"}
    before = company.changed_at
    saved(client, admin_url(company), data)
    company.refresh_from_db()
    assert company.changed_at == before


# --- what is asked ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("lists", ["agreement_list", "company_list", "source_list"])
@pytest.mark.parametrize("ending", ["?q=%1B", "feed.atom?q=%1B", "feed.atom?q=a%0Bb%00", "export.csv?q=%EF%BF%BF"])
def test_an_address_that_asks_for_what_cannot_be_seen_is_answered(client, lists, ending):
    assert client.get(reverse(lists) + ending).status_code == 200


def test_what_cannot_be_seen_is_not_searched_for(client):
    factories.make_company("Kreislaufwirtschaft")
    for address in ("/en/companies/", "/en/search/", "/api/v1/companies/"):
        answer = client.get(address, {"q": "\u202eKreislauf\u00adwirt\u200bschaft"})
        assert "Kreislaufwirtschaft" in answer.content.decode(), address
