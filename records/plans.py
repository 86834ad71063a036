"""What has a date may have another one it was planned for: their names lead from one to the other."""

from django.db import models

# A field with this before its name holds when that was to be, by the latest plan: other days are its history.
PLANNED = "planned_"
# What became of a plan, and what says that it still was one: the source that knew no more disputes nothing.
OUTCOMES = ("outcome", "life_cycle")
PLANS = ("planned", "announced")


def is_of_plan(field: str) -> bool:
    """Whether this field holds when something was to be, not when it was."""
    return field.startswith(PLANNED)


def planned_twin(model: type[models.Model], field: str) -> str:
    """The field that holds when that was to be which this field dates; empty where nothing like it is planned."""
    name = f"{PLANNED}{field}"
    return name if any(each.name == name for each in model._meta.concrete_fields) else ""
