"""Revised Romanisation, in Python and in the database."""

import pytest
from django.db import connection

from records.romanisation import romanised

# The examples of the rules themselves, and names of the register.
OFFICIAL = {
    "구미": "gumi", "영동": "yeongdong", "백암": "baegam", "옥천": "okcheon", "합덕": "hapdeok", "호법": "hobeop",
    "월곶": "wolgot", "벚꽃": "beotkkot", "한밭": "hanbat", "구리": "guri", "설악": "seorak", "칠곡": "chilgok",
    "임실": "imsil", "울릉": "ulleung", "대관령": "daegwallyeong", "백마": "baengma", "종로": "jongno",
    "왕십리": "wangsimni", "별내": "byeollae", "신라": "silla", "해돋이": "haedoji", "같이": "gachi",
    "굳히다": "guchida", "맞히다": "machida", "좋고": "joko", "놓다": "nota", "낳지": "nachi", "묵호": "mukho",
    "집현전": "jiphyeonjeon", "압구정": "apgujeong", "낙동강": "nakdonggang", "죽변": "jukbyeon",
    "낙성대": "nakseongdae", "합정": "hapjeong", "팔당": "paldang", "샛별": "saetbyeol", "울산": "ulsan",
    "광희문": "gwanghuimun", "독립문": "dongnimmun", "촉석루": "chokseongnu", "속리산": "songnisan",
    "거북선": "geobukseon", "오죽헌": "ojukheon", "현충사": "hyeonchungsa", "독도": "dokdo", "극락전": "geungnakjeon",
    "안압지": "anapji", "남한산성": "namhansanseong", "화랑대": "hwarangdae", "불국사": "bulguksa",
    "인왕리": "inwangni", "삼죽면": "samjungmyeon",
    "한국산업기술진흥원": "hanguksaneopgisuljinheungwon", "협력": "hyeomnyeok", "법률": "beomnyul",
    "없다": "eopda", "없는": "eomneun", "없어": "eopseo", "많고": "manko", "많은": "maneun", "않는": "anneun",
    "잃어": "ireo", "앓는": "alleun", "싫소": "silso", "앉아": "anja", "여덟": "yeodeol", "닭": "dak", "닭이": "dalgi",
    "좋은": "joeun", "밖에": "bakke", "있어": "isseo", "꽃이": "kkochi", "벼훑이": "byeohulchi", "실학": "silhak",
}  # fmt: skip


@pytest.mark.parametrize(("hangul", "latin"), OFFICIAL.items())
def test_hangul_is_written_as_the_rules_say(hangul, latin):
    assert romanised(hangul) == latin


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("신라 대학교", "silla daehakgyo"),
        ("신 라", "sin ra"),
        ("HD현대 (주)", "HDhyeondae (ju)"),
        ("Köln 2015", "Köln 2015"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "hanguk"),
        ("", ""),
    ],
)
def test_what_is_no_hangul_stays_and_parts_the_sounds(text, expected):
    assert romanised(text) == expected


@pytest.mark.django_db
def test_the_database_romanises_every_meeting_of_letters_in_the_same_way():
    finals = [chr(ord("까") + final) for final in range(28)]
    nexts = [chr(ord("가") + 588 * initial + 28 * vowel) for initial in range(19) for vowel in (0, 20)]
    texts = [
        *(f"{first}{second} {first}" for first in finals for second in nexts),
        *OFFICIAL,
        "HD현대 (주)·서울",
        "Köln",
    ]
    texts.append("\u1112\u1161\u11ab")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, public.romanised(text) FROM unnest(%s::text[]) AS text", [texts])
        assert dict(cursor.fetchall()) == {text: romanised(text) for text in texts}
