"""Slugs proposed to editors who leave the field empty."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.text import slugify

# German readers expect ae, oe, ue; slugify would drop the dots.
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def slug_of(*texts: str) -> str:
    """The first of these texts that has anything to write in a–z and 0–9, as a slug; else an empty text."""
    return next((slug for text in texts if (slug := slugify(text.translate(_GERMAN)).replace("_", "-").strip("-"))), "")


def free_slug(model: type[models.Model], slug: str) -> str:
    """``slug``, with a number behind it where it is or was the address of another row."""
    table: Any = model._meta.concrete_model
    length = table._meta.get_field("slug").max_length - 4
    slug = slug[:length].strip("-")
    number, candidate = 1, slug
    while table._base_manager.filter(_bears(table, candidate)).exists():
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def _bears(table, slug: str) -> Q:
    condition = Q(slug=slug)
    if any(field.name == "former_slugs" for field in table._meta.fields):
        condition |= Q(former_slugs__contains=[slug])
    return condition
