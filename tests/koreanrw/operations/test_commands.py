"""The commands a newcomer types, as far as they can be tried without installing anything."""

import contextlib
import http.server
import os
import re
import socket
import subprocess
import sys
import threading
import time
from io import StringIO
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command

from koreanrw import BASE_DIR
from koreanrw.operations import embedded_database, serving


def serve(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "koreanrw.operations.serving"],
        cwd=BASE_DIR,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "koreanrw.settings", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_help_lists_every_command_there_is() -> None:
    answer = subprocess.run(["make", "help"], cwd=BASE_DIR, capture_output=True, text=True, check=True)
    declared = re.search(r"^\.PHONY: (.*)$", (BASE_DIR / "Makefile").read_text(), re.MULTILINE)
    assert declared is not None
    assert set(re.findall(r"^  make ([\w-]+) ", answer.stdout, re.MULTILINE)) == set(declared[1].split())


def test_a_taken_port_gets_one_line_and_starts_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = serve(PORT=str(port))
    assert answer.returncode == 1
    assert answer.stderr == f"Port {port} is taken. Choose another: make run PORT=8001\n"
    assert answer.stdout == ""


def test_a_port_that_is_none_gets_one_line() -> None:
    answer = serve(PORT="eighty")
    assert answer.returncode == 1
    assert answer.stderr == "koreanrw cannot start: PORT must be a whole number from 1 to 65535.\n"


def test_the_server_answers_and_ends_when_its_starter_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOREANRW_WORKERS", "1")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with serving.child("koreanrw.operations.granian_server", str(port)) as granian:
        serving.wait_for_answer(granian, port, "/robots.txt")
        assert granian.stdin is not None
        # What happens to the pipe when the starting process is killed.
        granian.stdin.close()
        assert granian.wait(30) is not None
    with contextlib.closing(socket.socket()) as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


@pytest.mark.django_db
def test_the_first_account_belongs_to_the_groups_of_editors_and_is_told_once() -> None:
    first, second = StringIO(), StringIO()
    call_command("first_account", stdout=first)
    call_command("first_account", stdout=second)
    editor = get_user_model()._default_manager.get()
    password = re.search(r"password (\S+)", first.getvalue())
    assert password is not None
    assert editor.check_password(password[1])
    assert editor.is_staff
    assert not editor.is_superuser
    assert set(editor.groups.all()) == set(Group.objects.filter(name__in=("Editors", "Publishers")))
    assert second.getvalue() == ""


@pytest.mark.parametrize(
    ("variables", "wanted"),
    [
        ({}, True),
        ({"DATABASE_URL": ""}, True),
        ({"DATABASE_URL": "postgresql://db.example/register"}, False),
        ({"KOREANRW_PRODUCTION": "true"}, False),
    ],
)
def test_an_embedded_database_is_for_those_who_name_none(
    variables: dict[str, str], wanted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DATABASE_URL", "KOREANRW_PRODUCTION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert embedded_database.is_wanted() is wanted


class Broken(http.server.BaseHTTPRequestHandler):
    """A server on which every page fails."""

    def do_HEAD(self) -> None:
        self.send_response(500)
        self.end_headers()

    def log_message(self, *_words: object) -> None:
        pass


def wait_and_note(ready: list[str]) -> None:
    with serving.one_at_a_time():
        ready.append("second")


def test_two_first_starts_make_the_register_ready_one_after_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(serving, "STARTING", tmp_path / "starting.lock")
    ready: list[str] = []
    with serving.one_at_a_time():
        second = threading.Thread(target=wait_and_note, args=(ready,))
        second.start()
        while "waiting for it" not in capsys.readouterr().out:
            assert second.is_alive()
        ready.append("first")
    second.join(10)
    assert ready == ["first", "second"]


def test_only_a_page_that_is_there_counts_as_an_answer() -> None:
    with http.server.HTTPServer(("127.0.0.1", 0), Broken) as server:
        threading.Thread(target=server.handle_request, daemon=True).start()
        with pytest.raises(serving.CannotServe, match="answers 500 at /en/"):
            serving.wait_for_answer(SimpleNamespace(poll=lambda: None), server.server_port)  # type: ignore[arg-type]


def test_the_worker_process_is_started_again_and_ends_with_its_starter(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def start(_module: object) -> subprocess.Popen[bytes]:
        started.append(
            subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True)
        )
        return started[-1]

    monkeypatch.setattr(serving, "_started", start)
    monkeypatch.setattr(serving, "PAUSE", 0)
    with serving.working():
        while not started:
            time.sleep(0.01)
        started[0].kill()
        while len(started) < 2:
            time.sleep(0.01)
    assert started[-1].poll() is not None
