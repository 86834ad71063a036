"""Nobody keeps readers out by sending slowly, silently or too much: tried on the real server, with one thread."""

import asyncio
import contextlib
import http.client
import socket
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from koreanrw.operations import serving
from koreanrw.operations.gateway import Gateway, environ_of

# Enough for a machine that has much else to do.
PATIENCE = 2
FORM = "/de/account/login/"


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A server with one thread and little patience, and a folder of its own for what it might write down."""
    with pytest.MonkeyPatch.context() as patch, socket.create_server(("127.0.0.1", 0)) as free:
        number = free.getsockname()[1]
        for name, value in (("WORKERS", 1), ("THREADS", 1), ("PATIENCE", PATIENCE)):
            patch.setenv(f"KOREANRW_{name}", str(value))
        patch.setenv("TMPDIR", str(tmp_path_factory.mktemp("uploads")))
        free.close()
        with serving.child("koreanrw.operations.granian_server", str(number)) as granian:
            serving.wait_for_answer(granian, number, "/robots.txt")
            yield number


def send(port: int, words: bytes) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=10 * PATIENCE)
    connection.sendall(words)
    return connection


def post(path: str, *headers: str) -> bytes:
    lines = [f"POST {path} HTTP/1.1", "Host: localhost", "Cookie: csrftoken=" + "a" * 32, *headers]
    return "\r\n".join((*lines, "", "")).encode()


def status(connection: socket.socket) -> int:
    with connection, http.client.HTTPResponse(connection) as answer:
        answer.begin()
        return answer.status


def read_a_page(port: int) -> float:
    begun = time.monotonic()
    assert status(send(port, b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")) == 302
    return time.monotonic() - begun


def test_silent_senders_keep_no_reader_out_and_are_sent_away(port: int) -> None:
    announced = ("Content-Type: application/x-www-form-urlencoded", "Content-Length: 1000")
    silent = [send(port, post(path, *announced)) for path in ("/en/", "/api/v1/", "/nowhere", FORM, FORM, "/admin/")]
    assert read_a_page(port) < PATIENCE
    assert [status(connection) for connection in silent] == [405, 405, 404, 408, 408, 408]


def test_who_sends_a_little_now_and_then_has_no_more_time(port: int) -> None:
    with send(port, post(FORM, "Content-Length: 1000")) as slow:
        for _ in range(5):
            with contextlib.suppress(OSError):
                slow.sendall(b"a")
            time.sleep(PATIENCE / 4)
        assert status(slow) == 408


def test_connections_that_never_ask_are_ended(port: int) -> None:
    with send(port, b"") as mute, send(port, b"GET / HTTP/1.1\r\nHost: loc") as halting:
        for silent in (mute, halting):
            assert b"200" not in silent.recv(1000)
    assert read_a_page(port) < PATIENCE


@pytest.mark.parametrize(
    ("length", "refusal"),
    [
        ("Content-Length: 100000000", 413),
        ("Content-Length: " + "9" * 18, 413),
        ("Transfer-Encoding: chunked", 411),
    ],
)
def test_what_is_too_long_or_does_not_say_how_long_it_is_is_refused_unread(
    port: int, length: str, refusal: int
) -> None:
    assert status(send(port, post(FORM, length))) == refusal


def test_no_upload_is_written_down(port: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    head = b'--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\n'
    body = head + b"x" * 3_000_000 + b"\r\n--b--\r\n"
    kind = "Content-Type: multipart/form-data; boundary=b"
    folder = next(tmp_path_factory.getbasetemp().glob("uploads*"))
    before = {*folder.rglob("*")}
    for path, refusal in (("/en/", 405), (FORM, 403)):
        with send(port, post(path, kind, f"Content-Length: {len(body)}")) as upload:
            with contextlib.suppress(OSError):
                upload.sendall(body)
            assert status(upload) == refusal
    assert {*folder.rglob("*")} == before


class Reading:
    """What granian hands over of a request whose body arrives whole."""

    answer: Any = None

    def __init__(self, body: bytes) -> None:
        self.body = body

    async def __call__(self) -> bytes:
        return self.body

    def response_bytes(self, *answer: Any) -> None:
        self.answer = answer


class Head(list[tuple[str, str]]):
    """The headers of a request, as granian has them."""

    def items(self) -> list[tuple[str, str]]:
        return list(self)

    def get(self, name: str, default: str = "") -> str:
        return dict(self).get(name, default)

    def __contains__(self, name: object) -> bool:
        return name in dict(self)


def scope(**given: Any) -> Any:
    asked = {"method": "GET", "path": "/", "query_string": "", "headers": Head()} | given
    return SimpleNamespace(
        client="127.0.0.1:1", server="127.0.0.1:2", scheme="http", http_version="1.1", proto="http", **asked
    )


def test_a_form_arrives_whole_and_its_answer_is_closed() -> None:
    seen = []

    class Answer(list[bytes]):
        def close(self) -> None:
            seen.append("closed")

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("201 Created", [("A", "1"), ("A", "2")])
        return Answer([environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])), environ["CONTENT_TYPE"].encode()])

    gateway = Gateway(application, threads=1, patience=1, limit=100)
    form = scope(method="POST", path=FORM, headers=Head([("content-length", "3"), ("content-type", "/x")]))
    reading = Reading(b"a=b")
    asyncio.run(gateway.__rsgi__(form, reading))  # type: ignore[arg-type]
    assert reading.answer == (201, [("A", "1"), ("A", "2")], b"a=b/x")
    assert seen == ["closed"]
    # Whoever hangs up halfway is not taken at their word.
    cut_short = Reading(b"a")
    asyncio.run(gateway.__rsgi__(form, cut_short))  # type: ignore[arg-type]
    assert cut_short.answer is None


def test_headers_with_underscores_pass_for_nobodys() -> None:
    told = environ_of(scope(headers=Head([("x_forwarded_proto", "https"), ("x-forwarded-proto", "http")])), b"")
    assert told["HTTP_X_FORWARDED_PROTO"] == "http"
    assert "HTTP_X_FORWARDED_PROTO" not in environ_of(scope(headers=Head([("x_forwarded_proto", "https")])), b"")


def test_repeated_headers_and_foreign_letters_are_told_as_the_standard_has_it() -> None:
    told = environ_of(
        scope(path="/한", headers=Head([("cookie", "a=1"), ("cookie", "b=2"), ("a", "1"), ("a", "2")])), b""
    )
    assert told["PATH_INFO"].encode("latin-1").decode() == "/한"
    assert (told["HTTP_COOKIE"], told["HTTP_A"]) == ("a=1; b=2", "1,2")
