"""How much the log says: a traceback where the code failed, one line where its surroundings did."""

import logging

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import InterfaceError, OperationalError

# The database is away, busy or was asked too much; a request names a host that is not ours, or makes no sense.
SURROUNDINGS = (OperationalError, InterfaceError, SuspiciousOperation, BadRequest)


def shorten(record: logging.LogRecord) -> bool:
    """Put what the surroundings did wrong behind the message, in place of the way there."""
    problem = record.exc_info[1] if record.exc_info else None
    if isinstance(problem, SURROUNDINGS):
        record.exc_info = record.exc_text = None
        reason = str(problem).partition("\n")[0]
        if reason not in record.getMessage():
            record.msg, record.args = "%s: %s", (record.getMessage(), reason)
    return True
