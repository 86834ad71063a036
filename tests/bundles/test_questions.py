"""Bundles of hard articles are entered as an editor would; then the public pages are asked what the articles answer.

Every answer is written down from the articles (`*.toml`), not from what the pages happen to say.
"""

import re
from html import unescape

import pytest
from django.test import Client
from django.utils.html import strip_tags

from companies.models import Office
from events.models import Delegation, Figure, Visit
from records.models import Record
from records.models.citation import citation_models
from tests import factories
from tests.admin_forms import admin_url, opened, saved
from tests.bundles import alliance, census, journey, lenses, works
from tests.bundles.articles import BUNDLES, articles, facts
from tests.seeded_rows import once_a_module

# Entering five bundles through forms takes half a minute.
pytestmark = [pytest.mark.django_db, pytest.mark.long]


def _enter() -> None:
    for bundle in (lenses, alliance, journey, works, census):
        bundle.enter()


entered = once_a_module(_enter)


@pytest.fixture(autouse=True)
def bundles(entered: None) -> None:
    """Every question is asked of a register with all bundles in it."""


def read(client: Client, address: str, **query: str) -> str:
    """What is to be read on a page above its notes, without the numbers of footnotes."""
    response = client.get(address, query)
    assert response.status_code == 200, response.status_code
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")].partition('<section class="footnotes"')[0]
    text = unescape(strip_tags(re.sub(r"<(sup|script|style|svg).*?</\1>", "", main, flags=re.DOTALL)))
    return re.sub(r"\s+([,;.)])", r"\1", re.sub(r"\(\s+", "(", " ".join(text.split())))


def found(client: Client, kind: str, **query: str) -> set[str]:
    """The slugs of what a list finds, as a reader of its file has them."""
    answer = client.get(f"/api/v1/{kind}/", query)
    assert answer.status_code == 200, answer.content
    return {row["slug"] for row in answer.json()["rows"]}


def fact(client: Client, record: Record, key: str, language: str = "en") -> str:
    return read(client, f"/{language}{record.get_absolute_url().removeprefix('/en')}facts/{key}/")


def office(address: str) -> Office:
    return Office.objects.get(address=address)


# --- what went in ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("bundle", BUNDLES)
def test_every_fact_of_the_articles_is_cited_or_says_why_it_is_not(bundle):
    known = facts(bundle)
    cited: dict[str, set[tuple[str, str]]] = {}
    for model in citation_models():
        for row in model.objects.filter(fact__in=known):
            cited.setdefault(row.fact, set()).add((row.place_in_source, row.certainty))
    expected = {code: {(one.place, one.certainty)} for code, one in known.items() if not one.left_out}
    assert cited == expected


@pytest.mark.parametrize("bundle", BUNDLES)
def test_every_wording_stands_in_its_article_at_the_place_named(bundle):
    paragraphs = {code: article.paragraphs for code, article in articles(bundle).items()}
    known = facts(bundle)
    quoted = [row for model in citation_models() for row in model.objects.filter(fact__in=known).exclude(wording="")]
    assert quoted
    wrong = [
        row.wording for row in quoted if row.wording not in paragraphs[row.fact.partition(".")[0]][row.place_in_source]
    ]
    assert not wrong


# --- lenses: an office that moves, a headquarters that comes true elsewhere ------------------------------------------


@pytest.mark.parametrize(
    ("day", "there", "elsewhere"),
    [
        ("2018-05-01", ["Kaiserswerther Straße 115"], ["Am Brüll 17", "Immermannstraße 65"]),
        ("2018-08-01", ["Am Brüll 17"], ["Kaiserswerther Straße 115", "Immermannstraße 65"]),
        ("2020-01-15", ["Immermannstraße 65"], ["Kaiserswerther Straße 115", "Am Brüll 17"]),
        # The move is dated to the month.
        ("2019-05-15", ["Am Brüll 17", "Immermannstraße 65"], ["Kaiserswerther Straße 115"]),
        # Closed at the end of 2020, open again from January 2022.
        ("2021-09-01", [], ["Kaiserswerther Straße 115", "Am Brüll 17", "Immermannstraße 65"]),
    ],
)
def test_where_was_the_office_on_a_day(client, day, there, elsewhere):
    page = read(client, "/en/companies/narae-optics/", as_of=day)
    assert [address for address in there if address not in page] == []
    assert [address for address in elsewhere if address in page] == []


