"""Particles follow the last sound of a name, whatever it is written in."""

import pytest

from koreanrw.sentences.particles import last_sounds, with_particles

# Names by the last sound a Korean reader gives them.
CONSONANT = [
    "씨젠", "뒤셀도르프 경제진흥국", "한국산업기술진흥원", "한국산업단지공단", "쾰른", "충칭", "밭",
    "IBM", "UN", "SAMSUNG", "Samsung", "Köln",
    "Aachen", "Bochum", "Hankook Electric", "Hanwha Group", "3", "6", "10", "1,000", "20000", "3M", "“씨젠”",
    "한국산업기술진흥원(KIAT)", "[이름 철회됨]", "씨젠™", "쾰른*", "일@",
]  # fmt: skip
LIQUID = [
    "서울", "독일", "물", "DHL", "Basel", "Rheinmetall", "1", "7",
]  # fmt: skip
VOWEL = [
    "에이모", "HD현대", "두산로보틱스", "두산인프라코어", "LG전자", "엘지전자", "뒤셀도르프시", "메세 뒤셀도르프",
    "메디카", "지식경제부", "아헨 공과대학교",
    "노르트라인베스트팔렌주", "슈테판 켈러", "귄터 호르체츠키 박사",
    "NRW.INVEST", "ZENIT", "KIAT", "KICOX", "KEIT", "KOCCA", "KOTRA",
    "RWTH", "LG", "SK", "BMW", "SAP", "BASF", "R&D", "Aimmo", "Hyundai", "Siemens", "Bosch", "Daimler", "Düsseldorf",
    "Zürich", "Messe", "Doosan Robotics", "LG Electronics", "Doosan Infracore", "Deutsche Bank", "Smart",
    "Seoul National University", "Muster GmbH", "Muster Co., Ltd.", "2", "2015", "1000000000000", "50%",
    "슈테판 켈러(시장)", "양해각서(MOU)", "K&", "에이모™", "에이모®", "K-", "C+", "에이모 ★",
]  # fmt: skip


@pytest.mark.parametrize("name", CONSONANT)
def test_after_a_consonant(name):
    assert with_particles(f"{name}은(는) {name}(으)로") == f"{name}은 {name}으로"


@pytest.mark.parametrize("name", LIQUID)
def test_after_rieul_towards_is_short(name):
    assert with_particles(f"{name}은(는) {name}(으)로") == f"{name}은 {name}로"


@pytest.mark.parametrize("name", VOWEL)
def test_after_a_vowel(name):
    assert with_particles(f"{name}은(는) {name}(으)로") == f"{name}는 {name}로"


@pytest.mark.parametrize("name", ["Robot", "Seegene", "Mobile", "Europe", "Rock", "Bob", "漢字", "?", ""])
def test_where_readers_differ_or_nobody_can_tell_both_forms_stay(name):
    assert with_particles(f"{name}은(는)") == f"{name}은(는)"


def test_r_is_said_in_two_ways_but_takes_one_form_of_towards():
    assert with_particles("HR은(는) HR(으)로") == "HR은(는) HR로"


@pytest.mark.parametrize(
    ("notation", "after_consonant", "after_vowel", "after_liquid"),
    [
        ("은(는)", "은", "는", "은"),
        ("는(은)", "은", "는", "은"),
        ("이(가)", "이", "가", "이"),
        ("가(이)", "이", "가", "이"),
        ("을(를)", "을", "를", "을"),
        ("를(을)", "을", "를", "을"),
        ("과(와)", "과", "와", "과"),
        ("와(과)", "과", "와", "과"),
        ("(으)로", "으로", "로", "로"),
        ("(이)라", "이라", "라", "이라"),
        ("(이)나", "이나", "나", "이나"),
        ("(이)며", "이며", "며", "이며"),
    ],
)
def test_every_particle_has_its_forms(notation, after_consonant, after_vowel, after_liquid):
    expected = f"씨젠{after_consonant} 에이모{after_vowel} 서울{after_liquid}"
    assert with_particles(f"씨젠{notation} 에이모{notation} 서울{notation}") == expected


def test_links_and_footnote_marks_between_name_and_particle_do_not_disturb():
    link = '<a href="/ko/places/seoul/" title="수도">서울</a>'
    word = '<span class="certainty certainty-implied"><span class="visually-hidden">확실성: </span>암시</span>'
    marks = f' <span class="cited">{word}<sup class="cite">3</sup></span>'
    assert with_particles(f"{link}{marks}(으)로") == f"{link}{marks}로"
    assert with_particles("<b>R&amp;D</b>은(는)") == "<b>R&amp;D</b>는"


def test_a_decomposed_syllable_ends_as_a_composed_one():
    assert last_sounds("씨젠") == last_sounds("씨젠")
