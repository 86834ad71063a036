"""What went wrong, for programs: problem details (RFC 9457)."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.http import HttpResponse

from koreanrw.open_data.export.files import to_json

CONTENT_TYPE = "application/problem+json"


class Problem(Exception):
    """A request that gets no rows: the status, what is wrong, and where."""

    def __init__(self, status: HTTPStatus, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.more = more

    def response(self, headers: Mapping[str, str] | None = None) -> HttpResponse:
        body = {"type": "about:blank", "title": self.status.phrase, "status": self.status, "detail": self.detail}
        return HttpResponse(
            to_json({**body, **self.more}), content_type=CONTENT_TYPE, status=self.status, headers=dict(headers or {})
        )
