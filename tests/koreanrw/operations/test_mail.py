"""Mail leaves outside the request: whatever the mail server does keeps nobody waiting, and tells nobody anything."""

import datetime
import socket
from collections.abc import Iterator

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from koreanrw.operations.jobs import FAILURES_KEPT, LONGEST_JOB
from koreanrw.operations.mail import AGAIN_AFTER
from tests import factories as make

pytestmark = pytest.mark.django_db

RESET = "/ko/account/password/reset/"
LOCMEM = {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}


@pytest.fixture(autouse=True)
def noted_down(settings, monkeypatch):
    """As outside of tests: pages note mail down, and the worker delivers it."""
    # The worker gives up connections it finds inside a transaction, where every test is.
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    settings.MAILERS = {"default": {"BACKEND": "koreanrw.operations.mail.QueuedEmailBackend"}, "delivering": LOCMEM}


@pytest.fixture
def silent_server(settings) -> Iterator[socket.socket]:
    """A mail server that takes up connections and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        options = {"host": "127.0.0.1", "port": server.getsockname()[1], "timeout": 0.2}
        smtp = {"BACKEND": "django.core.mail.backends.smtp.EmailBackend", "OPTIONS": options}
        settings.MAILERS = settings.MAILERS | {"delivering": smtp}
        yield server


def do_jobs():
    call_command("run_jobs", once=True)


def write_a_letter():
    letter = mail.EmailMultiAlternatives("Betreff", "Inhalt", "a@example.org", ["b@example.org"], headers={"X-A": "1"})
    letter.attach_alternative("<p>Inhalt</p>", "text/html")
    letter.send()


def test_every_message_is_noted_down_and_delivered_as_it_was_written():
    write_a_letter()
    mail.send_mail("Noch einer", "Inhalt", None, ["c@example.org"])
    assert mail.outbox == []
    do_jobs()
    first, second = mail.outbox
    assert (first.subject, first.body, first.to) == ("Betreff", "Inhalt", ["b@example.org"])
    assert (first.from_email, first.extra_headers) == ("a@example.org", {"X-A": "1"})
    assert [*first.message().iter_parts()][1].get_content().strip() == "<p>Inhalt</p>"
    assert second.to == ["c@example.org"]
    assert not DBTaskResult.objects.exists()


def test_a_long_link_in_a_message_can_be_opened_from_the_terminal(settings, capsys):
    settings.MAILERS |= {"delivering": {"BACKEND": "django.core.mail.backends.console.EmailBackend"}}
    link = f"https://register.example.org/ko/account/password/reset/{'Nw-d0bkwh-' * 9}/"
    mail.send_mail("비밀번호", f"다음 주소를 여십시오.\n\n{link}\n", None, ["c@example.org"])
    do_jobs()
    assert f"여십시오.\n\n{link}\n" in capsys.readouterr().out


def test_a_known_and_an_unknown_address_are_asked_about_in_the_same_steps(client):
    user = make.make_staff("kim")
    user.email = "kim@example.org"
    user.save()
    steps = []
    for address in ("kim@example.org", "nobody@example.org"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.post(RESET, {"email": address}).status_code == 302
        steps.append([query["sql"].partition(" ")[0] for query in asked])
        assert not any("koreanrw_user" in query["sql"] for query in asked)
    assert steps[0] == steps[1]
    do_jobs()
    (letter,) = mail.outbox
    assert letter.to == ["kim@example.org"]
    assert "http://testserver/ko/account/password/reset/" in letter.body
    assert not DBTaskResult.objects.exists()


def test_a_silent_mail_server_delays_its_mail_only(client, silent_server):
    user = make.make_staff("kim")
    user.email = "kim@example.org"
    user.save()
    client.post(RESET, {"email": "kim@example.org"})
    silent_server.setblocking(False)
    with pytest.raises(BlockingIOError):
        silent_server.accept()
    do_jobs()
    taken_up, _address = silent_server.accept()
    taken_up.close()
    (job,) = DBTaskResult.objects.all()
    assert (job.status, job.args_kwargs["args"][1]) == ("READY", 1)
    due = job.run_after - timezone.now()
    assert datetime.timedelta(0) < due <= AGAIN_AFTER[0]


def test_mail_is_given_up_in_the_end_and_nothing_of_it_is_kept(silent_server, caplog):
    write_a_letter()
    for _ in range(len(AGAIN_AFTER) + 1):
        DBTaskResult.objects.update(run_after=timezone.now())
        do_jobs()
    (job,) = DBTaskResult.objects.all()
    assert job.status == "FAILED"
    assert job.args_kwargs == {"args": [], "kwargs": {}}
    assert "example.org" not in f"{job.traceback} {caplog.text}"
    DBTaskResult.objects.update(finished_at=timezone.now() - FAILURES_KEPT)
    do_jobs()
    assert not DBTaskResult.objects.exists()


def test_a_job_whose_worker_died_is_done_by_the_next():
    write_a_letter()
    DBTaskResult.objects.update(status="RUNNING", started_at=timezone.now())
    do_jobs()
    assert mail.outbox == []
    DBTaskResult.objects.update(started_at=timezone.now() - LONGEST_JOB)
    do_jobs()
    do_jobs()
    assert len(mail.outbox) == 1


def test_nobody_reads_in_the_admin_what_waits_for_its_recipients(admin_client):
    write_a_letter()
    assert admin_client.get("/admin/django_tasks_database/dbtaskresult/").status_code == 404
