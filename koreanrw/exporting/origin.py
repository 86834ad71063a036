"""The beginning of the register's own addresses: scheme and host, without a slash at the end."""

from django.conf import settings
from django.http import HttpRequest


def origin_of(request: HttpRequest) -> str:
    """As the reader reached it."""
    return f"{request.scheme}://{request.get_host()}"


def own_origin() -> str:
    """Where no request tells: in production the first host the site answers to, else the machine it runs on."""
    if settings.PRODUCTION:
        return f"https://{settings.ALLOWED_HOSTS[0].lstrip('.')}"
    return f"http://127.0.0.1:{settings.ENVIRONMENT.port}"
