"""What granian serves: Django behind the gateway that keeps slow and silent senders apart from it."""

from koreanrw.wsgi import application as django

# Django's settings are there once its own application is.
from django.conf import settings  # isort: skip
from koreanrw.operations.gateway import Gateway  # isort: skip

application = Gateway(
    django,
    threads=settings.ENVIRONMENT.threads,
    patience=settings.ENVIRONMENT.patience,
    limit=settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
)
