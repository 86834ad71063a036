"""What is sent smaller, what is not, and what need not be sent again."""

import gzip

import pytest

from tests import factories as make

pytestmark = pytest.mark.django_db
GZIP = {"accept-encoding": "gzip, deflate, br"}


def test_public_pages_are_sent_compressed_and_are_the_same_for_everybody(seeded, client):
    plain = client.get("/de/companies/seegene/")
    first, second = (client.get("/de/companies/seegene/", headers=GZIP) for _time in range(2))
    assert first["Content-Encoding"] == "gzip" and "Accept-Encoding" in plain["Vary"]
    assert gzip.decompress(first.content) == plain.content and len(first.content) * 3 < len(plain.content)
    assert first.content == second.content


@pytest.mark.parametrize("path", ["/en/account/login/", "/admin/login/"])
def test_pages_that_set_a_cookie_are_never_compressed(client, db, path):
    response = client.get(path, headers=GZIP)
    assert response.cookies and "Content-Encoding" not in response


@pytest.mark.parametrize("path", ["/admin/", "/en/account/", "/en/companies/"])
def test_nothing_is_compressed_for_somebody_who_signed_in(client, db, path):
    client.force_login(make.make_editor())
    response = client.get(path, headers=GZIP)
    assert response.status_code == 200 and "Content-Encoding" not in response


def test_a_page_that_has_not_changed_is_not_sent_again(client, db):
    company = make.make_company("Zeppelin")
    address = company.get_absolute_url()
    first = client.get(address, headers=GZIP)
    asked = {**GZIP, "if-none-match": first["ETag"]}
    assert client.get(address, headers=asked).status_code == 304
    company.summary_en = "An airship."
    company.save()
    make.cite(company, "summary")
    assert client.get(address, headers=asked).status_code == 200


@pytest.mark.parametrize("path", ["", "companies/", "companies/seegene/", "delegations/duesseldorf-south-korea-2024/"])
def test_a_page_weighs_little_with_all_its_styles(seeded, client, path):
    """As sent: pages as gzip makes them; the styles, which whitenoise sends smaller still, likewise."""
    response = client.get(f"/de/{path}", headers=GZIP)
    page = gzip.decompress(response.content).decode()
    styles = [part.split('"')[0] for part in page.split('<link rel="stylesheet" href="')[1:]]
    assert styles
    weight = len(response.content) + sum(
        len(gzip.compress(b"".join(client.get(style).streaming_content))) for style in styles
    )
    assert weight < 100_000
