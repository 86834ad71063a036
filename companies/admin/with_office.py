"""Adding a company with its office and source at once: the form for reading an article."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from companies.adding import add_company_with_office
from companies.admin.with_office_form import CompanyWithOfficeForm
from companies.models import Office
from records.models import Source


class WithOffice(admin.ModelAdmin):
    """The page that writes a company, its office, their source and the citations."""

    change_list_template = "admin/companies/company/list.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.add_with_office_view)
        return [path("add-with-office/", view, name="companies_company_add_with_office"), *super().get_urls()]

    def has_add_with_office_permission(self, request) -> bool:
        needed = (self.opts.model._meta, Office._meta, Source._meta)
        return all(request.user.has_perm(f"{opts.app_label}.add_{opts.model_name}") for opts in needed)

    def changelist_view(self, request, extra_context=None):
        may = self.has_add_with_office_permission(request)
        return super().changelist_view(request, {"may_add_with_office": may, **(extra_context or {})})

    def add_with_office_view(self, request):
        if not self.has_add_with_office_permission(request):
            raise PermissionDenied
        form = CompanyWithOfficeForm(request.POST or None, admin_site=self.admin_site)
        if request.method == "POST" and form.is_valid():
            added = add_company_with_office(form.records(), request.user)
            said = gettext("“%(company)s” is added with its office and its source, all as drafts.")
            self.message_user(request, said % {"company": added.company})
            return HttpResponseRedirect(reverse("admin:companies_company_change", args=(added.company.pk,)))
        request.current_app = self.admin_site.name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Add a company with its office and source"),
            "form": form,
            "fieldsets": form.fieldsets(),
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/companies/company/add_with_office.html", context)
