"""What granian serves."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from koreanrw.operations.content_types import only_utf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koreanrw.settings")

application = only_utf8(get_wsgi_application())

# A page that asks too much is stopped by the database itself, before it stops the other readers.
connection_options = settings.DATABASES["default"].setdefault("OPTIONS", {})
connection_options["options"] = " ".join(
    filter(None, (connection_options.get("options"), f"-c statement_timeout={settings.STATEMENT_TIMEOUT}"))
)
