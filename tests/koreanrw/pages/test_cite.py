"""How to cite a page or a fact: in plain words, as BibTeX and as RIS."""

import datetime
import re

import pytest
from django.utils import timezone, translation

from koreanrw.pages import record_subpages
from koreanrw.pages.record_subpages import address_below, entry_of
from koreanrw.provenance.citation_export import Entry
from koreanrw.provenance.facts import facts_of
from tests import factories as make

TODAY = datetime.date(2026, 3, 1)


def entry(title: str = "Seegene", language: str = "en") -> Entry:
    address = "https://register.example/en/companies/seegene/facts/name_1/?a=1&b=%20#x"
    return Entry("koreanrw-company-seegene", title, address, language, datetime.date(2025, 12, 24))


def read_bibtex(text: str) -> dict[str, str]:
    """Read one entry by the grammar of biber: a key, then fields whose values stand in balanced braces."""
    head = re.match(r"@online\{([A-Za-z0-9-]+),\s*", text)
    assert head, text
    fields, place = {"key": head[1]}, head.end()
    while not re.fullmatch(r"\}\s*", text[place:]):
        name = re.compile(r"([a-z]+) = \{").match(text, place)
        assert name, text[place:]
        depth, end = 1, name.end()
        while depth:
            # Braces count whether there is a backslash before them or not.
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        assert name[1] not in fields
        fields[name[1]] = text[name.end() : end - 1]
        comma = re.compile(r",\s*").match(text, end)
        assert comma, text[end:]
        place = comma.end()
    return fields


def read_ris(text: str) -> dict[str, str]:
    """Read one reference by the grammar of RIS: tag, two spaces, hyphen, space, value, CRLF; TY first, ER last."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    pairs = []
    for line in text.removesuffix("\r\n").split("\r\n"):
        match = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert match, line
        pairs.append((match[1], match[2]))
    assert pairs[0][0] == "TY" and pairs[-1] == ("ER", "")
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def test_bibtex_holds_title_register_day_of_change_address_and_day_of_reading():
    assert read_bibtex(entry("Größe 한국").bibtex(TODAY)) == {
        "key": "koreanrw-company-seegene",
        "title": "{Größe 한국}",
        "organization": "{Korea–NRW Register}",
        "date": "2025-12-24",
        "url": "https://register.example/en/companies/seegene/facts/name_1/?a=1&b=%20#x",
        "urldate": "2026-03-01",
        "langid": "english",
    }


def test_bibtex_escapes_what_tex_reads_as_commands_and_stays_balanced():
    title = read_bibtex(entry(r"50 % of A&B_c #1 {x} }{ $5 \input ~^" + "\n next").bibtex(TODAY))["title"]
    assert title == (
        r"{50 \% of A\&B\_c \#1 \textbraceleft{}x\textbraceright{} \textbraceright{}\textbraceleft{} \$5 "
        r"\textbackslash{}input \textasciitilde{}\textasciicircum{} next}"
    )


@pytest.mark.parametrize(("language", "langid"), [("de", "ngerman"), ("en", "english"), ("ko", "korean")])
def test_bibtex_names_the_language_of_the_page(language, langid):
    assert read_bibtex(entry(language=language).bibtex(TODAY))["langid"] == langid


def test_ris_holds_the_same_in_its_own_grammar_on_one_line_each():
    assert read_ris(entry("Größe\r\nER  - 한국").ris(TODAY)) == {
        "TY": "ELEC",
        "ID": "koreanrw-company-seegene",
        "TI": "Größe ER - 한국",
        "PB": "Korea–NRW Register",
        "PY": "2025",
        "DA": "2025/12/24",
        "LA": "en",
        "UR": "https://register.example/en/companies/seegene/facts/name_1/?a=1&b=%20#x",
        "Y2": "2026/03/01",
        "ER": "",
    }


def test_plain_words_name_title_register_day_and_address():
    assert entry().plain.startswith("“Seegene”. In: Korea–NRW Register. As of 24 December 2025. https://register")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("form", "kind"), [("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems")]
)
def test_a_file_says_what_it_is_and_is_named_after_the_record_and_the_fact(client, form, kind):
    company = make.make_company("에이모", slug="aimmo", name_en="Aimmo")
    whole = client.get(address_below(company, "cite", form=form))
    fact = client.get(address_below(company, "fact_cite", key="name", form=form))
    for response, name in ((whole, f"aimmo.{form}"), (fact, f"aimmo-name.{form}")):
        assert response["Content-Type"] == f"{kind}; charset=utf-8"
        assert response["Content-Disposition"] == f'attachment; filename="{name}"'
        assert not response.cookies and "Cookie" not in response.get("Vary", "")
        # It holds today's date, which no cache may keep for tomorrow.
        assert "no-store" in response["Cache-Control"]
        assert timezone.localdate().isoformat().replace("-", "/" if form == "ris" else "-") in response.content.decode()
    read = {"bib": read_bibtex, "ris": read_ris}[form]
    address = {"bib": "url", "ris": "UR"}[form]
    assert read(whole.content.decode())[address] == "http://testserver/en/companies/aimmo/"
    assert read(fact.content.decode())[address] == "http://testserver/en/companies/aimmo/facts/name/"


@pytest.mark.django_db
def test_a_form_that_does_not_exist_is_not_found(client):
    company = make.make_company()
    assert client.get(address_below(company, "cite", form="doc")).status_code == 404
    assert client.get(address_below(company, "fact_cite", key="name", form="doc")).status_code == 404
    assert client.get(address_below(company, "fact_cite", key="nothing", form="bib")).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["%00", "%C3%A9", "b%20ib", "%ED%95%9C"])
def test_a_form_that_needs_escaping_leads_nowhere_rather_than_to_itself(client, form):
    address = make.make_company().get_absolute_url()
    assert client.get(f"{address}cite.{form}").status_code == 404
    assert client.get(f"{address}facts/name.{form}").status_code == 404


@pytest.mark.django_db
def test_a_page_is_cited_as_of_its_last_change_wherever_that_came_from(monkeypatch):
    company = make.make_company()
    fact = facts_of(company)[0]
    later = company.changed_at + datetime.timedelta(days=40)
    monkeypatch.setattr(record_subpages, "page_changed_at", lambda record: later)
    assert entry_of(company).changed_on == timezone.localdate(later)
    # A fact changes with its own record alone.
    assert entry_of(company, fact).changed_on == timezone.localdate(company.changed_at)


@pytest.mark.parametrize("language", ["de", "en", "ko"])
def test_every_profile_says_how_to_cite_it_in_the_language_of_the_page(db, client, language):
    with translation.override(language):
        company = make.make_company("에이모", slug="aimmo-2")
        address = company.get_absolute_url()
    html = client.get(address).content.decode()
    assert "에이모" in html[html.index("<summary>") :]
    assert f"http://testserver/{language}/companies/aimmo-2/" in html[html.index("<summary>") :]
    assert f'href="{address}cite.bib"' in html and f'href="{address}cite.ris"' in html
    for file in ("cite.bib", "cite.ris"):
        text = client.get(address + file).content.decode()
        assert "에이모" in text and f"http://testserver{address}" in text


@pytest.mark.django_db
def test_the_page_itself_does_not_change_with_the_day_it_is_read(client, monkeypatch):
    address = make.make_company().get_absolute_url()
    today = client.get(address).content
    next_year = timezone.now() + datetime.timedelta(days=366)
    monkeypatch.setattr(timezone, "now", lambda: next_year)
    assert client.get(address).content == today
