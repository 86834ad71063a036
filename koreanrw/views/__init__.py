"""Pages that gather across floors: home, profiles, the site's own texts, errors."""

from .errors import bad_request, not_found, server_error
from .home import HomeView
from .organisations import CompanyDetailView, InstitutionDetailView
from .pages import PageView
from .people import PersonDetailView
from .places import PlaceDetailView, PlaceListView
from .sources import SourceDetailView

__all__ = (
    "CompanyDetailView",
    "HomeView",
    "InstitutionDetailView",
    "PageView",
    "PersonDetailView",
    "PlaceDetailView",
    "PlaceListView",
    "SourceDetailView",
    "bad_request",
    "not_found",
    "server_error",
)
