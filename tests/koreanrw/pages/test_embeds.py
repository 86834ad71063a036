"""Pictures alone: the one place other sites may frame, and no other page."""

import re

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import translation

from companies.models import Organisation, Place
from events.models import Delegation
from tests import factories as make
from tests.crawling import Answer
from tests.examples import EACH_LANGUAGE

pytestmark = pytest.mark.django_db
LANGUAGES = ("de", "en", "ko")
# What stands at every address, whatever the register holds.
OF_THE_REGISTER = ("embed_map", "embed_korea", "embed_timeline", "embed_figures", "embed_relations")


def may_be_framed(response: HttpResponse | Answer) -> bool:
    """Whether other sites may frame this answer; both headers must say the same."""
    policy = response.headers["Content-Security-Policy"]
    by_policy = "frame-ancestors *" in policy
    assert by_policy or "frame-ancestors 'none'" in policy
    # The redirect to a language shows nothing, and only the policy is on it.
    if not 300 < (response.status if isinstance(response, Answer) else response.status_code) < 303:
        assert by_policy is ("X-Frame-Options" not in response.headers)
    return by_policy


def embedded_addresses() -> list[str]:
    """Every picture of the register as it is seeded."""
    found = [reverse(name) for name in OF_THE_REGISTER]
    found += [reverse("embed_route", args=(delegation.slug,)) for delegation in Delegation.objects.published()]
    found += [reverse("embed_place_map", args=("duesseldorf",)), reverse("embed_place_figures", args=("duesseldorf",))]
    found += [reverse(f"embed_organisation_{name}", args=("nrw-invest",)) for name in ("timeline", "relations")]
    return found


@pytest.mark.parametrize("language", EACH_LANGUAGE)
def test_a_picture_alone_is_whole_and_may_be_framed_by_anybody(seeded, client, language):
    with translation.override(language):
        addresses = embedded_addresses()
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200, address
        assert may_be_framed(response), address
        assert not response.cookies, address
        content = response.content.decode()
        assert f'<html lang="{language}">' in content, address
        assert len(re.findall(r"<h1[ >]", content)) == 1, address
        assert '<figure class="picture' in content, address
        assert '<meta name="robots" content="noindex">' in content, address
        assert not re.search(r"<(nav|header|footer|form|script)\b", content), address


def test_every_link_out_of_a_picture_leaves_the_frame_and_every_link_within_stays(seeded, client):
    for address in embedded_addresses():
        links = re.findall(r"<a [^>]*>", client.get(address).content.decode())
        assert links, address
        for link in links:
            leaves = 'href="#' not in link
            assert leaves is ('target="_top"' in link), link


def test_a_picture_names_the_register_as_its_source_and_the_page_it_is_from(seeded, client):
    for address in embedded_addresses():
        content = client.get(address).content.decode()
        page = re.search(r'Source: <a target="_top" href="([^"]+)">Korea–NRW Register</a>', content)
        assert page, address
        assert client.get(page[1]).status_code == 200, address
        assert f'<link rel="canonical" href="http://testserver{page[1]}">' in content


def test_no_other_page_may_be_framed(site):
    for address, answer in site.answers.items():
        if answer.is_page:
            assert may_be_framed(answer) is ("/embed/" in address), address


def test_no_page_beside_the_public_ones_may_be_framed(seeded, client):
    for address in ("/admin/", "/", "/embed/map/", "/en/embed/", "/en/embed/places/nowhere/map/", "/nowhere/"):
        assert not may_be_framed(client.get(address)), address


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_without_a_language_leads_to_the_one_of_the_reader(seeded, client, language):
    response = client.get("/embed/map/", headers={"accept-language": language})
    assert response.status_code == 302
    assert response.url == f"/{language}/embed/map/"


@pytest.mark.parametrize("state", ["draft", "in review", "withdrawn"])
def test_nobody_sees_pictures_of_what_is_not_published(seeded, client, state):
    reason = {"withdrawal_reason": "An error."} if state == "withdrawn" else {}
    hidden = make.make_institution("Hidden", state=state, **reason)
    for partner in (make.make_company("One"), make.make_company("Other")):
        make.make_agreement(parties=[hidden, partner], signed="2015")
    journey = make.make_delegation("Hidden journey", direction="to korea", state=state, **reason)
    korea = Place.objects.get(code="KR")
    make.make_visit(journey, place=make.make_place("Seoul", within=korea, latitude=37.57, longitude=126.98))
    client.force_login(make.make_editor())
    for name, record in (
        ("embed_organisation_relations", hidden),
        ("embed_organisation_timeline", hidden),
        ("embed_route", journey),
    ):
        response = client.get(reverse(name, args=(record.slug,)))
        assert response.status_code == 404, name
        assert "Hidden" not in response.content.decode()


def test_a_former_address_of_an_organisation_leads_to_the_picture_at_the_present_one(client):
    made = make.make_institution("Old")
    for partner in (make.make_company("One"), make.make_company("Other")):
        make.make_agreement(parties=[made, partner])
    Organisation.objects.filter(pk=made.pk).update(slug="new")
    response = client.get(reverse("embed_organisation_relations", args=("old",)))
    assert response.status_code == 301
    assert response.url == reverse("embed_organisation_relations", args=("new",))
    assert client.get(response.url).status_code == 200


@pytest.mark.parametrize(
    "asked", ["timeline/?first=99999", "timeline/?kind=x", "figures/?place=nowhere", "relations/?tie=x"]
)
def test_a_question_that_cannot_be_understood_is_not_answered_with_an_empty_picture(seeded, client, asked):
    response = client.get(f"/en/embed/{asked}")
    assert response.status_code == 404
    assert not may_be_framed(response)
    assert client.get("/en/embed/timeline/?first=2015").status_code == 200


def test_a_page_offers_its_picture_as_a_frame_to_copy(seeded, client):
    content = client.get(reverse("relations")).content.decode()
    assert "&lt;iframe src=&quot;http://testserver/en/embed/relations/&quot;" in content


def test_the_pictures_have_a_page_that_leads_to_each_of_them(seeded, client):
    content = client.get(reverse("pictures")).content.decode()
    for name in ("map", "timeline", "figures_over_time", "relations"):
        assert f'href="{reverse(name)}"' in content
