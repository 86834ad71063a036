"""The whole public site, read page by page as a visitor or a search engine would reach it.

Besides the seeded records it holds drafts, withdrawn records and notes for staff in which a word is planted.
"""

import gzip
import re
from collections import Counter, defaultdict
from html import unescape

import html5lib
import pytest
from django.contrib.staticfiles import finders

from tests.crawling import LANGUAGES, Answer, links, page_kinds, without_owner
from tests.planting import SECRET

# What one page may cost its reader on the way, with its stylesheets and scripts.
MOST_BYTES = 100_000
# With the name of the site, of which lists of search results show about half.
LONGEST_TITLE = 110
# Lists that follow while one types do so by a file of ours; no other page has a script.
PAGES_WITH_A_SCRIPT = {"agreement_list", "search"}
_OUR_SCRIPT = re.compile(r'<script src="/static/([a-z0-9_./-]+\.js)" defer></script>')
_TAGS = re.compile(r"<(script|style)\b([^>]*)>", re.IGNORECASE)
_IDS = re.compile(r'\sid="([^"]+)"')
type Answers = dict[str, Answer]


@pytest.fixture(scope="module")
def answers(site) -> Answers:
    return site.answers


@pytest.fixture(scope="module")
def pages(answers) -> Answers:
    """The answers that are pages of HTML."""
    return {address: answer for address, answer in answers.items() if answer.is_page}


def test_every_link_leads_to_something(answers):
    assert len(answers) > 500
    assert {address: answer.status for address, answer in answers.items() if answer.status not in (200, 301, 302)} == {}


def test_nothing_unpublished_stands_anywhere(answers):
    leaks = [address for address, answer in answers.items() if SECRET.lower().encode() in answer.content.lower()]
    assert leaks == []


def test_every_fragment_leads_to_a_place_on_its_page(pages):
    lost = []
    ids = {address: set(_IDS.findall(page.text)) for address, page in pages.items()}
    for address, page in pages.items():
        for link in links(page.text):
            path, mark, fragment = link.removeprefix("http://testserver").partition("#")
            target = path or address
            if mark and target in ids and unescape(fragment) not in ids[target]:
                lost.append(f"{address}: {link}")
    assert lost == []


def test_no_page_uses_an_id_twice(pages):
    twice = {
        address: found
        for address, page in pages.items()
        if (found := [name for name, times in Counter(_IDS.findall(page.text)).items() if times > 1])
    }
    assert twice == {}


def test_whatever_a_reader_can_enter_belongs_to_a_form(pages):
    assert {address: found for address, page in pages.items() if (found := without_owner(page.text))} == {}


def test_every_page_is_valid_html(pages):
    """One page of each kind with a query is enough; of those without, every one is read."""
    chosen = [address for kind, found in page_kinds(pages).items() for address in (found[:3] if "?" in kind else found)]
    wrong = []
    for address in chosen:
        parser = html5lib.HTMLParser(strict=False)
        parser.parse(pages[address].content, transport_encoding="utf-8")
        wrong += [f"{address}: line {position[0]}: {code} {details}" for position, code, details in parser.errors]
    assert wrong == []


def test_every_page_has_one_heading_of_the_first_level_a_title_and_a_description(pages):
    wrong = []
    for address, page in pages.items():
        title = re.search(r"<title>([^<]*)</title>", page.text)
        description = re.search(r'<meta name="description" content="([^"]*)">', page.text)
        if page.text.count("<h1") != 1:
            wrong.append(f"{address}: h1")
        if not (title and len(title[1]) > 5):
            wrong.append(f"{address}: title")
        if not (description and len(description[1]) > 20) and "noindex" not in page.text:
            wrong.append(f"{address}: description")
    assert wrong == []


def test_pages_of_one_language_are_told_apart_by_their_titles(pages):
    titles = defaultdict(set)
    for address, page in pages.items():
        canonical = re.search(r'<link rel="canonical" href="([^"]*)"', page.text)
        if canonical and "noindex" not in page.text:
            titles[page.text.split("<title>")[1].split("</title>")[0], address[:4]].add(canonical[1])
    assert {title: found for title, found in titles.items() if len(found) > 1} == {}


def test_pages_of_one_language_are_told_apart_by_their_descriptions(pages):
    told = defaultdict(set)
    for address, page in pages.items():
        canonical = re.search(r'<link rel="canonical" href="([^"]*)"', page.text)
        if canonical and "noindex" not in page.text:
            told[re.search(r'<meta name="description" content="([^"]*)">', page.text)[1], address[:4]].add(canonical[1])
    assert {words: found for words, found in told.items() if len(found) > 1} == {}


def test_no_title_is_longer_than_anybody_shows(pages):
    titles = {address: unescape(page.text.split("<title>")[1].split("</title>")[0]) for address, page in pages.items()}
    assert {address: title for address, title in titles.items() if len(title) > LONGEST_TITLE} == {}


def test_no_page_brings_a_style_a_cookie_or_a_script_but_those_one_searches_on_a_file_of_ours(answers):
    wrong, with_script = [], set()
    for address, answer in answers.items():
        if answer.sets_cookies or "Cookie" in answer.headers.get("Vary", ""):
            wrong.append(f"{address}: cookie")
        if not answer.is_page:
            continue
        # A block of data is not executed.
        text, ours = _OUR_SCRIPT.subn("", answer.text)
        if ours:
            with_script.add(answer.view.rstrip("?"))
        tags = [tag for tag, rest in _TAGS.findall(text) if 'type="application/ld+json"' not in rest]
        if tags or re.search(r"<[^>]+\s(style|on[a-z]+)=", answer.text):
            wrong.append(f"{address}: {tags}")
    assert wrong == []
    assert with_script == PAGES_WITH_A_SCRIPT


def test_no_page_loads_anything_from_elsewhere(pages):
    wrong = []
    for address, page in pages.items():
        loaded = re.findall(
            r'<(?:link[^>]*rel="(?:stylesheet|icon|preload)"[^>]*href|img[^>]*src|iframe[^>]*src|use[^>]*href)="([^"]*)"',
            page.text,
        )
        wrong += [f"{address}: {found}" for found in loaded if not found.startswith(("/", "#"))]
    assert wrong == []


def test_no_page_weighs_more_than_a_phone_should_carry(pages):
    """HTML as it is sent, with its stylesheets and scripts as the server sends them: compressed."""
    files = {}
    heavy = {}
    for address, page in pages.items():
        weight = len(gzip.compress(page.content, 6))
        sheets = re.findall(r'<link rel="stylesheet" href="/static/([^"]*)"', page.text)
        for name in [*sheets, *_OUR_SCRIPT.findall(page.text)]:
            if name not in files:
                with open(finders.find(name), "rb") as file:
                    files[name] = len(gzip.compress(file.read()))
            weight += files[name]
        if weight > MOST_BYTES:
            heavy[address] = weight
    assert heavy == {}


def test_every_page_is_there_in_three_languages(answers):
    paths = {
        language: {address[4:] for address in answers if address.startswith(f"/{language}/")} for language in LANGUAGES
    }
    plain = {language: {path for path in found if "?" not in path} for language, found in paths.items()}
    assert plain["de"] == plain["en"] == plain["ko"]
