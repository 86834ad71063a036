"""How pages name other records, and in which language a text really is."""

import pytest
from django.template import Context, Template
from django.utils import translation

from koreanrw.breadcrumbs import crumb_of
from koreanrw.names import language_words
from tests import factories as make

pytestmark = pytest.mark.django_db


def rendered(template: str, **context) -> str:
    return Template("{% load names %}" + template).render(Context(context))


def test_a_published_record_is_named_and_linked():
    company = make.make_company("Aimmo")
    assert rendered("{% name c %}", c=company) == f'<a href="{company.get_absolute_url()}">Aimmo</a>'


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_an_unpublished_record_loses_its_name_and_its_link(state):
    reason = {"withdrawal_reason": "x"} if state == "withdrawn" else {}
    company = make.make_company("Secret", state=state, **reason)
    for template in ("{% name c %}", '{% name c "Secret Inc." %}'):
        html = rendered(template, c=company)
        assert "name withdrawn" in html
        assert "Secret" not in html and "href" not in html


def test_a_former_name_replaces_that_of_today():
    company = make.make_company("Aimmo")
    assert ">Aimmo Inc.</a>" in rendered('{% name c "Aimmo Inc." %}', c=company)


def test_a_name_in_another_language_says_which():
    place = make.make_place(name_de="Köln", name_en="", name_ko="")
    with translation.override("ko"):
        assert rendered('<b{{ p|lang_of:"name" }}>{{ p }}</b>', p=place) == '<b lang="de">Köln</b>'
    with translation.override("de"):
        assert rendered('<b{{ p|lang_of:"name" }}>{{ p }}</b>', p=place) == "<b>Köln</b>"


def test_a_name_made_of_others_says_the_language_of_each():
    company = make.make_company("에이모", name_de="", name_en="")
    korean = make.make_office(company, make.make_place("서울", name_de="", name_en=""))
    mixed = make.make_office(company, make.make_place("Düsseldorf"))
    with translation.override("de"):
        address = korean.get_absolute_url()
        assert rendered("{% name o %}", o=korean) == f'<a href="{address}" lang="ko">에이모, 서울</a>'
        assert crumb_of(korean) == ("에이모, 서울", address, "ko")
        address = mixed.get_absolute_url()
        assert rendered("{% name o %}", o=mixed) == f'<a href="{address}"><span lang="ko">에이모</span>, Düsseldorf</a>'
        assert crumb_of(mixed) == ("에이모, Düsseldorf", address, "")


def test_language_tags_are_put_in_words():
    assert language_words("ko-Latn") == "Korean, in Latin letters"
    assert language_words("xx") == "xx"


def test_headings_below_a_record_mark_its_name_where_it_is_in_another_language(client):
    company = make.make_company("두산로보틱스", name_en="", name_de="", name_ko="두산로보틱스")
    for page in ("facts/", "facts/name/", "changes/"):
        html = client.get(company.get_absolute_url() + page).content.decode()
        heading = html.split("<h1>")[1].split("</h1>")[0]
        assert '<span lang="ko">두산로보틱스</span>' in heading, page
    office = make.make_office(company, make.make_place("Bonn"))
    html = client.get(office.get_absolute_url()).content.decode()
    assert '<h1><span lang="ko">두산로보틱스</span>, ' in html


def test_the_page_of_a_source_marks_values_in_another_language(client):
    source = make.make_source("Article")
    make.make_company("두산로보틱스", name_en="", name_de="", name_ko="두산로보틱스", source=source)
    assert '<span lang="ko">두산로보틱스</span>' in client.get(source.get_absolute_url()).content.decode()
