"""Values no column can hold, wherever in a request they came from."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse


class RefuseImpossibleValues:
    """A NUL byte, a broken pattern, a number out of all bounds: the reader's mistake, not a failure of the register.

    Forms and addresses refuse these themselves and say which field it was; this is the net below them.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, DataError):
            raise BadRequest("The database cannot hold a value of this request.") from exception
