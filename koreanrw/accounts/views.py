"""The page of somebody who signed in."""

from typing import Any

from django.contrib.auth.mixins import LoginRequiredMixin
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import ListView

from events.models import Agreement
from events.querysets import AgreementQuerySet


@method_decorator(never_cache, name="dispatch")
class AccountView(LoginRequiredMixin, ListView):
    """What this user may do here; for those who may read them, the notes for staff, the latest change first."""

    template_name = "accounts/account.html"
    paginate_by = 25

    @property
    def may_read_notes(self) -> bool:
        return self.request.user.has_perm("events.view_staff_notes")

    def get_queryset(self) -> AgreementQuerySet:
        if not self.may_read_notes:
            return Agreement.objects.none()
        return Agreement.objects.visible_to(self.request.user).with_staff_notes()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(may_read_notes=self.may_read_notes, **kwargs)
