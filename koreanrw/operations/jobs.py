"""The worker process: does what pages and verbs note down to be done later (`django.tasks`), one job at a time."""

import datetime
import logging
import time

from django.db import Error, connection
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

log = logging.getLogger("koreanrw.operations.jobs")

# A job still running after this long was that of a worker that died.
LONGEST_JOB = datetime.timedelta(minutes=10)
# How long is known that something could not be done.
FAILURES_KEPT = datetime.timedelta(days=14)


class Worker(db_worker.Worker):
    """Does one job after the other and forgets what they were about: letters and addresses are nobody's archive."""

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            interval=0,
            batch=True,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )

    def run_task(self, db_task_result: DBTaskResult) -> None:
        """Do one job. Of one that failed, only what it was and the kind of failure are kept, for a while."""
        super().run_task(db_task_result)
        job = DBTaskResult.objects.filter(pk=db_task_result.pk)
        job.successful().delete()
        if job.failed().update(args_kwargs={"args": [], "kwargs": {}}, traceback=""):
            log.error("%s failed: %s", db_task_result.task_name, db_task_result.exception_class_path)

    def work_off(self) -> None:
        """Do all jobs that are due; hand on those a dead worker left unfinished, and forget what failed long ago."""
        self.run()
        now = timezone.now()
        DBTaskResult.objects.running().filter(started_at__lt=now - LONGEST_JOB).update(status="READY")
        DBTaskResult.objects.finished().filter(finished_at__lt=now - FAILURES_KEPT).delete()


def work(pause: float) -> None:
    """Do jobs as they come, until told to stop; while the database is away, wait for it."""
    worker = Worker()
    worker.configure_signals()
    is_away = False
    while worker.running:
        try:
            worker.work_off()
            is_away = False
        except Error as problem:
            connection.close()
            if not is_away:
                log.error("The worker waits for the database: %s", str(problem).partition("\n")[0])
            is_away = True
        time.sleep(pause)
