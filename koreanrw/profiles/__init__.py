"""What the page of each kind of thing is made of: loaded once, and read by whatever tells of it.

The page itself reads it, and the sentences it opens with, its pictures, its card, its structured data and the feeds.
"""

from typing import Any

from django.db.models import Model

from companies.models import Office, Organisation, Place, Sector
from events.models import Agreement, Delegation, Event, Person, Topic
from koreanrw.profiles.agreements import AgreementProfile
from koreanrw.profiles.delegations import DelegationProfile
from koreanrw.profiles.events import EventProfile
from koreanrw.profiles.offices import OfficeProfile
from koreanrw.profiles.organisations import OrganisationProfile
from koreanrw.profiles.people import PersonProfile
from koreanrw.profiles.places import PlaceProfile
from koreanrw.profiles.profile import Profile
from koreanrw.profiles.sources import SourceProfile
from koreanrw.profiles.terms import TermProfile
from records.models import Record, Source

PROFILES: dict[type[Model], type[Profile]] = {
    Organisation: OrganisationProfile,
    Office: OfficeProfile,
    Person: PersonProfile,
    Delegation: DelegationProfile,
    Event: EventProfile,
    Agreement: AgreementProfile,
    Place: PlaceProfile,
    Source: SourceProfile,
    Sector: TermProfile,
    Topic: TermProfile,
}


def profile_of(shown: Model) -> Profile:
    """The profile, in brief, of what somebody came upon elsewhere than on its page; a record is loaded anew."""
    model: Any = next(model for model in PROFILES if isinstance(shown, model))
    if isinstance(shown, Record):
        shown = model.objects.for_detail().get(pk=shown.pk)
    return PROFILES[model].in_brief(shown)