def test_who_was_certainly_there_while_it_moved(client):
    page = read(client, "/en/here-on/", day="2019-05-15", place="ratingen")
    certain, possible = page.split("Possibly there")
    assert "Narae Optics" not in certain.partition("Certainly there")[2]
    assert "The closing (May 2019) may lie before or after this day." in possible


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "en",
            "planned: first before December 2018, then between June and August 2018, then between March and May 2019",
        ),
        ("ko", "예정: 처음 2018년 11월 이전, 이후 2018년 6월과 8월 사이, 이후 2019년 3월과 5월 사이"),
    ],
)
def test_how_did_the_headquarters_slip(client, language, says):
    address = office("Am Brüll 17").get_absolute_url().replace("/en/", f"/{language}/")
    assert says in read(client, address)


def test_a_headquarters_in_frankfurt_was_not_in_north_rhine_westphalia(client):
    page = read(client, "/en/here-on/", day="2020-01-15")
    assert "Immermannstraße" not in page and "Narae Optics, Düsseldorf" in page
    assert "Narae Optics, Frankfurt" not in page


def test_which_plan_came_true_elsewhere(client):
    page = read(client, office("Am Brüll 17").get_absolute_url())
    assert "fulfilled elsewhere" in page and "Narae Optics, Frankfurt am Main" in page
    frankfurt = read(client, "/en/offices/narae-optics-frankfurt-am-main/")
    assert "Planned elsewhere, come about here European headquarters: Narae Optics, Ratingen" in frankfurt
    assert found(client, "offices", plan="abandoned") == set()


def test_where_was_there_a_european_headquarters_at_all(client):
    headquarters = found(client, "offices", function="european headquarters", outcome="done")
    assert headquarters == {"narae-optics-frankfurt-am-main"}


def test_what_did_the_four_sources_say_about_the_opening(client):
    said = fact(client, office("Kaiserswerther Straße 115"), "opened")
    agreeing, differing = said.split("Where the sources differ")
    assert "1 March 2017" in agreeing and "Printed within a fortnight of the day." in agreeing
    assert "in Ratingen since early 2017" in agreeing
    assert "February 2017" in differing and "나래광학, 유럽본부 결국 프랑크푸르트로" in differing
    assert "6 December 2016" in differing and "mit einem Empfang am Nikolaustag 2016" in differing


@pytest.mark.parametrize(
    ("language", "rows"),
    [
        ("en", ["11 staff, Narae Optics, Ratingen As of November 2018 Counting rule own payroll, without temporary",
                "14 staff, Narae Optics, Düsseldorf As of October 2019 Counting rule temporary workers included"]),
        ("de", ["11 Beschäftigte, Narae Optics, Ratingen Stand November 2018 Zählweise eigene Beschäftigte, ohne Leih",
                "14 Beschäftigte, Narae Optics, Düsseldorf Stand Oktober 2019 Zählweise mit Leihkräften"]),
        ("ko", ["11명 직원, 나래광학, 라팅겐 기준일 2018년 11월 집계 기준 파견 인력 제외",
                "14명 직원, 나래광학, 뒤셀도르프 기준일 2019년 10월 집계 기준 파견 인력 포함"]),
    ],
)  # fmt: skip
def test_how_many_staff_when_and_by_which_rule(client, language, rows):
    page = read(client, f"/{language}/figures/", subject="staff")
    assert [row for row in rows if row not in page] == []


