"""The environment is made on any machine: what is there is used, what is not is fetched, and what cannot be is said."""

import subprocess
import sys
from collections.abc import Iterator

import pytest

from bin import bootstrap


@pytest.fixture(autouse=True)
def asked_anew() -> Iterator[None]:
    """What uv is told is found out once a process; here it changes."""
    bootstrap.surroundings.cache_clear()
    yield
    bootstrap.surroundings.cache_clear()


@pytest.fixture
def pip_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("SSL_CERT_FILE", "UV_DEFAULT_INDEX", "UV_SYSTEM_CERTS"):
        monkeypatch.delenv(name, raising=False)
    told = """
        global.cert='/etc/ssl/company.pem'
        global.index-url='https://packages.example/simple'
        :env:.cert='/home/me/other.pem'
        download.index-url='https://elsewhere.example/simple'
    """
    monkeypatch.setattr(bootstrap, "said_by", lambda command, variables=None: told.replace("        ", "").strip())


def test_uv_trusts_whom_the_machine_and_pip_trust_and_asks_where_pip_asks(pip_is_told):
    told = bootstrap.surroundings()
    assert told["UV_SYSTEM_CERTS"] == "1"
    assert told["SSL_CERT_FILE"] == "/home/me/other.pem"
    assert told["UV_DEFAULT_INDEX"] == "https://packages.example/simple"


def test_what_uv_is_told_in_its_own_words_counts_more(pip_is_told, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", "/etc/own.pem")
    monkeypatch.setenv("UV_SYSTEM_CERTS", "0")
    told = bootstrap.surroundings()
    assert (told["SSL_CERT_FILE"], told["UV_SYSTEM_CERTS"]) == ("/etc/own.pem", "0")


def test_the_python_that_is_there_is_taken():
    assert f"{sys.version_info[0]}.{sys.version_info[1]}" in bootstrap.VERSIONS
    assert bootstrap.python_here() == sys.executable


def test_where_no_python_is_here_and_none_can_be_fetched_one_line_says_what_to_do(monkeypatch, capsys):
    # Nobody has this one, here or elsewhere.
    monkeypatch.setattr(bootstrap, "VERSIONS", ("3.99",))
    assert bootstrap.python_here() is None
    with pytest.raises(bootstrap.CannotPrepare) as refusal:
        bootstrap.fetched_python()
    sentence = str(refusal.value)
    assert "\n" not in sentence
    assert "3.12, 3.13 or 3.14" in sentence
    # What uv said itself, and the two ways out.
    assert "cpython-3.99" in sentence or "3.99" in sentence
    assert "Install one of them" in sentence
    assert "UV_PYTHON_INSTALL_MIRROR" in sentence
    assert "fetching 3.99" in capsys.readouterr().out


def test_the_oldest_python_is_the_one_the_sources_are_held_against():
    settings = (bootstrap.BASE_DIR / "pyproject.toml").read_text()
    oldest = min(bootstrap.VERSIONS, key=lambda version: tuple(map(int, version.split("."))))
    assert f'requires-python = ">={oldest},' in settings
    assert f'python_version = "{oldest}"' in settings
    assert f'target-version = "py{oldest.replace(".", "")}"' in settings
    assert f"--python-version {oldest}" in (bootstrap.BASE_DIR / "Makefile").read_text()


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["make", "--silent", *arguments]
    return subprocess.run(command, cwd=bootstrap.BASE_DIR, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("written", ["PORT=8788", "port=8788"])
def test_a_port_is_a_port_however_it_is_written(written):
    assert make("--eval", "told: ; @echo $$PORT", "told", written).stdout == "8788\n"


def test_what_means_nothing_beside_a_command_is_not_passed_over():
    refused = make("--dry-run", "run", "prot=8788")
    assert refused.returncode != 0
    assert "prot means nothing here" in refused.stderr
