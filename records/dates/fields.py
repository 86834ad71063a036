"""The model field that keeps an imprecise date, and its first and last day beside it."""

from contextlib import suppress

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from records.dates.forms import PartialDateFormField
from records.dates.value import PartialDate


class PartialDateAttribute(DeferredAttribute):
    """Whatever canonical text is assigned reads back as a PartialDate.

    Anything else stays as it is, for validation to name: it is refused on its way to the database.
    """

    def __set__(self, instance, value):
        if value is None or (isinstance(value, str) and not isinstance(value, PartialDate)):
            with suppress(ValueError):
                value = PartialDate(value or "")
        instance.__dict__[self.field.attname] = value


def _is_stated_by_migration(cls):
    # Models of a migration's state carry their generated columns explicitly.
    return cls.__module__ == "__fake__"


class PartialDateField(models.Field):
    """Canonical EDTF text; empty means unknown. Adds `<name>_earliest` and `<name>_latest`.

    Both are generated columns, NULL when the date is unknown, so that they follow the text by every road.
    """

    description = _("Imprecise date")
    descriptor_class = PartialDateAttribute
    default_error_messages = {
        "invalid_date": _("“%(value)s” is not a date this register can keep."),
    }

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        if kwargs.get("blank") is True:
            del kwargs["blank"]
        else:
            kwargs["blank"] = False
        if kwargs.get("default") == "":
            del kwargs["default"]
        return name, path, args, kwargs

    def get_internal_type(self):
        return "TextField"

    def contribute_to_class(self, cls, name, private_only=False):
        super().contribute_to_class(cls, name, private_only)
        if cls._meta.abstract or _is_stated_by_migration(cls):
            return
        for bound, label in (("earliest", _("earliest day")), ("latest", _("latest day"))):
            generated = models.GeneratedField(
                expression=models.Func(
                    models.F(name), function=f"public.partial_date_{bound}", output_field=models.DateField()
                ),
                output_field=models.DateField(),
                db_persist=True,
                null=True,
                serialize=False,
                verbose_name=label,
            )
            cls.add_to_class(f"{name}_{bound}", generated)

    def from_db_value(self, value, expression, connection):
        return value if value is None else PartialDate(value)

    def to_python(self, value):
        if value is None or isinstance(value, PartialDate):
            return value or PartialDate()
        try:
            return PartialDate(value)
        except ValueError as error:
            raise ValidationError(
                self.error_messages["invalid_date"],
                code="invalid_date",
                params={"value": str(value)[:60]},
            ) from error

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        return str(self.to_python(value))

    def value_to_string(self, obj):
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})