@pytest.mark.parametrize("spelling", ["Oh Se-yeon", "O Se-yeon", "Seyeon Oh", "Oh Seyeon", "오세연"])
def test_under_which_names_is_she_found(client, spelling):
    assert found(client, "people", q=spelling) == {"oh-se-yeon"}


def test_when_was_the_undated_article_written(client):
    page = read(client, "/en/sources/narae-ist-wieder-da/")
    assert "January 2022" in page
    assert "It speaks of 1 February as in the coming month." in page


# --- alliance: names at signing, acts of parties ---------------------------------------------------------------------


def test_under_which_name_did_the_academy_sign(client):
    english = read(client, "/en/agreements/absichtserklaerung-ueber-verbundwerkstoffe/")
    assert "name at signing: Technische Akademie Volme" in english
    korean = read(client, "/ko/agreements/absichtserklaerung-ueber-verbundwerkstoffe/")
    assert "Technische Akademie Volme(현 Hochschule Volme)" in korean


def test_what_do_the_two_papers_say_of_the_signing(client):
    page = read(client, "/en/agreements/absichtserklaerung-ueber-verbundwerkstoffe/")
    differing = page.partition("Where the sources differ")[2]
    assert [said for said in ("letter of intent", "11 June 2013", "Busan") if said not in differing] == []
    assert "signed a memorandum of understanding in Changwon on 12 June 2013" in page


def test_who_of_north_rhine_westphalia_signed_and_with_whom(client):
    of_the_alliance = {
        "absichtserklaerung-ueber-verbundwerkstoffe", "allianz-fuer-verbundwerkstoffe", "zusage-von-stipendien",
    }  # fmt: skip
    contract = "vertrag-ueber-ein-gemeinsames-unternehmen-in-marl"
    assert found(client, "agreements", seat="nordrhein-westfalen") == {*of_the_alliance, contract}
    assert found(client, "agreements", seat="ulsan") == {contract}
    # The consulate in Busan was a witness, no party.
    assert found(client, "agreements", seat="busan") == set()


def test_what_did_the_predecessor_of_the_institute_sign(client):
    signed = found(client, "agreements", q="Korea Institute of Advanced Structures")
    assert {"absichtserklaerung-ueber-verbundwerkstoffe", "allianz-fuer-verbundwerkstoffe"} < signed
    page = read(client, "/en/agreements/", q="Korea Institute of Advanced Structures")
    assert "signed by its predecessor Gyeongnam Composites Institute" in page


def test_who_joined_approved_and_left_when(client):
    renewal = read(client, "/en/agreements/allianz-fuer-verbundwerkstoffe/")
    assert "Ruhr Polymer Cluster – joined: 1 March 2019" in renewal
    assert "acting for: Hochschule Volme – withdrew: 31 March 2021" in renewal
    first = read(client, "/en/agreements/absichtserklaerung-ueber-verbundwerkstoffe/")
    assert "City of Hagen – approved: July 2013" in first


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "The Institute for Lightweight Design and the Gyeongnam Composites Institute signed a memorandum"),
        ("de", "Das Institut für Leichtbau und das Gyeongnam Composites Institute unterzeichneten am 18. Sept"),
    ],
)
def test_who_joined_later_did_not_sign_with_the_others(client, language, says):
    page = read(client, f"/{language}/agreements/allianz-fuer-verbundwerkstoffe/")
    assert says in page


def test_who_was_a_witness(client):
    page = read(client, "/en/agreements/absichtserklaerung-ueber-verbundwerkstoffe/")
    signatories, witnesses = page.partition("Signatories")[2].split("Witnesses")
    assert "Marlene Ostwald" in signatories and "Bae Jin-ho" in signatories
    assert "Honorarkonsulat Ruhr in Busan" in witnesses.partition("Signed")[0]


