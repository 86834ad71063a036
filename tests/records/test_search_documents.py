"""What words meet: stems of two languages, Korean however it is spaced, half a syllable, Hangul in Latin letters."""

import pytest
from django.db import connection

from companies.models import Organisation, Place
from records.search import index_query, parse_query
from tests import factories as make

pytestmark = pytest.mark.django_db


def found(query: str, **options: bool) -> set[str]:
    """The names of the published organisations that a question finds."""
    return {
        each.name_en for each in Organisation.objects.published().matching(index_query(parse_query(query), **options))
    }


# Running text, a question, and whether they meet.
RUNNING_TEXT = [
    ("Works with several companies.", "company"),
    ("A company of repute.", "companies"),
    ("It signed agreements with universities.", "agreement university"),
    ("Fairs at many venues, of many values.", "venue value"),
    ("A venue of value.", "venues values"),
    ("Zwei Absichtserklärungen liegen vor.", "Absichtserklärung"),
    ("Eine Technologie für Städte.", "Technologien Stadt"),
    ("Neue Technologien in der Stadt.", "Technologie Städte"),
    ("이 한국 디자인 협회와 함께", "한국디자인협회"),
    ("이 한국디자인협회와 함께", "한국 디자인 협회"),
    ("대한무역투자진흥공사", "무역 투자 진흥"),
    ("大韓貿易投資振興公社", "貿易投資"),
    ("大韓貿易投資振興公社", "大韓貿易"),
    *((f"산업{dot}기술의 협력", "산업기술") for dot in "·・ㆍ‧∙•･⋅ᆞ"),
    ("Kreislauf\u00adwirtschaft und Werk\u200bstoffe", "Kreislaufwirtschaft Werkstoffe"),
    ("Kreislaufwirtschaft und Werkstoffe", "Kreis\u200blauf\u00adwirtschaft Werk\u2060stoffe"),
    ("Founded by NRW.INVEST and others", "NRWINVEST"),
    ("Founded by NRWINVEST and others", "NRW.INVEST"),
    ("Founded by NRW INVEST and others", "NRW.INVEST"),
    ("A talk with Young-hwan", "Younghwan"),
    ("Samsung C&T builds", "Samsung C&T"),
    ("The Korea Institute of Ships", '"Korea Institute"'),
    ("신라 대학교", '"신라대학교"'),
]
NOT_THAT = [
    ("Korean institutions", '"Korea Institute"'),
    ("Korea Institutes", '"Korea Institute"'),
    # Two syllables on both sides of a space are no word.
    ("본에서 울산으로", "서울"),
    ("본에서 울산시로", "서울시"),
    ("NRW and to invest", "NRW.INVEST"),
    ("NRW and to invest", "NRWINVEST"),
    ("부산", "서우"),
]
NAMES = [
    ("한국산업기술진흥원", "hanguksaneopgisuljinheungwon"),
    ("한국산업기술진흥원", "saneopgisul"),
    ("한국 디자인 협회", "hanguk dijain"),
    ("한국 디자인 협회", "HANGUKDIJAIN"),
    ("신라대학교", "Silla"),
    ("독립문", "dongnimmun"),
    ("김 민수", "김민수"),
    ("NRW.INVEST", "NRW INVEST"),
    ("한국디자인협회", "한구"),
    ("서울시", "서우"),
    ("서울시", "서ㅇ"),
    ("값진", "갑"),
]


@pytest.mark.parametrize(("text", "query"), RUNNING_TEXT)
def test_running_text_is_found_by(text, query):
    make.make_company("It", summary_en=text)
    assert found(query) == {"It"}


@pytest.mark.parametrize(("text", "query"), NOT_THAT)
def test_running_text_is_not_found_by(text, query):
    make.make_company("It", summary_en=text)
    assert found(query) == set()


@pytest.mark.parametrize(("name", "query"), NAMES)
def test_a_name_is_found_by(name, query):
    make.make_institution("It", name_ko=name)
    assert found(query) == {"It"}


def test_a_half_typed_syllable_is_completed_in_a_search_only_where_nothing_begins_so():
    make.make_institution("Seoul", name_ko="서울시")
    make.make_institution("Seou", name_ko="서우물산")
    assert found("서우") == {"Seou"}
    # Somebody who is still typing may mean both; on the way to 서우 the keyboard shows 성.
    assert found("서우", is_being_typed=True) == {"Seoul", "Seou"}
    assert found("성", is_being_typed=True) == {"Seoul", "Seou"}


def test_words_with_signs_between_them_count_the_same_however_they_are_typed():
    for number, name in enumerate(("NRW.INVEST", "NRWINVEST", "NRW-Invest", "nrw invest GmbH")):
        make.make_institution(f"It {number}", name_de=name)
        make.make_institution(f"About it {number}", summary_de=f"Gehört zu {name} und anderen.")
    assert len(found("NRWINVEST")) == 8
    assert found("NRWINVEST") == found("NRW.INVEST") == found("nrw-invest") == found("NRW·INVEST".replace("·", "."))


def test_places_are_found_by_stem_by_latin_letters_and_by_code():
    place = make.make_place("Seoul", name_ko="서울특별시", code="KR-11")
    for query in ("seoulteukbyeolsi", "kr-11", "KR11", "서울"):
        assert list(Place.objects.matching(index_query(parse_query(query)))) == [place], query


def test_columns_computed_before_are_computed_again():
    company = make.make_company("It")
    make.make_name(company, "산업ㆍ기술", language="ko")
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_text FROM companies_organisationname WHERE text LIKE '산업%'")
        assert cursor.fetchone() == ("산업·기술 산업기술",)
