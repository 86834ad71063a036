"""A forgotten password: the page notes down who asked, and looks nobody up."""

from typing import Any

from django.conf import settings
from django.contrib.auth.forms import PasswordResetForm
from django.tasks import task
from django.utils.translation import get_language, override

_PROTOCOL, _, _DOMAIN = settings.SITE_ADDRESS.partition("://")
# What mail says of the site and of its addresses, whatever host the request named.
_THE_SITE = {"protocol": _PROTOCOL, "domain": _DOMAIN, "site_name": _DOMAIN}


class ResetForm(PasswordResetForm):
    """Takes as long for an address somebody has an account with as for any other."""

    def save(self, **_ways: Any) -> None:
        send_reset.enqueue(self.cleaned_data["email"], get_language())


@task
def send_reset(email: str, language: str) -> None:
    """Write to whoever has an account with this address, in the language they asked in."""
    form = PasswordResetForm({"email": email})
    with override(language):
        if form.is_valid():
            form.save(
                domain_override=_DOMAIN,
                subject_template_name="accounts/password_reset_subject.txt",
                email_template_name="accounts/password_reset_email.txt",
                extra_email_context=_THE_SITE,
            )
