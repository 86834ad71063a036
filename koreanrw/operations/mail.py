"""Mail leaves outside the request: a page only notes it down, and the worker process delivers it.

However a mail server behaves, it keeps no reader waiting; and who watches how long a page takes learns nothing.
"""

import datetime
import email.message
import email.policy
from collections.abc import Sequence
from typing import Any

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.tasks import task
from django.utils import timezone

# The mailer that talks to the mail server.
DELIVERING = "delivering"
# RFC 5322: what no line may exceed.
LONGEST_LINE = 998
# When delivery is tried again after it failed: what a restart mends, what a night mends. Then it is given up.
AGAIN_AFTER = tuple(datetime.timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 480))


class QueuedEmailBackend(BaseEmailBackend):
    """A mailer that notes messages down among the jobs, in the transaction at hand."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            deliver.enqueue(_noted(message))
        return len(email_messages)


class WideEmailMessage(EmailMultiAlternatives):
    """A message with lines as long as mail servers take them, in UTF-8.

    With the limit for reading, a link somewhat longer is encoded and broken, and in a terminal nobody can open it.
    """

    def message(
        self, *, policy: "email.policy.EmailPolicy[email.message.EmailMessage]" = email.policy.default
    ) -> email.message.EmailMessage:
        return super().message(policy=policy.clone(max_line_length=LONGEST_LINE))


@task
def deliver(message: dict[str, Any], failures: int = 0) -> None:
    """Hand one message to the mail server; where that fails, note it down once more, for later."""
    parts = {name: value for name, value in message.items() if name != "alternatives"}
    letter = WideEmailMessage(**parts)
    for content, kind in message["alternatives"]:
        letter.attach_alternative(content, kind)
    try:
        letter.send(using=DELIVERING)
    except OSError:
        if failures == len(AGAIN_AFTER):
            raise
        later = timezone.now() + AGAIN_AFTER[failures]
        deliver.using(run_after=later).enqueue(message, failures + 1)


def _noted(message: EmailMessage) -> dict[str, Any]:
    """What a message consists of, as far as JSON can hold it."""
    if message.attachments:
        raise ValueError("A message that waits for its delivery takes no attachments.")
    return {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": message.from_email,
        "to": [*message.to],
        "cc": [*message.cc],
        "bcc": [*message.bcc],
        "reply_to": [*message.reply_to],
        "headers": {name: str(value) for name, value in message.extra_headers.items()},
        "alternatives": [[part.content, part.mimetype] for part in getattr(message, "alternatives", ())],
    }
