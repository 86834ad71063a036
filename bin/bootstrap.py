"""Make the environment the register runs in: uv, Python 3.13, the locked requirements.

Runs under whatever Python 3 the machine has, and imports nothing but the standard library.
Usage: bootstrap.py base|dev
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent
REQUIREMENTS = BASE_DIR / "requirements"
TOOLS = BASE_DIR / ".tools"
UV = TOOLS / "uv" / "bin" / "uv"
VENV = BASE_DIR / ".venv"
PYTHON = VENV / "bin" / "python"
# Which lock file the environment was last brought in step with.
STAMP = VENV / ".in-step-with"
VERSION = "3.13"


class CannotPrepare(Exception):
    """The environment cannot be made; the message says in one line what to do."""


def main(wanted):
    """Bring the environment in step with a lock file, if it is not yet."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("a") as lock:
        # Two commands started at once must not build the same environment.
        fcntl.flock(lock, fcntl.LOCK_EX)
        # The requirements for development hold those for running.
        if not any(is_in_step_with(name) for name in {wanted, "dev"}):
            prepare(wanted)


def is_in_step_with(name):
    """Tell whether the environment holds exactly what this lock file names."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text() == fingerprint(name)


def fingerprint(name):
    """Sum up a lock file and the place of the environment, which must not have moved."""
    locks = (REQUIREMENTS / file for file in (name + ".txt", "uv.txt"))
    return hashlib.sha256(b"".join(lock.read_bytes() for lock in locks) + bytes(VENV)).hexdigest()


def prepare(wanted):
    """Make or mend the whole environment."""
    print("Preparing the environment, this takes a minute the first time ...", flush=True)
    ensure_uv()
    if not is_usable():
        shutil.rmtree(VENV, ignore_errors=True)
        call(
            [UV, "venv", "--quiet", "--no-project", "--python", VERSION, VENV],
            f"koreanrw needs Python {VERSION}: none was found here and none could be fetched. Install it"
            " and run this command again.",
        )
    call(
        # Compiled now, every later start is faster, also where Python may not write beside its modules.
        [UV, "pip", "sync", "--quiet", "--compile-bytecode", "--require-hashes"]
        + ["--python", PYTHON, lock_of(wanted)],
        "The requirements could not be installed.",
        show=True,
    )
    STAMP.write_text(fingerprint(wanted))


def lock_of(name):
    """Give the lock file of a set of requirements."""
    return REQUIREMENTS / (name + ".txt")


def is_usable():
    """Tell whether the environment's Python still is the wanted version and still is here."""
    if not PYTHON.exists():
        return False
    question = "import sys; print('%d.%d' % sys.version_info[:2], sys.prefix)"
    answer = subprocess.run([str(PYTHON), "-c", question], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return answer.stdout.decode().strip() == f"{VERSION} {VENV}"


def ensure_uv():
    """Have the pinned uv, in an environment of its own."""
    pinned = lock_of("uv").read_text().split("uv==")[1].split()[0]
    if uv_version() == pinned:
        return
    shutil.rmtree(TOOLS / "uv", ignore_errors=True)
    make_virtualenv(TOOLS / "uv")
    call(
        [TOOLS / "uv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        + ["--require-hashes", "--only-binary", ":all:", "-r", lock_of("uv")],
        "uv could not be installed.",
        show=True,
    )


def uv_version():
    """Ask uv which version it is; nothing if there is none."""
    try:
        answer = subprocess.run([str(UV), "--version"], stdout=subprocess.PIPE, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return answer.stdout.decode().split()[1]


def make_virtualenv(place):
    """Make a virtual environment; Debian keeps what that needs in a package of its own."""
    command = [sys.executable, "-m", "venv", place]
    if subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0:
        return
    shutil.rmtree(place, ignore_errors=True)
    package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing Debian's {package} ...", flush=True)
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(["apt-get", "update"], **quiet)
        subprocess.run(["apt-get", "install", "--yes", package], **quiet)
    call(command, f"{sys.executable} cannot make virtual environments: install its venv module ({package}).")


def call(command, excuse, show=False):
    """Run a command; if it fails, say what that means (and, where that helps, what it said itself)."""
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        if show:
            sys.stderr.buffer.write(done.stdout)
        raise CannotPrepare(excuse)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except CannotPrepare as problem:
        sys.exit(str(problem))
    except PermissionError as problem:
        sys.exit(f"{problem.filename} cannot be written: it belongs to another user.")
    except KeyboardInterrupt:
        sys.exit(130)