@pytest.mark.parametrize(
    ("language", "says", "not_said"),
    [("en", "reached an oral agreement on 2 February 2021", "signed an agreement"),
     ("de", "trafen am 2. Februar 2021 eine mündliche Vereinbarung", "unterzeichneten"),
     ("ko", "2021년 2월 2일에 구두 합의를 했습니다", "체결했습니다")],
)  # fmt: skip
def test_a_promise_by_word_of_mouth_is_not_signed(client, language, says, not_said):
    page = read(client, f"/{language}/agreements/zusage-von-stipendien/")
    assert says in page
    assert not_said not in page


# --- journey: put off, recounted, told twice -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "10 October 2022 (planned: first October 2020, then May 2021)"),
        ("de", "10. Oktober 2022 (geplant: zuerst Oktober 2020, dann Mai 2021)"),
        ("ko", "2022년 10월 10일 (예정: 처음 2020년 10월, 이후 2021년 5월)"),
    ],
)
def test_when_was_the_journey_to_begin_and_when_did_it(client, language, says):
    assert says in read(client, f"/{language}/delegations/solingen-in-gwangju/")


def test_how_many_travelled_by_whose_count(client):
    page = read(client, "/ko/delegations/solingen-in-gwangju/")
    said = ["22명 인원, 졸링겐시 방문단 기준일 2022년 10월 집계 기준 통역 포함", "20여 명 인원,",
            "18명 인원, 졸링겐시 방문단 기준일 2022년 10월 11일 집계 기준 통역 제외"]  # fmt: skip
    assert [row for row in said if row not in page] == []


@pytest.mark.parametrize("spelling", ["Dahlbüdding", "Dahlbuedding", "Dalbueding", "헤닝 달뷔딩", "Dahlbudding"])
def test_in_which_spelling_is_the_lord_mayor_found(client, spelling):
    assert found(client, "people", q=spelling) == {"henning-dahlbuedding"}


def test_what_was_he_when(client):
    page = read(client, "/en/people/henning-dahlbuedding/")
    assert "city treasurer (City of Solingen) and Lord Mayor (City of Solingen, from: 1 November 2020)" in page


def test_which_stop_was_struck_off(client):
    page = read(client, "/en/delegations/solingen-in-gwangju/")
    stop = page.partition("Busan")[2]
    assert "abandoned" in stop and "port" in stop


def test_a_copy_of_an_agency_report_is_no_second_witness(client):
    begun = fact(client, Delegation.objects.get(), "starts")
    assert "The same story also in: Solinger zu Gast in Gwangju" in begun


def test_what_is_the_address_of_a_fact_after_rows_were_swapped(client):
    delegation = Delegation.objects.get()
    talk, works_visit, _port = delegation.visits.order_by("order")
    before = fact(client, delegation, f"visit-{works_visit.public_id}-host")
    assert "Hanbit Knives" in before
    editor = Client()
    editor.force_login(factories.make_publisher())
    data = opened(editor, admin_url(delegation))
    data |= {"visits-0-order": str(works_visit.order), "visits-1-order": str(talk.order)}
    saved(editor, admin_url(delegation), data)
    assert list(Visit.objects.order_by("order").values_list("pk", flat=True)[:2]) == [works_visit.pk, talk.pk]
    after = fact(client, delegation, f"visit-{works_visit.public_id}-host")
    assert "Hanbit Knives" in after and "Gwangju blade association" not in after


# --- works: shares, slips, two currencies ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "certain", "over"),
    [
        ("2012-06-01", ["joint venture of: Saebit Chemical (share: 50%)",
                        "joint venture of: Lippe-Polymer GmbH (share: 50%)"],
         ["70%", "100%"]),
        ("2016-05-01", ["joint venture of: Saebit Chemical (share: 70%)",
                        "joint venture of: Lippe-Polymer GmbH (share: 30%)"],
         ["50%", "100%"]),
        ("2019-12-17", ["subsidiary of: Saebit Chemical (share: 100%)"], ["50%", "30%"]),
    ],
)  # fmt: skip
def test_who_owned_how_much_on_a_day(client, day, certain, over):
    page = read(client, "/en/companies/saebit-europe-gmbh/", as_of=day)
    ties = page.partition("Ties to other organisations")[2].partition("As known today")[0]
    assert [tie for tie in certain if tie not in ties.partition("Only possibly")[0]] == []
    assert [tie for tie in over if tie in ties] == []


