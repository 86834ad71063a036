"""What an installation is told from outside, typed and in one place.

Every variable is read here and nowhere else; `docs/settings.md` lists the same names for operators.
"""

import fcntl
import os
import re
import secrets
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.http.request import validate_host

from koreanrw import BASE_DIR
from koreanrw.operations import embedded_database
from koreanrw.operations.licences import USUAL, Licence, licence_called

SWITCH = {"true": True, "on": True, "yes": True, "1": True, "false": False, "off": False, "no": False, "0": False}


# Scheme, host and perhaps a port: names in the feeds are made of the host, which must be one that DNS knows.
SITE_ADDRESS = r"(?P<scheme>https?)://(?P<host>[a-z0-9]([a-z0-9.-]*[a-z0-9])?)(:[1-9][0-9]{0,4})?"


# A key this short could be guessed; Django's own check says the same of its length and its letters.
SHORTEST_KEY, FEWEST_LETTERS = 50, 5
# Seconds a mail server may take over each of its answers.
MAIL_TIMEOUT = 10


class UnusableEnvironment(Exception):
    """The environment lacks what this installation must have, or holds what cannot be read."""


def variable(name: str, **default: Any) -> Any:
    """Declare a field of the environment under the name operators know it by."""
    return field(metadata={"variable": name}, **default)


@dataclass(frozen=True, kw_only=True)
class Environment:
    """The whole environment of one installation."""

    # Whether the public uses this installation; turns on every demand and every guard.
    production: bool = variable("KOREANRW_PRODUCTION")
    # Django's debug pages; never in production.
    debug: bool = variable("DJANGO_DEBUG")
    # Signs sessions and password links; outside production one is made once and kept.
    secret_key: str = variable("DJANGO_SECRET_KEY")
    # Whether browsers may be told for ever, by their makers' lists, that the domain is reached over HTTPS alone.
    hsts_preload: bool = variable("KOREANRW_HSTS_PRELOAD")
    # Host names the site answers to, separated by commas.
    allowed_hosts: list[str] = variable("DJANGO_ALLOWED_HOSTS")
    # The one address under which the public finds the register, with scheme and without a slash at the end.
    site_address: str = variable("KOREANRW_ADDRESS")
    # Origins (with scheme) that may post forms besides the hosts themselves, separated by commas.
    csrf_trusted_origins: list[str] = variable("DJANGO_CSRF_TRUSTED_ORIGINS")
    # The PostgreSQL server to use; without it an embedded one runs under var/.
    database: dict[str, Any] = variable("DATABASE_URL")
    # How long a page may ask the database, in milliseconds; 0 is for ever. Commands are not limited.
    statement_timeout: int = variable("KOREANRW_STATEMENT_TIMEOUT")
    # The port on 127.0.0.1 that `make run` and `make dev` answer at.
    port: int = variable("PORT")
    # Processes that serve, each with its own connections.
    workers: int = variable("KOREANRW_WORKERS")
    # Blocking threads in each of these processes, each with one connection.
    threads: int = variable("KOREANRW_THREADS")
    # Seconds within which the head of a request, and what is sent with it, must have arrived.
    patience: int = variable("KOREANRW_PATIENCE")
    # How mail (password resets) leaves; printed to the terminal outside production.
    mailer: dict[str, Any] = variable("EMAIL_URL")
    # The sender of that mail.
    from_email: str = variable("KOREANRW_FROM_EMAIL")
    # Where reports of errors go, an e-mail address of the operator.
    contact: str = variable("KOREANRW_CONTACT")
    # The licence under which the register's data may be used; None where nobody has granted one.
    data_licence: Licence | None = variable("KOREANRW_DATA_LICENCE")


def variable_names() -> list[str]:
    """Every variable the register reads, in the order of the operators' list."""
    return [part.metadata["variable"] for part in Environment.__dataclass_fields__.values()]


