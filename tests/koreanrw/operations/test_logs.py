"""The log says in one line what the surroundings did wrong, and in full what the code did."""

import logging

import pytest
from django.db import OperationalError
from django.test import Client

from koreanrw.operations.logs import shorten


def written(logger: str, caplog: pytest.LogCaptureFixture) -> str:
    """What the terminal shows of what was logged."""
    records = [record for record in caplog.records if record.name.startswith(logger) and shorten(record)]
    return "\n".join(logging.Formatter().format(record) for record in records)


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    monkeypatch.setattr(logging.getLogger("django"), "propagate", True)
    return caplog


def test_a_host_that_is_not_ours_is_one_line(heard: pytest.LogCaptureFixture) -> None:
    assert Client().get("/robots.txt", headers={"host": "evil.example"}).status_code == 400
    line = written("django.security", heard)
    assert "evil.example" in line
    assert "\n" not in line


@pytest.mark.parametrize(("problem", "lines"), [(OperationalError("connection is bad\nat all"), 1), (KeyError("x"), 9)])
def test_a_database_that_is_away_is_one_line_and_a_failure_of_ours_has_its_traceback(
    problem: Exception, lines: int, heard: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_whatever: object, **_more: object) -> None:
        raise problem

    monkeypatch.setattr("koreanrw.discovery.robots.render_to_string", fail, raising=False)
    monkeypatch.setattr("koreanrw.discovery.robots.HttpResponse", fail, raising=False)
    Client(raise_request_exception=False).get("/robots.txt")
    text = written("django.request", heard)
    assert text
    assert text.count("\n") + 1 >= lines if lines > 1 else "\n" not in text
    assert ("connection is bad" in text) is (lines == 1)
