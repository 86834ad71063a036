"""What every page knows about the site itself."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, str]:
    """The address readers may write to; empty where the operator gave none."""
    return {"contact": settings.CONTACT}
