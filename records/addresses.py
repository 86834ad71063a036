"""Addresses of the web: stored without what others hang on them, and told apart by a normal form."""

import re
from urllib.parse import urlsplit, urlunsplit

from django import forms
from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from records.cleaning import clean_line
from records.search.parsing import TRACKING

# Whatever else calls itself an address ("javascript:") would be run or opened by a click.
ADDRESS_PATTERN = r"^https?://[^\s/?#]+\S*$"
NOT_AN_ADDRESS = _("An address begins with http:// or https:// and has no spaces.")
# Who sent the reader there: the page is the same without it. The SQL of ``address_key`` knows the same ones.
_TRACKING = re.compile(TRACKING, re.IGNORECASE)
_PORTS = {"http": ":80", "https": ":443"}


def clean_address(address: str) -> str:
    """The address in one spelling, without tracking parameters and without the place on the page."""
    address = clean_line(address)
    try:
        scheme, host, path, query, fragment = urlsplit(address)
    except ValueError:
        return address
    if scheme not in _PORTS:
        return address
    parameters = [each for each in query.split("&") if not _TRACKING.fullmatch(each.partition("=")[0])]
    # Some sites keep pages apart by what stands behind "#!" or "#/".
    kept = fragment if fragment.startswith(("!", "/")) else ""
    return urlunsplit((scheme, host.lower().removesuffix(_PORTS[scheme]), path, "&".join(parameters), kept))


class AddressField(forms.URLField):
    """An address of the web, typed or pasted."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"assume_scheme": "https", **kwargs})

    def to_python(self, value):
        return clean_address(super().to_python(clean_line(value) if isinstance(value, str) else value) or "")

    def run_validators(self, value) -> None:
        super().run_validators(value)
        if value and not re.fullmatch(ADDRESS_PATTERN, value):
            raise forms.ValidationError(NOT_AN_ADDRESS, code="invalid")


class AddressKey(Func):
    """What two spellings of one address share: neither scheme, www, port, tracking, closing slash nor fragment."""

    function = "public.address_key"
    output_field = models.TextField()


def is_address(field: str) -> models.CheckConstraint:
    """``field`` is empty or leads to a page of the web."""
    return models.CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": ADDRESS_PATTERN}),
        name=f"%(app_label)s_%(class)s_{field}_web",
        violation_error_message=NOT_AN_ADDRESS,
    )
