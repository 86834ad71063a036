"""Rows opened one at a time: a page with a hundred of them carries their headings, not their thousand inputs."""

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path


class LazyInlineRows(admin.ModelAdmin):
    """Hands out the fields of one stored row; `static/admin_register/rows.js` asks when the row is opened."""

    def get_urls(self):
        opts = self.opts
        view = self.admin_site.admin_view(self.row_view)
        address = "<path:object_id>/row/<slug:prefix>/<int:row>/<int:number>/"
        return [path(address, view, name=f"{opts.app_label}_{opts.model_name}_row"), *super().get_urls()]

    def row_view(self, request, object_id: str, prefix: str, row: int, number: int):
        """The fields of this row, named as the row of this number on the page."""
        record = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        if record is None:
            raise Http404
        formsets, inlines = self._create_formsets(request, record, change=True)  # type: ignore[attr-defined]
        for inline in self.get_inline_formsets(request, formsets, inlines, record):
            if inline.formset.prefix != prefix:
                continue
            for wrapped in inline:
                if wrapped.original is not None and wrapped.form.instance.pk == row:
                    wrapped.form.prefix = f"{prefix}-{number}"
                    context = {"row": wrapped, "counter": number}
                    return TemplateResponse(request, "admin/register/_row_fields.html", context)
        raise Http404
