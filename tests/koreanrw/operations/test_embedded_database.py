import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from koreanrw import BASE_DIR
from koreanrw.operations import system_user
from koreanrw.operations.embedded_database import PORT, Cluster, DatabaseDoesNotStart


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A cluster of its own, in a folder whose name has what breaks careless commands."""
    cluster = Cluster(tmp_path_factory.mktemp("a place, it's “한국”"), forgetful=True)
    yield cluster
    assert not cluster._processes()


def ask(cluster: Cluster, question: str) -> object:
    with psycopg.connect(
        host=str(cluster.socket_directory), port=PORT, user="koreanrw", dbname="koreanrw", autocommit=True
    ) as connection:
        row = connection.execute(question).fetchone()  # type: ignore[call-overload]
        return row[0] if row else None


def test_it_knows_the_letters_of_all_three_languages(cluster: Cluster) -> None:
    with cluster.running(), psycopg.connect(host=str(cluster.socket_directory), user="koreanrw") as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        assert connection.execute("SELECT cardinality(show_trgm('한국')) > 0, lower('Ä')").fetchone() == (True, "ä")


def test_nobody_can_reach_it_over_the_network(cluster: Cluster) -> None:
    with cluster.running():
        assert ask(cluster, "SHOW listen_addresses") == ""
        assert cluster.socket_directory.stat().st_mode & 0o077 == 0


def test_whoever_leaves_last_stops_it(cluster: Cluster) -> None:
    with cluster.running():
        with cluster.running():
            first = ask(cluster, "SELECT pg_postmaster_start_time()")
        assert ask(cluster, "SELECT pg_postmaster_start_time()") == first
    assert not cluster._is_alive()


def test_what_was_kept_is_there_at_the_next_start(cluster: Cluster) -> None:
    with cluster.running(), psycopg.connect(host=str(cluster.socket_directory), user="koreanrw") as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    with cluster.running():
        assert ask(cluster, "SELECT one FROM kept") == 1


def test_a_server_killed_outright_starts_again_though_its_number_is_taken(cluster: Cluster) -> None:
    pid_file = cluster.data / "postmaster.pid"
    with cluster.running():
        leftover = pid_file.read_text()
        os.kill(int(leftover.split()[0]), signal.SIGKILL)
    # Another living process now has the number that the dead server's file names.
    _, rest = leftover.split("\n", 1)
    pid_file.write_text(f"{os.getpid()}\n{rest}")
    with cluster.running():
        assert ask(cluster, "SELECT 1") == 1


def test_an_asked_for_end_stops_it_too(cluster: Cluster) -> None:
    code = (
        "import sys, time; from pathlib import Path; from koreanrw.operations.embedded_database import Cluster\n"
        "with Cluster(Path(sys.argv[1]), forgetful=True).running():\n"
        "    print('running', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", code, str(cluster.directory)]
    with subprocess.Popen(command, cwd=BASE_DIR, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "running\n"
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 128 + signal.SIGTERM
    assert not cluster._is_alive()


def test_a_path_too_long_for_a_socket_does_not_matter(tmp_path: Path) -> None:
    directory = tmp_path / ("a very long name of a folder " * 4) / ("and another one " * 4)
    cluster = Cluster(directory, forgetful=True)
    assert len(str(cluster.socket_directory)) < 100
    with cluster.running():
        assert ask(cluster, "SELECT 1") == 1
    assert not cluster.socket_directory.exists()


def test_a_server_that_cannot_start_says_why_in_one_line(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "damaged", forgetful=True)
    with cluster.running():
        pass
    (cluster.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(DatabaseDoesNotStart, match="failed: .*(incompatible|version)") as problem, cluster.running():
        pass
    assert "\n" not in str(problem.value)


def test_folders_above_may_be_passed_through_but_not_listed(tmp_path: Path) -> None:
    home = tmp_path / "home"
    (home / "register").mkdir(parents=True)
    home.chmod(0o700)
    stranger = system_user.Account("stranger", 64_000, 64_000)
    system_user.let_pass(stranger, home / "register")
    assert home.stat().st_mode & 0o777 == 0o701


def test_one_that_somebody_else_stopped_is_started_again(cluster: Cluster) -> None:
    with cluster.running():
        assert not cluster.ensure_started()
        for stop in (cluster.stop, lambda: os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), 9)):
            stop()
            while cluster._is_alive():
                time.sleep(0.01)
            assert cluster.ensure_started()
            assert ask(cluster, "SELECT 1") == 1
