"""The account PostgreSQL runs under where root starts it, and the least it must be allowed."""

import os
import pwd
import stat
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from koreanrw import BASE_DIR

NAME = "koreanrw"


@dataclass(frozen=True)
class Account:
    """A user of the operating system that is not root."""

    name: str
    user: int
    group: int


def owner_of(path: Path) -> Account | None:
    """Name the account a path belongs to, unless that is root or the path is not there."""
    if not path.exists() or not (number := path.stat().st_uid):
        return None
    try:
        entry = pwd.getpwuid(number)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def ensured() -> Account:
    """Give the register's own system user, made if it is missing (or `nobody` where none can be made)."""
    try:
        entry = pwd.getpwnam(NAME)
    except KeyError:
        entry = _made()
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _made() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
    try:
        subprocess.run([*command, "--shell", "/usr/sbin/nologin", NAME], check=True, capture_output=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return pwd.getpwnam("nobody")
    _say(f"PostgreSQL does not run as root: made the system user {NAME} for it.")
    return pwd.getpwnam(NAME)


def let_pass(account: Account, *places: Path) -> None:
    """Let the account reach these places: it may pass through the folders above, not look into them."""
    opened = []
    for folder in sorted({folder for place in places for folder in place.parents}):
        mode = folder.stat().st_mode
        if not _may_pass(account, folder.stat()):
            folder.chmod(mode | stat.S_IXOTH)
            # The project's own folders are nobody's surprise.
            if not folder.is_relative_to(BASE_DIR):
                opened.append(str(folder))
    if opened:
        _say(f"PostgreSQL runs as {account.name}: it may now pass through (not list) {', '.join(opened)}.")
    for place in places:
        if not _is_owned(account, place) and not place.stat().st_mode & stat.S_IROTH:
            _open_software(place)


def _may_pass(account: Account, folder: os.stat_result) -> bool:
    if folder.st_uid == account.user:
        return bool(folder.st_mode & stat.S_IXUSR)
    if folder.st_gid == account.group:
        return bool(folder.st_mode & stat.S_IXGRP)
    return bool(folder.st_mode & stat.S_IXOTH)


def _is_owned(account: Account, place: Path) -> bool:
    return place.stat().st_uid == account.user


def _open_software(place: Path) -> None:
    # Under a strict umask the binaries themselves are root's alone; they are public software.
    for path in (place, *place.rglob("*")):
        mode = path.stat().st_mode
        executable = stat.S_IXOTH if mode & stat.S_IXUSR else 0
        path.chmod(mode | stat.S_IROTH | executable)


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr)
