"""Searches somebody keeps: their own, under a name, for as long as they like."""

import pytest
from django.utils.http import urlencode

from koreanrw.models import SavedSearch
from tests import factories as make

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "ko")


@pytest.fixture
def kim(client):
    user = make.make_staff("kim")
    client.force_login(user)
    return user


def save(list_name: str, query: str, language: str = "en") -> str:
    return f"/{language}/account/searches/save/?{urlencode({'list': list_name, 'query': query})}"


def keep(owner, name: str = "Mine", **fields) -> SavedSearch:
    return SavedSearch.objects.create(owner=owner, name=name, **{"list": "agreement_list", **fields})


def test_a_search_is_kept_under_a_name_and_found_again(client, kim):
    make.make_agreement(kind="mou")
    address = save("agreement_list", "kind=mou&q=a+b&page=3&columns=slug")
    assert 'value="Agreements, a b, memorandum of understanding"' in client.get(address).content.decode()
    assert client.post(address, {"name": "Memoranda"})["Location"] == "/en/account/searches/"
    search = SavedSearch.objects.get()
    assert (search.owner, search.name, search.list) == (kim, "Memoranda", "agreement_list")
    content = client.get("/en/account/searches/").content.decode()
    assert '<a href="/en/agreements/?kind=mou&amp;q=a+b">Memoranda</a>' in content
    assert 'href="/en/agreements/feed.atom?kind=mou&amp;q=a+b"' in content
    assert "“Memoranda” is saved." in content


def test_a_search_leads_to_the_list_in_the_language_of_the_page(client, kim):
    keep(kim, query="kind=mou")
    assert 'href="/ko/agreements/?kind=mou"' in client.get("/ko/account/searches/").content.decode()


def test_a_search_is_renamed_and_deleted(client, kim):
    search = keep(kim)
    address = f"/en/account/searches/{search.pk}/"
    assert client.post(f"{address}rename/", {"name": "Better"}).status_code == 302
    assert SavedSearch.objects.get().name == "Better"
    assert "Delete “Better”?" in client.get(f"{address}delete/").content.decode()
    assert SavedSearch.objects.exists()
    assert client.post(f"{address}delete/").status_code == 302
    assert not SavedSearch.objects.exists()


def test_nobody_sees_or_touches_the_searches_of_others(client, kim):
    other = keep(make.make_staff("lee"), "Secret of Lee")
    assert "Secret of Lee" not in client.get("/en/account/searches/").content.decode()
    for verb in ("rename", "delete"):
        address = f"/en/account/searches/{other.pk}/{verb}/"
        assert client.get(address).status_code == 404
        assert client.post(address, {"name": "Mine now"}).status_code == 404
    other.refresh_from_db()
    assert other.name == "Secret of Lee"


@pytest.mark.parametrize("page", ["", "save/?list=agreement_list", "1/rename/", "1/delete/"])
def test_visitors_are_asked_to_sign_in_and_come_back(client, page):
    address = f"/en/account/searches/{page}"
    # The list of searches takes no form.
    for response in (client.get(address), *([client.post(address)] if page else [])):
        assert response.status_code == 302
        assert response["Location"].startswith("/en/account/login/?next=/en/account/searches/")


def test_a_search_is_only_kept_with_a_token_of_the_page(client, kim):
    client.handler.enforce_csrf_checks = True
    assert client.post(save("agreement_list", ""), {"name": "Forged"}).status_code == 403
    assert client.post(f"/en/account/searches/{keep(kim).pk}/delete/").status_code == 403
    assert SavedSearch.objects.count() == 1


@pytest.mark.parametrize("name", ["", " ", "\u3164", "x" * 121, "Mi\0ne"])
def test_names_that_cannot_be_are_refused_in_words(client, kim, name):
    keep(kim)
    response = client.post(save("agreement_list", ""), {"name": name})
    assert response.status_code == 200
    assert response.context["form"].errors["name"]
    assert SavedSearch.objects.count() == 1


def test_two_people_may_call_a_search_the_same(client, kim):
    keep(make.make_staff("lee"))
    assert client.post(save("agreement_list", ""), {"name": "Mine"}).status_code == 302


@pytest.mark.parametrize("list_name", ["", "home", "admin:index", "nothing", "\0", "x" * 5000])
def test_only_lists_can_be_searched(client, kim, list_name):
    assert client.get(save(list_name, "q=a")).status_code == 404


@pytest.mark.parametrize("query", ["kind=nonsense", "signed_from=sometime", "q=" + "가" * 3000, "a=b&" * 600])
def test_a_search_that_makes_no_sense_is_not_kept(client, kim, query):
    response = client.post(save("agreement_list", query), {"name": "Nonsense"})
    assert response.status_code == 400
    assert "This search cannot be saved" in response.content.decode()
    assert not SavedSearch.objects.exists()


def test_there_is_an_end_to_what_one_keeps(client, kim, monkeypatch):
    monkeypatch.setattr(SavedSearch, "MOST", 1)
    keep(kim)
    response = client.post(save("agreement_list", ""), {"name": "Another"})
    assert "delete one first" in response.content.decode()


def test_huge_numbers_lead_nowhere(client, kim):
    assert client.get(f"/en/account/searches/{'9' * 400}/rename/").status_code == 404


def test_searches_of_somebody_who_went_belong_to_nobody(client, kim):
    lee = make.make_staff("lee")
    search = keep(lee, "Secret of Lee")
    lee.delete()
    assert client.get(f"/en/account/searches/{search.pk}/rename/").status_code == 404
    assert "Secret of Lee" not in client.get("/en/account/searches/").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_account_leads_to_the_searches_and_lists_lead_to_keeping_one(client, kim, language):
    account = client.get(f"/{language}/account/").content.decode()
    assert f'href="/{language}/account/searches/"' in account
    response = client.get(f"/{language}/account/searches/")
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response.content.decode()
