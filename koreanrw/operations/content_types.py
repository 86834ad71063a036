"""What a request says of its own letters, before Django takes its word for it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.utils.http import parse_header_parameters

type Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

BYTES = "application/octet-stream"


def readable_content_type(declared: str) -> str:
    """The declared type of content, or that of mere bytes where its letters are not UTF-8.

    Django would read even the address in any encoding a visitor names, and fail at those that are no encodings of
    text or make halves of characters. Every browser sends UTF-8.
    """
    try:
        _kind, parameters = parse_header_parameters(declared)
    except ValueError:
        return BYTES
    return declared if parameters.get("charset", "utf-8").lower() == "utf-8" else BYTES


def only_utf8(application: Application) -> Application:
    """The application, told of no other letters than those of UTF-8."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if declared := environ.get("CONTENT_TYPE"):
            environ["CONTENT_TYPE"] = readable_content_type(declared)
        return application(environ, start_response)

    return answer
