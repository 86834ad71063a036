"""The admin's forms as an editor's browser would send them back."""

from typing import Any
from unittest import mock

from django.forms import Form
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.test import Client
from django.urls import reverse


def admin_url(row_or_model: Any, page: str = "change", *args: Any) -> str:
    """The address of an admin page: of a row ("change", "history", "publish" …) or of a model ("changelist", "add")."""
    opts = row_or_model._meta
    if not isinstance(row_or_model, type):
        args = (row_or_model.pk, *args)
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def _values(form: Form) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for bound in form:
        value = bound.value()
        if value is None or value is False:
            continue
        if isinstance(value, (list, tuple)):
            values[bound.html_name] = [str(getattr(one, "pk", one)) for one in value]
        else:
            values[bound.html_name] = "on" if value is True else str(value)
    return values


def filled_in(response: HttpResponse) -> dict[str, Any]:
    """Everything that stands in the form of an admin page, as it would be sent back unchanged."""
    shown = response.context_data
    data = _values(shown["adminform"].form)
    for inline in shown["inline_admin_formsets"]:
        data |= _values(inline.formset.management_form)
        for form in inline.formset.forms:
            data |= _values(form)
    return data


def add_row(data: dict[str, Any], prefix: str, **fields: Any) -> None:
    """Press "Add another" and fill in the new row."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    data[f"{prefix}-TOTAL_FORMS"] = str(number + 1)
    for name, value in fields.items():
        data[f"{prefix}-{number}-{name}"] = value


def opened(client: Client, address: str) -> dict[str, Any]:
    """Open a page and read what its form holds. It is not drawn: most of the time would go into that."""
    with mock.patch.object(TemplateResponse, "rendered_content", ""):
        response = client.get(address)
    assert response.status_code == 200, response.status_code
    return filled_in(response)


def saved(client: Client, address: str, data: dict[str, Any], button: str = "_save") -> HttpResponse:
    """Send the form; it must be taken."""
    response = client.post(address, {**data, button: "1"})
    if response.status_code == 200 and (questions := (response.context or {}).get("questions")):
        # What is not answered differs.
        asked = {"asked-about": [str(question.pk) for question in questions]}
        response = client.post(address, {**data, **asked, button: "1"})
    if response.status_code != 302:
        raise AssertionError(f"not saved: {problems(response)}")
    return response


def refused(client: Client, address: str, data: dict[str, Any], button: str = "_save") -> HttpResponse:
    """Send the form; it must come back with a message."""
    response = client.post(address, {**data, button: "1"})
    assert response.status_code == 200, "it was saved"
    assert problems(response)
    return response


def problems(response: HttpResponse) -> list[str]:
    """Every message on a page that came back."""
    found = response.context["errors"] if response.context else []
    return [str(message) for one in found for message in ([one] if isinstance(one, str) else one)]
