"""Reasonings and reasons are told in the reader's language, or else in English, marked; wordings are translated."""

import re

import pytest
from django.core.exceptions import ValidationError

from records.models import citation_models
from tests import factories as make
from tests.admin_forms import admin_url, opened, saved

pytestmark = pytest.mark.django_db


@pytest.fixture
def company():
    """A company whose founding one source lets infer, and another contradicts."""
    company = make.make_company("Hana", cited=False, founded="2016", slug="hana")
    make.cite(
        company,
        "founded",
        make.make_source("The paper", slug="the-paper"),
        certainty="inferred",
        steps="Count back.\nThen add one.",
        steps_de="Zurückrechnen.\nDann eins dazu.",
        wording="seit acht Jahren",
        wording_en="for eight years",
        wording_ko="8년 전부터",
        preferred=True,
        reason="It asked.",
        reason_ko="직접 물었다.",
    )
    make.cite(company, "founded", make.make_source("Other"), value="2015", wording="anno 2015")
    return company


def page(client, address: str) -> str:
    return " ".join(re.sub(r"\s+", " ", client.get(address).content.decode()).split())


@pytest.mark.parametrize("below", ["", "facts/", "facts/founded/"])
@pytest.mark.parametrize(
    ("language", "steps", "reason", "translation"),
    [
        ("en", "<li>Count back.</li><li>Then add one.</li>", "<span>It asked.</span>", "(for eight years)"),
        ("de", "<li>Zurückrechnen.</li><li>Dann eins dazu.</li>", '<span lang="en">It asked.</span>', ""),
        ("ko", "<li>Count back.</li><li>Then add one.</li>", "<span>직접 물었다.</span>", "(8년 전부터)"),
    ],
)
def test_every_page_speaks_the_language_of_its_reader(client, company, below, language, steps, reason, translation):
    html = page(client, f"/{language}/companies/hana/{below}")
    assert steps in html and reason in html
    assert (f'class="translation">{translation}</span>' in html) if translation else ('class="translation"' not in html)
    # What is told in English for want of another says so.
    assert ('<ol lang="en">' in html) == (language == "ko")
    marked = {"en": "in English", "de": "auf Englisch", "ko": "영어"}[language]
    told_in_english = html.count('<ol lang="en">') + html.count('<span lang="en">It asked.')
    assert html.count(f"({marked})</span>") == told_in_english


def test_the_page_of_the_source_speaks_it_too(client, company):
    german, korean = (page(client, f"/{language}/sources/the-paper/") for language in ("de", "ko"))
    assert (
        "<li>Zurückrechnen.</li>" in german and 'lang="en"' not in german.split("<main")[1].split("Quellen dieser")[0]
    )
    assert '<ol lang="en"><li>Count back.</li>' in korean and "(8년 전부터)" in korean


def test_the_api_answers_in_the_language_asked_for(client, company):
    answers = {
        language: client.get(f"/api/v1/companies/hana/?language={language}").json()["fields"]["founded"]["citations"]
        for language in ("en", "de", "ko")
    }
    paper = {language: next(each for each in said if each["steps"]) for language, said in answers.items()}
    assert paper["de"]["steps"] == ["Zurückrechnen.", "Dann eins dazu."]
    assert paper["ko"]["steps"] == paper["en"]["steps"] == ["Count back.", "Then add one."]
    assert [paper[language]["translation"] for language in ("de", "en", "ko")] == ["", "for eight years", "8년 전부터"]
    assert [paper[language]["reason"] for language in ("de", "ko")] == ["It asked.", "직접 물었다."]


def test_an_editor_translates_them_where_they_stand_and_the_change_is_one_of_the_record(client, company):
    client.force_login(make.make_editor())
    citation = company.citations.get(preferred=True)
    data = opened(client, admin_url(company))
    (prefix,) = {name.rpartition("-")[0] for name, value in data.items() if str(value).startswith("Zurückrechnen")}
    before = company.lock_version
    saved(client, admin_url(company), data | {f"{prefix}-steps_ko": "거꾸로 센다."})
    citation.refresh_from_db()
    company.refresh_from_db()
    assert citation.steps_ko == "거꾸로 센다." and company.lock_version > before


def test_only_what_is_there_can_be_translated(company):
    citation = company.citations.get(preferred=False)
    citation.steps_de = "Zurückrechnen."
    with pytest.raises(ValidationError) as refused:
        citation.full_clean()
    assert set(refused.value.message_dict) == {"steps"}


def test_the_columns_are_cleaned_and_a_change_of_them_is_one_of_the_record(company):
    citation = company.citations.get(preferred=True)
    version = company.lock_version
    type(citation).objects.filter(pk=citation.pk).update(steps_ko="세\u00ad다", wording_en=" a b ")
    citation.refresh_from_db()
    company.refresh_from_db()
    assert (citation.steps_ko, citation.wording_en) == ("세다", "a b")
    assert company.lock_version > version


def test_every_seeded_reasoning_and_reason_stands_in_three_languages(seeded):
    for table in citation_models():
        for citation in table.objects.all():
            for name in ("steps", "reason"):
                english = getattr(citation, name).splitlines()
                for language in ("de", "ko"):
                    assert len(getattr(citation, f"{name}_{language}").splitlines()) == len(english), citation
