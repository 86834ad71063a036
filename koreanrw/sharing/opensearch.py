"""How browsers search the register: the OpenSearch description of each language."""

from io import StringIO
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import require_safe

CONTENT_TYPE = "application/opensearchdescription+xml"
_NAMESPACE = "http://a9.com/-/spec/opensearch/1.1/"
# Where a browser puts what was typed.
_WORDS = "?q={searchTerms}"


@require_safe
def opensearch(request: HttpRequest) -> HttpResponse:
    """The register as a search engine: a browser that knows this offers it in its address line."""

    def address(name: str) -> str:
        return request.build_absolute_uri(reverse(name))

    text = StringIO()
    xml = SimplerXMLGenerator(text, "utf-8")
    xml.startDocument()
    xml.startElement("OpenSearchDescription", AttributesImpl({"xmlns": _NAMESPACE}))
    # Browsers take at most 16 and 48 letters.
    xml.addQuickElement("ShortName", _("Korea–NRW"))
    xml.addQuickElement("LongName", _("Korea–NRW Register"))
    xml.addQuickElement("Description", _("Business relations between Korea and North Rhine-Westphalia"))
    for kind, pattern, relation in (
        ("text/html", address("search") + _WORDS, "results"),
        ("application/x-suggestions+json", address("suggest") + _WORDS, "suggestions"),
        (CONTENT_TYPE, address("opensearch"), "self"),
    ):
        xml.addQuickElement("Url", attrs={"type": kind, "rel": relation, "template": pattern})
    icon = request.build_absolute_uri(static("koreanrw/favicon.svg"))
    xml.addQuickElement("Image", icon, {"type": "image/svg+xml", "width": "16", "height": "16"})
    xml.addQuickElement("Language", get_language() or "")
    xml.addQuickElement("InputEncoding", "UTF-8")
    xml.addQuickElement("OutputEncoding", "UTF-8")
    xml.endElement("OpenSearchDescription")
    xml.endDocument()
    return HttpResponse(text.getvalue(), content_type=CONTENT_TYPE)
