"""Everything a machine can say about the sources, one line per check; `--fix` mends what can be mended."""

import os
import secrets
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from koreanrw.operations.embedded_database import thrown_away

BASE_DIR = Path(__file__).resolve().parent.parent
TOOLS = BASE_DIR / ".venv" / "bin"
PRODUCTION = {
    "KOREANRW_PRODUCTION": "true",
    "DJANGO_SECRET_KEY": secrets.token_urlsafe(50),
    "DJANGO_ALLOWED_HOSTS": "register.example",
    "KOREANRW_DATA_LICENCE": "CC-BY-4.0",
    "KOREANRW_CONTACT": "editors@register.example",
}

type Command = list[str]


def templates() -> list[str]:
    """Every template there is."""
    places = [BASE_DIR / "templates", *BASE_DIR.glob("*/templates")]
    return sorted(str(path.relative_to(BASE_DIR)) for place in places for path in place.rglob("*") if path.is_file())


def tool(name: str, *arguments: str) -> Command:
    """Spell out a call of one of the environment's tools."""
    return [str(TOOLS / name), *arguments]


def manage(*arguments: str) -> Command:
    """Spell out a call of Django's command line."""
    return [sys.executable, "manage.py", *arguments]


def fix() -> int:
    """Mend style and format."""
    pages = [name for name in templates() if name.endswith(".html")]
    commands = [
        tool("ruff", "check", "--fix", "--quiet"),
        tool("ruff", "format", "--quiet"),
        [sys.executable, "-m", "bin.static_format"],
    ]
    if pages:
        commands += [tool("djade", "--target-version", "6.1", *pages), tool("djhtml", "--tabwidth", "2", *pages)]
    return max(subprocess.run(command, cwd=BASE_DIR, check=False).returncode for command in commands)


def check() -> int:
    """Run every check, also after one failed, and say which did."""
    pages = [name for name in templates() if name.endswith(".html")]
    checks: list[tuple[str, Command, dict[str, str]]] = [
        # The longest first.
        ("types", tool("mypy"), {}),
        ("style", tool("ruff", "check"), {}),
        ("format", tool("ruff", "format", "--check"), {}),
        ("static files", [sys.executable, "-m", "bin.static_format", "--check"], {}),
        ("floors", tool("lint-imports"), {}),
        ("drawing", [sys.executable, "-m", "bin.drawing", "--check"], {}),
        ("migrations", manage("makemigrations", "--check", "--dry-run"), {}),
        ("messages", manage("check_messages"), {}),
        ("deployment", manage("check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
    ]
    if pages:
        checks += [
            ("templates", tool("djade", "--check", "--target-version", "6.1", *pages), {}),
            ("indentation", tool("djhtml", "--check", "--tabwidth", "2", *pages), {}),
        ]
    # Some checks ask the server what it can do; an empty one knows nothing of this machine's records.
    with thrown_away() as database, ThreadPoolExecutor(os.cpu_count()) as pool:
        running = {
            pool.submit(run, command, {"DATABASE_URL": database, **setting}): name for name, command, setting in checks
        }
        failed = [done for done in as_completed(running) if not passes(running[done], done.result())]
    return 1 if failed else 0


def run(command: Command, setting: dict[str, str]) -> subprocess.CompletedProcess[bytes]:
    """Run one check beside others, a core each."""
    environment = {**os.environ, **setting}
    return subprocess.run(
        command, cwd=BASE_DIR, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )


def passes(name: str, done: subprocess.CompletedProcess[bytes]) -> bool:
    """Tell how a check ended; what it said is shown only if it failed."""
    print(f"{name:<12} {'does not pass' if done.returncode else 'passes'}", flush=True)
    if done.returncode:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
    return not done.returncode


if __name__ == "__main__":
    sys.exit(fix() if "--fix" in sys.argv[1:] else check())
