"""Asking a server over HTTP, on a connection that stays open, and reading where its next page is."""

import contextlib
import http.client
import socket
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from benchmarks.search.processes import HOST

# Longer than any statement may take; who has not answered by then counts with this time.
PATIENCE = 30
# Servers close connections that were idle for some seconds (uvicorn after five); a new one is made before that.
IDLE = 2
# What the proxy in front of the register says of a reader's request.
HEADERS = {"X-Forwarded-Proto": "https", "Accept-Encoding": "identity", "Accept": "text/html"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, and after how many milliseconds."""

    status: int
    milliseconds: float
    body: bytes = b""

    @property
    def is_good(self) -> bool:
        return self.status == 200


class Reader:
    """One reader with one connection to one server."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        self._used = 0.0

    def ask(self, address: str) -> Answer:
        """Fetch a page; status 0 is no answer."""
        if time.perf_counter() - self._used > IDLE:
            self._connection.close()
        if self._connection.sock is None:
            self._connect()
        begin = time.perf_counter()
        try:
            self._connection.request("GET", address, headers=HEADERS)
            response = self._connection.getresponse()
            body = response.read()
        except (OSError, http.client.HTTPException):
            self._connection.close()
            return Answer(0, (time.perf_counter() - begin) * 1000)
        self._used = time.perf_counter()
        return Answer(response.status, (self._used - begin) * 1000, body)

    def _connect(self) -> None:
        # Making the connection is not what is measured.
        with contextlib.suppress(OSError):
            self._connection.connect()
            self._connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self) -> None:
        self._connection.close()


class _Links(HTMLParser):
    """The address of the link that leads on: it says so of itself, or it is Datasette's."""

    next: str | None = None
    _open: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag not in ("a", "link") or self.next is not None:
            return
        self._open = values.get("href")
        if "next" in (values.get("rel") or "").split():
            self.next = self._open

    def handle_data(self, data: str) -> None:
        if data.strip() == "Next page" and self.next is None:
            self.next = self._open


def next_page(address: str, body: bytes) -> str | None:
    """The address of the next page, as this one gives it; None on the last."""
    links = _Links()
    links.feed(body.decode(errors="replace"))
    if links.next is None:
        return None
    there = urlsplit(urljoin(f"http://{HOST}{address}", links.next))
    return f"{there.path}?{there.query}"
