"""A backup holds the whole register, and what comes back is what was put away, row by row."""

import json
import stat
import zipfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import reversion
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command
from django.db import connection, connections
from psycopg import sql

from companies.models import Organisation
from koreanrw.operations import backup
from koreanrw.operations.backup import BackupRefused, make_backup, restore
from records import publishing
from tests import factories as make
from tests.registers import administer

pytestmark = pytest.mark.django_db(transaction=True)


def everything() -> dict[str, list[tuple]]:
    """All rows of all tables, in an order that does not depend on how they are stored."""
    with connection.cursor() as cursor:
        cursor.execute(backup._TABLES)
        names = [name for (name,) in cursor.fetchall()]
        rows = {}
        for name in names:
            cursor.execute(sql.SQL("SELECT t::text FROM {} t ORDER BY 1").format(sql.Identifier(name)))
            rows[name] = cursor.fetchall()
    return rows


def databases() -> set[str]:
    """Those of this test; others run beside it on the same server."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE starts_with(datname, current_database())")
        return {name for (name,) in cursor.fetchall()}


@pytest.fixture
def storage(tmp_path: Path) -> FileSystemStorage:
    return FileSystemStorage(location=tmp_path / "files")


@pytest.fixture
def register(storage: FileSystemStorage) -> Organisation:
    """A register somebody has worked on: records with parts and sources, stored versions, an account, a file."""
    editor = make.make_editor("minji")
    company = make.make_company("두산로보틱스")
    make.make_name(company, "Doosan Robotics", language="en")
    office = make.make_office(company, make.make_place("Düsseldorf"), opened="[2015-03-01..2015-03-10]")
    make.make_function(office, "european headquarters", outcome="planned", planned_since="2027~")
    agreement = make.make_agreement("Memorandum", parties=(company, make.make_institution("KIAT")), signed="2023-09")
    with reversion.create_revision():
        reversion.set_user(editor)
        agreement.purpose_de = "Gemeinsame Forschung, „Zitat“ – 연구 🤖"
        agreement.save()
    publishing.withdraw([office], editor, "Named twice")
    storage.save("scans/2026/Brief.pdf", ContentFile(bytes(range(256)) * 5000))
    return company


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The register's database is another one from now on, an empty one."""
    own = connection.settings_dict["NAME"]
    name = f"{own}_elsewhere"
    connections.close_all()
    administer("CREATE DATABASE {} TEMPLATE template0", name)

    def move() -> None:
        connections.close_all()
        monkeypatch.setitem(connection.settings_dict, "NAME", name)

    yield move  # type: ignore[misc]
    connections.close_all()
    monkeypatch.setitem(connection.settings_dict, "NAME", own)
    administer("DROP DATABASE {}", name)


def test_what_comes_back_is_what_was_put_away_row_by_row(register, storage, elsewhere, tmp_path, client):
    path, manifest = make_backup(tmp_path / "backups", storage)
    before = everything()
    assert {name: len(rows) for name, rows in before.items()} == {
        name: table.rows for name, table in manifest.tables.items()
    }
    elsewhere()
    other = FileSystemStorage(location=tmp_path / "other machine")
    restore(path, storage=other)
    assert everything() == before
    with other.open("scans/2026/Brief.pdf") as file:
        assert file.read() == bytes(range(256)) * 5000
    # It is a register: it takes records, keeps its rules, and finds what it finds.
    make.make_company("Aimmo")
    assert client.get("/en/companies/", {"q": "doosan robotics"}).context["object_list"] == [register]
    with pytest.raises(Exception, match="slug"):
        make.make_company("Again", slug=register.slug)


@pytest.mark.long
def test_a_backup_is_of_one_moment_though_editors_go_on(register, storage, elsewhere, tmp_path, monkeypatch):
    dump = backup._dump

    def interrupted(snapshot, target):
        make.make_company("Too late")
        return dump(snapshot, target)

    monkeypatch.setattr(backup, "_dump", interrupted)
    path, _manifest = make_backup(tmp_path, storage)
    assert Organisation.objects.filter(slug="too-late").exists()
    elsewhere()
    restore(path, storage=storage)
    assert not Organisation.objects.filter(slug="too-late").exists()


