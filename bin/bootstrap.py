"""Make the environment the register runs in: uv, a Python, the locked requirements.

Runs under whatever Python 3 the machine has, and imports nothing but the standard library.
Usage: bootstrap.py base|dev, or bootstrap.py uv and what uv is to do
"""

import ast
import contextlib
import fcntl
import functools
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
# The register runs under any of these, and its lock files hold wheels for all; the first is fetched where none is here.
VERSIONS = ("3.13", "3.14", "3.12")
ANY_VERSION = "Python 3.12, 3.13 or 3.14"
# What pip is told in its own words and uv in others: whom to trust, and where packages come from.
PIP_AND_UV = (("cert", "SSL_CERT_FILE"), ("index-url", "UV_DEFAULT_INDEX"))


class CannotPrepare(Exception):
    """The environment cannot be made; the message says in one line what to do."""


def main(wanted):
    """Bring the environment in step with a lock file, if it is not yet."""
    with alone():
        # The requirements for development hold those for running.
        if not any(is_in_step_with(name) for name in {wanted, "dev"}):
            prepare(wanted)


def call_uv(arguments):
    """Become the pinned uv, with all that it is told here."""
    with alone():
        ensure_uv()
    os.execve(str(UV), [str(UV), *arguments], surroundings())


@contextlib.contextmanager
def alone():
    """Two commands started at once must not build the same environment."""
    TOOLS.mkdir(exist_ok=True)
    with (TOOLS / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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
        shutil.rmtree(str(VENV), ignore_errors=True)
        call(
            [UV, "venv", "--no-project", "--python", python_here() or fetched_python(), VENV],
            "The environment could not be made.",
            show=True,
        )
    call(
        # Compiled now, every later start is faster, also where Python may not write beside its modules.
        [UV, "pip", "sync", "--compile-bytecode", "--require-hashes"] + ["--python", PYTHON, lock_of(wanted)],
        "The requirements could not be installed.",
        show=True,
    )
    STAMP.write_text(fingerprint(wanted))


def lock_of(name):
    """Give the lock file of a set of requirements."""
    return REQUIREMENTS / (name + ".txt")


def is_usable():
    """Tell whether the environment's Python still is a wanted version and still is here."""
    if not PYTHON.exists():
        return False
    question = "import sys; print('%d.%d' % sys.version_info[:2], sys.prefix)"
    answer = subprocess.run([str(PYTHON), "-c", question], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return answer.stdout.decode().strip() in [version + " " + str(VENV) for version in VERSIONS]


def python_here():
    """Give a Python of this machine that the register runs under: this one, or another that uv finds."""
    usual = sys.implementation.name == "cpython" and "t" not in sys.abiflags
    if usual and ".".join(map(str, sys.version_info[:2])) in VERSIONS:
        return sys.executable
    find = [UV, "python", "find", "--system", "--no-project", "--no-python-downloads"]
    found = (said_by([*find, "cpython@" + version], surroundings()) for version in VERSIONS)
    return next(filter(None, found), None)


def fetched_python():
    """Have uv fetch a Python into this folder, and say so."""
    listed = [UV, "python", "list", "--only-downloads", "--show-urls", "cpython@" + VERSIONS[0]]
    address = (said_by(listed, surroundings()) or "the network").split()[-1]
    print(f"No {ANY_VERSION} is here: fetching {VERSIONS[0]} from {address} ...", flush=True)
    call(
        [UV, "python", "install", "--no-bin", VERSIONS[0]],
        f"koreanrw needs {ANY_VERSION}: none is here, and none could be fetched ({{last_line}})."
        " Install one of them (on Debian or Ubuntu: apt install python3 python3-venv), or name a server that has"
        " them in UV_PYTHON_INSTALL_MIRROR, and run this command again.",
    )
    return VERSIONS[0]


@functools.lru_cache()
def surroundings():
    """Give the environment variables uv runs under: it trusts whom the machine and pip trust, as pip itself does."""
    variables = {"UV_SYSTEM_CERTS": "1", "UV_PYTHON_INSTALL_DIR": str(TOOLS / "python")}
    told = {}
    # One line a setting, as `global.cert='/etc/ssl/company.pem'`; what stands in the environment outweighs the files.
    for line in (said_by([UV.parent / "python", "-m", "pip", "config", "list"]) or "").splitlines():
        name, _, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if section in ("global", "install", ":env:") and (section == ":env:" or option not in told):
            told[option] = str(ast.literal_eval(value))
    variables.update({for_uv: told[for_pip] for for_pip, for_uv in PIP_AND_UV if told.get(for_pip)})
    variables.update(os.environ)
    return variables


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
    return (said_by([UV, "--version"]) or "uv none").split()[1]


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
    """Run a command; if it fails, say what that means, with its last line or, where that helps, all it said itself."""
    done = subprocess.run(words(command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=surroundings())
    if done.returncode:
        said = done.stdout.decode(errors="replace").strip()
        if show:
            print(said, file=sys.stderr)
        raise CannotPrepare(excuse.format(last_line=said.splitlines()[-1].strip() if said else "it said nothing"))


def said_by(command, variables=None):
    """Give what a command said; nothing if it is not there or failed."""
    quiet = {"stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    try:
        done = subprocess.run(words(command), env=variables, check=True, **quiet)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.decode().strip()


def words(command):
    """Give the words of a command as texts."""
    return [str(word) for word in command]


if __name__ == "__main__":
    try:
        if sys.argv[1] == "uv":
            call_uv(sys.argv[2:])
        main(sys.argv[1])
    except CannotPrepare as problem:
        sys.exit(str(problem))
    except PermissionError as problem:
        sys.exit(f"{problem.filename} cannot be written: it belongs to another user.")
    except KeyboardInterrupt:
        sys.exit(130)
