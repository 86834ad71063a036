"""The admin of topics."""

from django.contrib import admin

from events.models import Topic
from records.admin import ReferenceAdmin


@admin.register(Topic)
class TopicAdmin(ReferenceAdmin):
    """What visits and agreements are about."""
