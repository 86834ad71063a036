"""How browsers search the register: the OpenSearch description of each language."""

from io import StringIO

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from koreanrw.addresses import absolute
from koreanrw.open_data.xml_writer import document

CONTENT_TYPE = "application/opensearchdescription+xml"
_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
# Where a browser puts what was typed.
_WORDS = "?q={searchTerms}"


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """The register as a search engine: a browser that knows this offers it in its address line."""
    text = StringIO()
    with document(text, "OpenSearchDescription", {"xmlns": _NAMESPACE}) as xml:
        # Browsers take at most 16 and 48 letters.
        xml.addQuickElement("ShortName", _("Korea–NRW"))
        xml.addQuickElement("LongName", _("Korea–NRW Register"))
        xml.addQuickElement("Description", _("Business relations between Korea and North Rhine-Westphalia"))
        for kind, path, relation in (
            ("text/html", reverse("search") + _WORDS, "results"),
            ("application/x-suggestions+json", reverse("suggest") + _WORDS, "suggestions"),
            (CONTENT_TYPE, reverse("opensearch"), "self"),
        ):
            xml.addQuickElement("Url", attrs={"type": kind, "rel": relation, "template": absolute(path)})
        icon = absolute(static("koreanrw/favicon.svg"))
        xml.addQuickElement("Image", icon, {"type": "image/svg+xml", "width": "16", "height": "16"})
        xml.addQuickElement("Language", get_language() or "")
        xml.addQuickElement("InputEncoding", "UTF-8")
        xml.addQuickElement("OutputEncoding", "UTF-8")
    return HttpResponse(text.getvalue(), content_type=CONTENT_TYPE)
