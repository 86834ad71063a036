"""The questions the front page asks, and the lists that answer them."""

import re
from html import unescape

import pytest

from tests import factories as make
from tests.examples import EACH_LANGUAGE

pytestmark = pytest.mark.django_db
# What the seeded register is asked on its front page, in the order it is asked there.
QUESTIONS = 5


def questions_of(html: str) -> dict[str, str]:
    """The questions of a front page with the addresses of their answers."""
    listed = html.split('class="questions"')[1].split("</ul>")[0]
    return {words: unescape(address) for address, words in re.findall(r'href="([^"]*)">([^<]*)<', listed)}


def test_a_question_nothing_answers_is_not_asked(client):
    assert "Questions the register answers" not in client.get("/en/").content.decode()
    office = make.make_office(place=make.make_place("Düsseldorf"))
    make.make_function(office, "european headquarters", outcome="planned")
    make.make_agreement(signed="2015-03-27")
    asked = questions_of(client.get("/en/").content.decode())
    assert any("only plan a European headquarters" in words for words in asked)
    assert not any("have a European headquarters" in words for words in asked)
    assert not any("Which delegations" in words for words in asked)
    for address in asked.values():
        assert client.get(address).context["total"], address


def test_the_questions_lead_to_their_answers(seeded, client):
    html = client.get("/en/").content.decode()
    answers = {
        "Which companies have a European headquarters in Düsseldorf?": ["Doosan Robotics, Düsseldorf"],
        "Which companies only plan a European headquarters in Düsseldorf?": ["Seegene, Düsseldorf"],
    }
    asked = questions_of(html)
    for question, expected in answers.items():
        assert [str(office) for office in client.get(asked[question]).context["object_list"]] == expected
    assert "What was signed in the Aachen technology region?" in asked


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_question_has_rows_in_the_list_its_feed_its_files_and_the_api(seeded, client, language):
    addresses = questions_of(client.get(f"/{language}/").content.decode()).values()
    assert len(addresses) == QUESTIONS
    for address in addresses:
        path, _mark, query = address.partition("?")
        shown = client.get(address).context
        rows = shown["total"]
        assert rows and not shown["search"].errors, address
        assert client.get(f"{path}feed.atom?{query}").content.count(b"<entry>") == rows, address
        assert len(client.get(f"{path}export.json?{query}").json()["rows"]) == rows, address
        assert client.get(f"/api/v1{path[3:]}?{query}&language={language}").json()["total"] == rows, address


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_every_link_on_the_front_page_leads_to_a_page_and_every_list_it_leads_to_has_rows(seeded, client, language):
    main = client.get(f"/{language}/").content.decode().split("<main")[1].split("</main>")[0]
    addresses = {unescape(found).partition("#")[0] for found in re.findall(r'href="([^"#]+)', main)}
    assert len(addresses) > 20
    for address in (each for each in addresses if each.startswith("/")):
        response = client.get(address)
        assert response.status_code == 200, address
        if "search" in (response.context or {}):
            assert response.context["total"], address
