"""What a request asks, cleaned; and values no column can hold, wherever in it they came from."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import HttpRequest, HttpResponse, QueryDict

from records.cleaning import clean_line


class CleanParameters:
    """Parameters of an address come as clean as texts do: what cannot be seen is not asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Nothing but letters, digits and signs stands in most addresses.
        if "%" in request.META.get("QUERY_STRING", ""):
            cleaned = QueryDict(mutable=True, encoding=request.encoding)
            for name, values in request.GET.lists():
                cleaned.setlist(name, [clean_line(value) for value in values])
            cleaned._mutable = False
            request.GET = cleaned  # type: ignore[assignment]
        return self.get_response(request)


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
