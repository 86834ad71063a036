"""What the pages of all seeded records open with, in three languages, as `expected.toml` has it for native readers."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from django.db import models
from django.utils import translation
from pytest_django import DjangoDbBlocker

from companies.models import Office, Organisation, Sector
from companies.models.office import Outcome
from events.models import Agreement, Delegation, Event, Person, Topic
from events.public_use import places_in_public_use
from koreanrw.profiles import PROFILES, profile_of
from koreanrw.sentences import description_of, opening_of, title_of
from koreanrw.sentences.particles import NOTATIONS
from koreanrw.sentences.titles import DESCRIPTION, FIRST_SENTENCE, TITLE
from records.models import Certainty, Source
from tests.examples import EACH_LANGUAGE

LANGUAGES = ("de", "en", "ko")
EXPECTED = tomllib.loads((Path(__file__).parent / "expected.toml").read_text(encoding="utf-8"))
# How many facts rest on a source changes whenever somebody reads it again.
FACTS = re.compile(r"[0-9]+(?= published facts| veröffentlichte Angaben|건입니다)")


def records() -> Iterator[models.Model]:
    """Everything seeded that has a page."""
    for kind in (Organisation, Office, Person, Delegation, Event, Agreement, Source):
        yield from kind.objects.published().order_by("slug")
    yield from places_in_public_use().order_by("slug")
    for vocabulary in (Sector, Topic):
        yield from vocabulary.objects.order_by("slug")


@dataclass(frozen=True)
class Said:
    """What is said of one record in one language."""

    record: models.Model
    language: str
    opening: str
    title: str
    description: str


@pytest.fixture(scope="module")
def said(seeded: None, django_db_blocker: DjangoDbBlocker) -> list[Said]:
    """Everything that is said of every seeded record, asked for once."""
    found = []
    with django_db_blocker.unblock():
        for record in records():
            page = profile_of(record)
            for language in LANGUAGES:
                with translation.override(language):
                    opening = opening_of(page).plain
                    texts = title_of(page), description_of(page)
                found.append(Said(record, language, opening, *texts))
    return found


def of(said: list[Said], record: models.Model, language: str = "en") -> Said:
    return next(text for text in said if text.record == record and text.language == language)


def test_every_record_opens_with_the_sentences_a_native_reader_has_approved(said):
    found: dict[str, dict[str, dict[str, str]]] = {}
    for text in said:
        kind = found.setdefault(text.record._meta.model_name, {})
        opening = FACTS.sub("…", text.opening) if isinstance(text.record, Source) else text.opening
        kind.setdefault(text.record.slug, {})[text.language] = opening
    assert found == EXPECTED


def test_no_sentence_holds_what_is_no_word(said):
    for text in said:
        for words in (text.opening, text.title, text.description):
            assert words, text
            assert not re.search(r"%\(|None|  |\( | \)| [.,;]", words), words
            assert not any(notation in words for notation in NOTATIONS), words
        assert text.opening.endswith("."), text


def test_no_planned_function_is_told_as_one_that_is_there(said, db):
    offices = Office.objects.published().filter(functions__outcome=Outcome.PLANNED)
    assert offices
    for office in offices:
        for record in (office, office.organisation):
            opening = of(said, record).opening
            assert "its" not in opening.split()
            assert "whether it came about is not recorded" in opening


def test_no_two_pages_of_a_language_say_the_same_of_themselves(said):
    for told in ("title", "description"):
        twice = Counter((text.language, getattr(text, told)) for text in said)
        assert {words: times for words, times in twice.items() if times > 1} == {}, told


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_date_that_was_inferred_is_told_without_saying_so(said, db, language):
    with translation.override(language):
        inferred = str(Certainty.INFERRED.label)
    dated = {"citations__field": "opened", "citations__function": None, "citations__certainty": "inferred"}
    offices = list(Office.objects.published().filter(**dated))
    sources = list(Source.objects.published().exclude(inferred=""))
    assert offices
    assert sources
    for record in (*offices, *(office.organisation for office in offices), *sources):
        assert inferred in of(said, record, language).opening


def test_titles_and_descriptions_fit_where_search_engines_show_them(said):
    for text in said:
        assert len(text.title) <= TITLE
        # A single sentence is told to its end; several together keep to the measure.
        assert len(text.description) <= (
            DESCRIPTION if ". " in re.sub(r"(\d|Dr)\. ", "", text.description) else FIRST_SENTENCE
        )
        assert "…" not in text.description, text


def test_titles_say_what_is_known_and_no_more(said):
    titles = {text.record.slug: text.title for text in said if text.language == "en"}
    assert titles["aimmo"] == "Aimmo: Korean company in Düsseldorf"
    assert titles["nrw-invest"] == "NRW.INVEST: agency in Düsseldorf"
    assert titles["medica"] == "Medica: trade fair"
    assert titles["seegene-duesseldorf"] == "Seegene: office in Düsseldorf"
    assert titles["stephan-keller"] == "Stephan Keller: Lord Mayor, City of Düsseldorf"


# One page of each kind.
PAGES = (
    "aimmo", "nrw-invest", "seegene-duesseldorf", "stephan-keller", "duesseldorf-south-korea-2024",
    "kiat-nrw-invest-mou", "technology-region-aachen", "kiat-nrw-invest-2015",
)  # fmt: skip


@pytest.mark.parametrize("language", EACH_LANGUAGE)
@pytest.mark.parametrize("slug", PAGES)
def test_a_page_opens_with_the_same_sentences_and_gives_them_the_first_footnotes(said, db, client, slug, language):
    text = next(text for text in said if text.record.slug == slug and text.language == language)
    with translation.override(language):
        content = client.get(text.record.get_absolute_url()).content.decode()
    [title] = re.findall(r"<title>(.*?) – ", content)
    [description] = re.findall(r'<meta name="description" content="(.*?)">', content)
    [lead] = re.findall(r'<p class="lead">(.*?)</p>', content, re.DOTALL)
    assert unescape(title) == text.title
    assert unescape(description) == text.description
    assert unescape(re.sub(r"<sup.*?</sup>|<[^>]*>", "", lead))[:12] == text.opening[:12]
    # The heading may cite its own words before.
    before = content[: content.index('<p class="lead">')]
    numbers = [int(number) for number in re.findall(r'href="#note-([0-9]+)"', before + lead)]
    assert numbers == [] or sorted(set(numbers)) == list(range(1, max(numbers) + 1))


def test_feeds_tell_of_a_record_what_its_page_says(seeded, db):
    for kind in (Organisation, Source):
        for record in kind.objects.published().for_detail():
            page, brief = PROFILES[kind].of(record), PROFILES[kind].in_brief(record)
            assert opening_of(page).plain == opening_of(brief).plain
            assert title_of(page) == title_of(brief)


def test_a_page_pays_no_query_for_what_its_profile_has(seeded, db, django_assert_num_queries):
    for slug in ("aimmo", "nrw-invest"):
        page = profile_of(Organisation.objects.get(slug=slug))
        with django_assert_num_queries(0):
            opening = opening_of(page)
            assert opening.plain
            assert opening.html