@pytest.mark.long
def test_only_its_owner_can_read_a_backup_and_an_interrupted_one_is_none(register, storage, tmp_path, monkeypatch):
    path, _manifest = make_backup(tmp_path / "backups", storage)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.unlink()
    monkeypatch.setattr(backup, "program", lambda _name: "false")
    with pytest.raises(BackupRefused, match="pg_dump failed"):
        make_backup(tmp_path / "backups", storage)
    assert not list((tmp_path / "backups").iterdir())


@pytest.mark.long
def test_a_damaged_backup_is_refused_before_anything_is_touched(register, storage, elsewhere, tmp_path):
    path, _manifest = make_backup(tmp_path, storage)
    elsewhere()
    for damaged in (backup.DATABASE, "files/scans/2026/Brief.pdf", backup.MANIFEST, "the archive"):
        changed = tmp_path / "changed.zip"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
            for name in old.namelist():
                content = bytearray(old.read(name))
                if name == damaged:
                    del content[-20:]
                new.writestr(name, bytes(content))
        if damaged == "the archive":
            changed.write_bytes(path.read_bytes()[:-1000])
        with pytest.raises(BackupRefused, match=r"damaged|not a zip file"):
            restore(changed, storage=storage)
        assert not everything()


@pytest.mark.long
def test_a_register_in_use_is_replaced_only_on_demand_and_kept_aside(register, storage, tmp_path):
    path, _manifest = make_backup(tmp_path, storage)
    own, before = connection.settings_dict["NAME"], everything()
    later = make.make_company("Later")
    with pytest.raises(BackupRefused, match="--replace"):
        restore(path, storage=storage)
    assert Organisation.objects.filter(pk=later.pk).exists()
    there = databases()
    _manifest, aside = restore(path, replace=True, storage=storage)
    try:
        assert databases() - there == {aside}
        assert everything() == before
    finally:
        connections.close_all()
        administer("DROP DATABASE {}", own)
        administer("ALTER DATABASE {} RENAME TO {}", aside, own)
    assert Organisation.objects.filter(pk=later.pk).exists()


@pytest.mark.long
@pytest.mark.parametrize("reason", ["a row is missing", "somebody is connected"])
def test_what_cannot_take_its_place_leaves_everything_as_it_is(register, storage, tmp_path, reason):
    path, _manifest = make_backup(tmp_path, storage)
    if reason == "a row is missing":
        changed = tmp_path / "changed.zip"
        with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
            for name in old.namelist():
                content = old.read(name)
                if name == backup.MANIFEST:
                    manifest = json.loads(content)
                    manifest["tables"]["companies_organisation"]["checksum"] = "1"
                    content = json.dumps(manifest).encode()
                new.writestr(name, content)
        path, message = changed, "differs from what was put away: companies_organisation"
        company = None
    else:
        company, message = psycopg.connect(**backup._parameters()), "stop the register first"
    there, before = databases(), everything()
    try:
        with pytest.raises(BackupRefused, match=message):
            restore(path, replace=True, storage=storage)
    finally:
        if company:
            company.close()
    assert databases() == there
    assert everything() == before


def test_the_commands_say_what_they_did_and_what_they_refuse(register, settings, elsewhere, tmp_path, capsys):
    settings.MEDIA_ROOT = tmp_path / "media"
    call_command("backup", tmp_path / "backups")
    [path] = (tmp_path / "backups").iterdir()
    assert capsys.readouterr().out.startswith(f"{path}: ")
    with pytest.raises(CommandError, match="--replace"):
        call_command("restore", path)
    with pytest.raises(CommandError, match="No such file"):
        call_command("restore", tmp_path / "nothing.zip")
    elsewhere()
    call_command("restore", path)
    assert "each as it was" in capsys.readouterr().out
