"""What an editor says a source gives: the record's value, another one, or nothing that could be compared."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from records.cleaning import clean_line
from records.models import Citation, Part
from records.models.citation import OTHER
from records.values import Form, form_of


class Gives(models.TextChoices):
    """How the value of a citation is said in its form."""

    RECORD = "record", pgettext_lazy("what a source gives", "what stands in the record")
    THIS = "this", pgettext_lazy("what a source gives", "this value:")
    WORDS = "words", pgettext_lazy("what a source gives", "another value, which only its wording tells")
    NOTHING = "nothing", pgettext_lazy("what a source gives", "nothing to compare")
    # Of a text in several languages, of which no citation keeps more than how to tell whether it has changed.
    KEPT = "kept", pgettext_lazy("what a source gives", "the text it was cited for")


def said(citation: Citation) -> tuple[str, str]:
    """How a stored citation is shown in its form: what it gives, and that value as an editor would type it."""
    if citation.value in ("", OTHER):
        return (Gives.WORDS if citation.value else Gives.NOTHING, "")
    model = type(citation)._meta.get_field(citation.part_field or "record").related_model
    if form_of(model, citation.field) == Form.PROSE:
        return (Gives.KEPT, "")
    return (Gives.THIS, citation.value)


def read_value(model: type[models.Model], name: str, typed: str) -> str:
    """A value as it is kept, from what an editor typed: checked by the form field of the field itself."""
    field: Any = model._meta.get_field(name)
    typed = clean_line(typed)
    if not typed:
        raise ValidationError(_("Type the value this source gives, or choose another answer."))
    match form_of(model, name):
        case Form.PROSE:
            raise ValidationError(_("A text in several languages is confirmed as it stands: choose another answer."))
        case Form.ONE:
            return _named(field.related_model, typed)
        case Form.MANY:
            return ",".join(sorted({_named(field.related_model, one.strip()) for one in typed.split(",")}))
    if isinstance(field, models.BooleanField):
        return _chosen((("true", _("yes")), ("false", _("no"))), typed)
    if field.choices:
        return _chosen(field.flatchoices, typed)
    return str(field.formfield().clean(typed))


def _chosen(choices: Any, typed: str) -> str:
    for code, label in choices:
        if typed.casefold() in (str(code).casefold(), str(label).casefold()):
            return str(code)
    raise ValidationError(
        _("Type one of these: %(choices)s."), params={"choices": ", ".join(str(label) for _code, label in choices)}
    )


def _named(model: Any, typed: str) -> str:
    """What citations call a row by: its address, or one it had before."""
    rows = model._base_manager
    column = "public_id" if issubclass(model, Part) else "slug"
    found = rows.filter(**{column: typed}).exists()
    if not found and any(field.name == "former_slugs" for field in model._meta.fields):
        found = rows.filter(former_slugs__contains=[typed]).exists()
    if not found:
        raise ValidationError(
            _("Nothing has the address “%(typed)s”: type the last part of the address of its page."),
            params={"typed": typed[:80]},
        )
    return typed