@pytest.mark.parametrize(
    ("language", "since", "until"),
    [
        ("en", "12 February 2014 (planned: first late 2012, then second half of 2013)",
         "30 April 2020 (planned: 31 March 2020)"),
        ("de", "12. Februar 2014 (geplant: zuerst Ende 2012, dann 2. Halbjahr 2013)",
         "30. April 2020 (geplant: 31. März 2020)"),
    ],
)  # fmt: skip
def test_when_was_production_to_begin_and_end_and_when_did_it(client, language, since, until):
    page = read(client, f"/{language}/offices/saebit-europe-gmbh-marl/")
    assert since in page and until in page


def test_how_much_money_was_promised_and_spent(client):
    page = read(client, "/en/figures/", subject="money")
    promised = ["85,000,000 euros (planned)", "120,000,000,000 South Korean won (planned)", "91,000,000 euros in all"]
    assert [amount for amount in promised if amount not in page] == []
    assert "176,000,000" not in page
    assert len(found(client, "figures", subject="money", planned="true")) == 2


def test_the_company_is_found_by_the_name_it_gave_up(client):
    assert found(client, "companies", q="RS Polymer") == {"saebit-europe-gmbh"}


def test_the_api_gives_what_a_plan_gave_and_what_happened(client):
    (row,) = [row for row in client.get("/api/v1/offices/").json()["rows"] if row["slug"] == "saebit-europe-gmbh-marl"]
    assert row["fields"]["closed"]["value"]["edtf"] == "2020-04-30"
    assert row["fields"]["planned_closed"]["value"]["edtf"] == "2020-03-31"
    assert row["fields"]["opened"]["value"] is None


def test_does_the_old_footnote_vouch_for_a_changed_value(client):
    works_in_marl = Office.objects.get(slug="saebit-europe-gmbh-marl")
    editor = Client()
    editor.force_login(factories.make_publisher())
    saved(editor, admin_url(works_in_marl), opened(editor, admin_url(works_in_marl)) | {"closed": "31 May 2020"})
    said = fact(client, works_in_marl, "closed")
    agreeing, differing = said.split("Where the sources differ")
    assert "31 May 2020" in agreeing and "Licht aus in Marl" not in agreeing
    assert "30 April 2020" in differing and "Licht aus in Marl" in differing


# --- census: rules that change ---------------------------------------------------------------------------------------


def test_how_many_korean_companies_were_there_at_the_end_of_2014(client):
    recounted = Figure.objects.get(value=98)
    said = read(client, f"/en/figures/{recounted.slug}/facts/value/")
    agreeing, differing = said.split("Where the sources differ")
    assert "98" in agreeing and "The same chamber counted anew." in agreeing
    assert "104" in differing and "The same story also in: 104 koreanische Firmen" in differing


def test_numbers_by_different_rules_are_never_joined_to_a_line(client):
    page = read(client, "/de/figures/over-time/", place="duesseldorf")
    panels = page.partition("Dasselbe als Tabelle")[0].split("Koreanische Unternehmen:")[1:]
    rules = ["Zweigstellen ohne Personal eingeschlossen", "nur mit Personal am Ort", "nur im Handelsregister"]
    assert [[rule for rule in rules if rule in panel] for panel in panels] == [[rule] for rule in rules]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Korea Days Rhine", "k-rhine-expo"),
        ("재라인상사협의회", "korean-business-circle-on-the-rhine"),
        ("Technische Akademie Volme", "hochschule-volme"),
    ],
)
def test_an_institution_is_found_by_the_name_it_gave_up(client, name, slug):
    assert slug in found(client, "institutions", q=name)
