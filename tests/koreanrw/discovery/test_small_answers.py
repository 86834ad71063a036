"""What programs ask for by name: icons, whom to tell of a weakness; and addresses typed with capitals."""

import datetime
import io

import pytest
from django.utils import timezone
from PIL import Image

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("path", "form", "side"), [("/favicon.ico", "ICO", 48), ("/apple-touch-icon.png", "PNG", 180)])
def test_icons_are_where_programs_look_for_them(client, path, form, side):
    response = client.get(path)
    image = Image.open(io.BytesIO(response.content))
    assert (response.status_code, image.format, image.size) == (200, form, (side, side))
    assert not response.cookies and "max-age" in response["Cache-Control"]


def test_whom_to_tell_of_a_weakness_is_said_where_there_is_somebody(client, settings):
    settings.CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.CONTACT = "register@example.org"
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())
    assert lines["Contact"] == "mailto:register@example.org"
    assert lines["Canonical"] == "http://testserver/.well-known/security.txt"
    expires = datetime.datetime.fromisoformat(lines["Expires"])
    assert datetime.timedelta(days=100) < expires - timezone.now() < datetime.timedelta(days=365)


def test_an_address_typed_with_capitals_leads_to_the_page(client):
    company = make.make_company("Zeppelin")
    address = company.get_absolute_url()
    for typed in ("/en/companies/Zeppelin/", "/EN/Companies/ZEPPELIN/"):
        response = client.get(f"{typed}?as_of=2020-01-01")
        assert (response.status_code, response["Location"]) == (301, f"{address}?as_of=2020-01-01")
    response = client.get("/api/v1/companies/Zeppelin/")
    assert (response.status_code, response["Location"]) == (301, "/api/v1/companies/zeppelin/")


@pytest.mark.parametrize("path", ["/en/Nothing/at/all/", "/en/nothing/", "/Static/x.css"])
def test_an_address_that_could_not_be_meant_is_missing(client, path):
    assert client.get(path).status_code == 404
