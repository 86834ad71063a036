"""The PostgreSQL that measurements run on: the embedded one in a directory of its own, told what a real one is told."""

import sys

from koreanrw import BASE_DIR
from koreanrw.operations.embedded_database import Cluster

FOLDER = BASE_DIR / "var" / "benchmark"
# Memory as on a server with some gigabytes to spare. Rows that can be made again need not be safe from a power cut.
SETTINGS = (
    "shared_buffers=1GB",
    "work_mem=16MB",
    "maintenance_work_mem=512MB",
    "random_page_cost=1.1",
    "jit=off",
    "synchronous_commit=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=1GB",
    "checkpoint_timeout=30min",
)
SERVER = Cluster(FOLDER / "database", settings=SETTINGS)


def main() -> None:
    """Say where the server is and hold it for as long as standard input is open."""
    with SERVER.running() as url:
        print(url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
