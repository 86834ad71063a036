"""Reports of errors by readers: what they may say, how often, and who is told.

The form sets no cookie. That it was asked for, and when, stands signed in the form itself; how often somebody has sent
it is remembered in memory for an hour, under a keyed mark of the network it came from and not under its address.
"""

import ipaddress
import logging
import re
import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from koreanrw.addresses import absolute
from koreanrw.models import ErrorReport
from records.cleaning import LineField, LinesField

HOUR = 60 * 60
# Reports in an hour: from one network, and from everybody.
MOST_PER_CLIENT = 5
MOST_IN_ALL = 60
# Nobody reads a page and says what is wrong with it in less; a form may lie open for a day.
LEAST_SECONDS = 2
MOST_SECONDS = 24 * HOUR
_SALT = "koreanrw.desk.error_reports"
# One household or company holds a whole network of this size.
_IPV6_NETWORK = 64

logger = logging.getLogger("django.request")


class TooManyReports(Exception):
    """This client, or everybody together, has sent as many reports as an hour takes."""


class ReportForm(forms.ModelForm):
    """What is wrong, where, and how one knows; an e-mail address only from those who want an answer."""

    page = LineField(
        label=_("Page"),
        max_length=500,
        required=False,
        help_text=_("The address of the page, as it stands in the browser."),
    )
    fact = LineField(label=_("Which fact"), max_length=300, required=False)
    wrong = LinesField(
        label=_("What is wrong?"),
        max_length=ErrorReport.LONGEST_TEXT,
        widget=forms.Textarea({"rows": 6}),
        error_messages={"required": _("Say what is wrong.")},
    )
    source = LinesField(
        label=_("Source"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 2}),
        help_text=_("Where it says otherwise: an address, a newspaper with its date, a document. This helps most."),
    )
    email = forms.EmailField(
        label=_("Your e-mail address, if you want an answer"),
        required=False,
        help_text=_("It is erased when the report is closed."),
        widget=forms.EmailInput({"autocomplete": "email"}),
    )
    # Nobody sees this field; whoever fills it in is a machine.
    website = forms.CharField(required=False, max_length=200, widget=forms.TextInput({"autocomplete": "off"}))
    asked = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)

    class Meta:
        model = ErrorReport
        fields = ("page", "fact", "wrong", "source", "email")

    def clean_page(self) -> str:
        """The path of a page of this register, whether typed with its host or without."""
        typed = self.cleaned_data["page"]
        try:
            parts = urlsplit(typed)
        except ValueError:
            parts = None
        # Browsers take two slashes, of either sort, for the beginning of another site.
        if parts is None or (typed and not re.match(r"/(?![/\\])", parts.path)) or typed.startswith("//"):
            raise ValidationError(_("This is no address of a page of the register."))
        if parts.netloc and f"{parts.scheme}://{parts.netloc}" != settings.SITE_ADDRESS:
            raise ValidationError(_("This is no address of a page of the register."))
        return parts.path + (f"?{parts.query}" if parts.query else "")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("website"):
            raise ValidationError(_("Please leave the field “Website” empty."))
        _judge_age(cleaned.get("asked", ""))
        return cleaned

    def renewed(self) -> "ReportForm":
        """The same form with what was typed, asked for anew."""
        self.data = {**{name: self.data.get(name, "") for name in self.fields}, "asked": asked_now()}
        return self


def asked_now() -> str:
    """The signed moment at which the form was asked for."""
    return signing.dumps(int(time.time()), salt=_SALT)


def _judge_age(asked: str) -> None:
    try:
        age = time.time() - signing.loads(asked, salt=_SALT)
    except signing.BadSignature:
        age = MOST_SECONDS + 1
    if age > MOST_SECONDS:
        raise ValidationError(_("This form had been open for too long. Nothing is lost: please send it once more."))
    if age < LEAST_SECONDS:
        raise ValidationError(_("That was very quick. Nothing is lost: please send it once more."))


def receive(form: ReportForm, request: HttpRequest) -> ErrorReport:
    """Keep a valid report and tell the operator, unless there have been too many."""
    _count(request)
    report = form.save(commit=False)
    report.language = get_language() or settings.LANGUAGE_CODE
    report.save()
    _tell_the_operator(report)
    return report


def _count(request: HttpRequest) -> None:
    since = timezone.now() - timedelta(seconds=HOUR)
    if ErrorReport.objects.filter(created__gte=since).count() >= MOST_IN_ALL:
        raise TooManyReports
    mark = "report-" + salted_hmac(_SALT, _network(request), algorithm="sha256").hexdigest()
    cache.add(mark, 0, HOUR)
    try:
        sent = cache.incr(mark)
    except ValueError:
        # It has just run out.
        return
    if sent > MOST_PER_CLIENT:
        raise TooManyReports


def _network(request: HttpRequest) -> str:
    """Where a request comes from. In production the proxy before the register says so, last in its header."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.PRODUCTION:
        address = request.META.get("HTTP_X_FORWARDED_FOR", address).rpartition(",")[2].strip()
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if found.version == 4:
        return str(found)
    return str(ipaddress.ip_network((found, _IPV6_NETWORK), strict=False))


def _tell_the_operator(report: ErrorReport) -> None:
    """A message without what the reader wrote: that stays in one place, where it can be erased."""
    if not settings.CONTACT:
        return
    lines = [
        gettext("A reader has reported an error. Number of the report: %(number)s") % {"number": report.number},
        gettext("Page: %(address)s") % {"address": absolute(report.page) if report.page else "–"},
        gettext("Read it and answer here: %(address)s")
        % {"address": absolute(reverse("admin:koreanrw_errorreport_change", args=[report.pk]))},
    ]
    subject = gettext("Report of an error: %(number)s") % {"number": report.number}
    try:
        send_mail(subject, "\n\n".join(lines), None, [settings.CONTACT])
    except OSError:
        # The report is kept; the list in the admin shows it.
        logger.exception("The operator could not be told of report %s.", report.number)