def read_environment(variables: Mapping[str, str]) -> Environment:
    """Read and judge an environment; name everything that is wrong with it at once."""
    env = environ.Env()
    env.ENVIRON = {name: value for name, value in variables.items() if value != ""}
    problems: list[str] = []
    production = _read_switch(problems, env, "KOREANRW_PRODUCTION")
    if production:
        problems += _missing_in_production(env.ENVIRON)
    allowed_hosts = env.list("DJANGO_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
    port = _read_number(problems, env, "PORT", 8000, 1, 65535)
    environment = Environment(
        production=production,
        debug=_read_switch(problems, env, "DJANGO_DEBUG"),
        secret_key=env.str("DJANGO_SECRET_KEY", "") or ("" if production else _kept_secret_key()),
        hsts_preload=_read_switch(problems, env, "KOREANRW_HSTS_PRELOAD"),
        allowed_hosts=allowed_hosts,
        site_address=_read_site_address(problems, env, production, allowed_hosts, port),
        csrf_trusted_origins=env.list("DJANGO_CSRF_TRUSTED_ORIGINS", default=[]),
        database=_read_database(problems, env),
        statement_timeout=_read_number(problems, env, "KOREANRW_STATEMENT_TIMEOUT", 5000, 0, 600_000),
        port=port,
        workers=_read_number(problems, env, "KOREANRW_WORKERS", 2, 1, 64),
        threads=_read_number(problems, env, "KOREANRW_THREADS", 2, 1, 64),
        patience=_read_number(problems, env, "KOREANRW_PATIENCE", 10, 1, 600),
        mailer=_read_mailer(problems, env, "smtp://localhost:25" if production else "consolemail://"),
        from_email=env.str("KOREANRW_FROM_EMAIL", "register@localhost"),
        contact=_read_contact(problems, env),
        data_licence=_read_licence(problems, env),
    )
    if environment.production:
        problems += _too_open_for_production(environment)
    if problems:
        raise UnusableEnvironment("koreanrw cannot start: " + " ".join(problems))
    return environment


def _missing_in_production(variables: Mapping[str, str]) -> list[str]:
    demanded = ("DJANGO_SECRET_KEY", "DJANGO_ALLOWED_HOSTS", "DATABASE_URL", "KOREANRW_CONTACT")
    missing = [name for name in demanded if name not in variables]
    return [f"in production these must be set and are not: {', '.join(missing)}."] if missing else []


def _too_open_for_production(environment: "Environment") -> list[str]:
    """What is set, and leaves the door open all the same."""
    problems = []
    key = environment.secret_key
    if key and (len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS):
        problems.append(f"DJANGO_SECRET_KEY must be at least {SHORTEST_KEY} characters that nobody can guess.")
    if any(set(host) <= {"*", "."} for host in environment.allowed_hosts):
        problems.append("DJANGO_ALLOWED_HOSTS must name the hosts, not all of them (*).")
    if any(set(urlsplit(origin).netloc) <= {"*", "."} for origin in environment.csrf_trusted_origins):
        problems.append(
            "DJANGO_CSRF_TRUSTED_ORIGINS must be origins such as https://register.example, not all of them."
        )
    if environment.debug:
        problems.append("DJANGO_DEBUG must be off in production.")
    return problems


def _read_site_address(
    problems: list[str], env: environ.Env, production: bool, allowed_hosts: list[str], port: int
) -> str:
    """The address that was set; else, in production, the first host the site answers to, else this machine."""
    given = env.str("KOREANRW_ADDRESS", "").rstrip("/").lower()
    if not given and not production:
        return f"http://127.0.0.1:{port}"
    found = re.fullmatch(SITE_ADDRESS, given or f"https://{next(iter(allowed_hosts), '')}".lower())
    if found is None or (production and found["scheme"] != "https"):
        problems.append("KOREANRW_ADDRESS must be the address readers know, such as https://register.example.")
        return ""
    if production and not validate_host(found["host"], allowed_hosts):
        problems.append("KOREANRW_ADDRESS must name one of the hosts in DJANGO_ALLOWED_HOSTS.")
    return found[0]


def _read_contact(problems: list[str], env: environ.Env) -> str:
    contact = env.str("KOREANRW_CONTACT", "").strip()
    try:
        if contact:
            EmailValidator()(contact)
    except ValidationError:
        problems.append("KOREANRW_CONTACT must be an e-mail address.")
    return contact


def _read_switch(problems: list[str], env: environ.Env, name: str) -> bool:
    word = env.str(name, "false").lower()
    if word not in SWITCH:
        problems.append(f"{name} must be true or false.")
    return SWITCH.get(word, False)


def _read_number(problems: list[str], env: environ.Env, name: str, default: int, low: int, high: int) -> int:
    try:
        number = env.int(name, default)
    except ValueError:
        number = low - 1
    if low <= number <= high:
        return number
    problems.append(f"{name} must be a whole number from {low} to {high}.")
    return default


def _read_database(problems: list[str], env: environ.Env) -> dict[str, Any]:
    with warnings.catch_warnings():
        # An unknown kind of address is answered below, in our own words.
        warnings.simplefilter("ignore", UserWarning)
        try:
            database = env.db_url("DATABASE_URL", embedded_database.REGISTER.url)
        except (ValueError, environ.ImproperlyConfigured):
            database = {}
    if not str(database.get("ENGINE", "")).endswith("postgresql"):
        problems.append("DATABASE_URL must be the address of a PostgreSQL database (postgresql://…).")
    return database


def _read_licence(problems: list[str], env: environ.Env) -> Licence | None:
    word = env.str("KOREANRW_DATA_LICENCE", "")
    licence = licence_called(word)
    if word and licence is None:
        problems.append(f"KOREANRW_DATA_LICENCE must be one of {', '.join(USUAL)} or an address (https://…).")
    return licence


def _read_mailer(problems: list[str], env: environ.Env, default: str) -> dict[str, Any]:
    try:
        address = env.email_url("EMAIL_URL", default)
    except (ValueError, KeyError, environ.ImproperlyConfigured):
        problems.append("EMAIL_URL must be an address like smtp+tls://user:password@host:587.")
        return {}
    mailer: dict[str, Any] = {"BACKEND": address["EMAIL_BACKEND"]}
    if mailer["BACKEND"].endswith("smtp.EmailBackend"):
        options = {
            "host": address["EMAIL_HOST"],
            "port": address["EMAIL_PORT"],
            "username": address["EMAIL_HOST_USER"],
            "password": address["EMAIL_HOST_PASSWORD"],
            "use_tls": address.get("EMAIL_USE_TLS"),
            "use_ssl": address.get("EMAIL_USE_SSL"),
            "timeout": MAIL_TIMEOUT,
        }
        mailer["OPTIONS"] = {name: value for name, value in options.items() if value}
    return mailer


@cache
def _kept_secret_key() -> str:
    """The key of an installation that was given none: whole from the first moment, the same for every process."""
    path = BASE_DIR / "var" / "secret-key"
    path.parent.mkdir(exist_ok=True)
    with (path.parent / "secret-key.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        kept = path.read_text().strip() if path.exists() else ""
        # An empty one is what an interrupted start or a full disk left behind.
        if len(kept) < SHORTEST_KEY:
            kept = secrets.token_urlsafe(50)
            draft = path.with_name("secret-key.new")
            draft.unlink(missing_ok=True)
            with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(kept)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
    return kept
