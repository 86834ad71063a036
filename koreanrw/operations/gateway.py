"""What granian serves: Django, given each request whole.

A thread that works on a page asks the database and must not wait for a reader. granian leaves the arrival of a
request's body to whoever reads it, without a deadline, and has few such threads. So bodies are collected here, where
waiting costs nothing, within a deadline and a limit, and only for addresses that take a form.
"""

import asyncio
import io
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Any

from django.conf import settings
from django.utils.translation import get_language_from_path, override
from django.utils.translation import gettext_lazy as _
from granian.rsgi import HTTPProtocol, ProtocolClosed, ProtocolError, Scope

from koreanrw.operations.request_bodies import takes_form_at

type Headers = list[tuple[str, str]]

# As many bytes as the bodies on their way to one process may have together.
MOST_AT_ONCE = 64 * 1024**2
# Seconds after which it is worth trying again.
RETRY_AFTER = 10

REFUSALS = {
    HTTPStatus.REQUEST_TIMEOUT: _("What you sent did not arrive in time. Nothing was changed; please send it again."),
    HTTPStatus.LENGTH_REQUIRED: _("What you sent does not say how long it is. Nothing was changed."),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: _("What you sent is too large. Nothing was changed."),
    HTTPStatus.SERVICE_UNAVAILABLE: _("Too much is being sent at the moment. Please try again in a minute."),
}


class Refused(Exception):
    """A body that will not be read."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True)
class Answer:
    """A finished answer. Sending it is granian's affair, however slowly it is read."""

    status: int
    headers: Headers
    body: bytes


class Gateway:
    """An RSGI application that gives whole requests to a WSGI application, in a few threads that stay.

    Every thread keeps its connection to the database, so there are no more connections than threads.
    """

    def __init__(self, application: Callable[..., Iterable[bytes]], *, threads: int, patience: float, limit: int):
        self.application = application
        self.patience = patience
        self.limit = limit
        self.arriving = 0
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.threads.shutdown(wait=False, cancel_futures=True)

    async def __rsgi__(self, scope: Scope, protocol: HTTPProtocol) -> None:
        """Answer one request."""
        try:
            body = await self._collect(scope, protocol)
        except Refused as refusal:
            answer = refused(refusal.status, scope.path)
        except (ProtocolClosed, ProtocolError):
            # Whoever sent it has left.
            return
        else:
            loop = asyncio.get_running_loop()
            answer = await loop.run_in_executor(self.threads, self._ask, environ_of(scope, body))
        protocol.response_bytes(answer.status, answer.headers, answer.body)

    async def _collect(self, scope: Scope, protocol: HTTPProtocol) -> bytes:
        declared = scope.headers.get("content-length", "")
        is_chunked = "transfer-encoding" in scope.headers
        if scope.method != "POST" or not (declared or is_chunked) or not takes_form_at(scope.path):
            return b""
        if is_chunked or not (declared.isascii() and declared.isdecimal()):
            raise Refused(HTTPStatus.LENGTH_REQUIRED)
        length = int(declared)
        if length > self.limit:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        if self.arriving + length > MOST_AT_ONCE:
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        self.arriving += length
        try:
            async with asyncio.timeout(self.patience):
                body: bytes = await protocol()
        except TimeoutError:
            raise Refused(HTTPStatus.REQUEST_TIMEOUT) from None
        finally:
            self.arriving -= length
        if len(body) != length:
            raise ProtocolClosed
        return body

    def _ask(self, environ: dict[str, Any]) -> Answer:
        started: list[tuple[int, Headers]] = []

        def start_response(status: str, headers: Headers, *_trouble: Any) -> None:
            started.append((int(status[:3]), headers))

        result = self.application(environ, start_response)
        try:
            body = b"".join(result)
        finally:
            if close := getattr(result, "close", None):
                close()
        status, headers = started[-1]
        return Answer(status, headers, body)


class WholeFile:
    """A file that is read in one go: those served are small, and nothing is sent before it is whole."""

    def __init__(self, file: IO[bytes], _size: int) -> None:
        self.file = file
        self.close = file.close

    def __iter__(self) -> Iterator[bytes]:
        yield self.file.read()


def environ_of(scope: Scope, body: bytes) -> dict[str, Any]:
    """The request as PEP 3333 has it.

    A header with an underscore in its name would read like one with a hyphen, and so pass for what only the proxy
    says (`X_Forwarded_Proto`): no such header goes on.
    """
    client, _, _port = scope.client.rpartition(":")
    server, _, port = scope.server.rpartition(":")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _native(scope.path),
        "QUERY_STRING": _native(scope.query_string),
        "SERVER_NAME": server,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client.strip("[]"),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "wsgi.file_wrapper": WholeFile,
    }
    for name, value in scope.headers.items():
        if "_" in name or name in ("content-length", "transfer-encoding"):
            continue
        key = "CONTENT_TYPE" if name == "content-type" else f"HTTP_{name.upper().replace('-', '_')}"
        between = "; " if name == "cookie" else ","
        environ[key] = f"{environ[key]}{between}{value}" if key in environ else value
    if body:
        environ["CONTENT_LENGTH"] = str(len(body))
    return environ


def _native(text: str) -> str:
    return text.encode().decode("latin-1")


def refused(status: HTTPStatus, path: str) -> Answer:
    """One sentence in the language of the address."""
    with override(get_language_from_path(path) or settings.LANGUAGE_CODE):
        body = str(REFUSALS[status]).encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("X-Content-Type-Options", "nosniff")]
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers.append(("Retry-After", str(RETRY_AFTER)))
    return Answer(status, headers, body)
