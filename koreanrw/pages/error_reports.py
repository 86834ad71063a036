"""Where readers report an error, and what they get for it: a number."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import DetailView, FormView

from koreanrw.breadcrumbs import Crumb, WithBreadcrumbs
from koreanrw.desk.error_reports import ReportForm, TooManyReports, asked_now, receive
from koreanrw.models import ErrorReport
from records.cleaning import clean_line

TOO_MANY = _("There have been too many reports within an hour. Nothing is lost: please send it again later.")
# As many characters as the form takes.
LONGEST = {"page": 500, "fact": 300}


# A token against forged forms would need a cookie. Nobody is signed in here: somebody else's page could only make its
# own readers send what anybody may send, and the form signs when it was asked for.
@method_decorator((csrf_exempt, never_cache), name="dispatch")
class ReportView(WithBreadcrumbs, FormView):
    """A form about the page a reader comes from, with its address and the fact filled in."""

    template_name = "pages/error_reports/report.html"
    form_class = ReportForm

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Report an error"))]

    def get_initial(self) -> dict[str, Any]:
        asked = self.request.GET
        given = {name: clean_line(asked.get(name, ""))[:longest] for name, longest in LONGEST.items()}
        return {**given, "asked": asked_now()}

    def form_valid(self, form: ReportForm) -> HttpResponse:
        try:
            report = receive(form, self.request)
        except TooManyReports:
            form.add_error(None, TOO_MANY)
            return self.form_invalid(form, status=429)
        return HttpResponseRedirect(reverse("report_received", args=[report.number]))

    def form_invalid(self, form: ReportForm, status: int = 200) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form.renewed()), status=status)


@method_decorator(never_cache, name="dispatch")
class ReportReceivedView(WithBreadcrumbs, DetailView):
    """The receipt: number, day and what has become of it. Nothing of what the reader wrote."""

    template_name = "pages/error_reports/received.html"
    queryset = ErrorReport.objects.only("number", "created", "state")
    slug_field = slug_url_kwarg = "number"
    context_object_name = "report"

    def get_breadcrumbs(self) -> list[Crumb]:
        return [Crumb(_("Report an error"), reverse("report_error")), Crumb(self.object.number)]
