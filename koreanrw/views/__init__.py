"""Pages that gather across floors: home, profiles, the site's own texts, errors."""

from .changes import ChangesView
from .cite import CiteFactView, CiteView
from .counts import CountsView
from .delegations import DelegationDetailView
from .design import DesignView
from .errors import bad_request, not_found, nothing_here, server_error
from .facts import FactsView, FactView
from .here_on import HereOnView
from .home import HomeView
from .map import MapView
from .organisations import CompanyDetailView, InstitutionDetailView
from .pages import PageView
from .people import PersonDetailView
from .pictures import PicturesView
from .places import PlaceDetailView, PlaceListView
from .relations import RelationsView
from .report import ReportReceivedView, ReportView
from .search import SearchView, suggest, suggestion_list
from .sectors import SectorDetailView, SectorListView
from .sources import SourceDetailView
from .timeline import TimelineView
from .topics import TopicDetailView, TopicListView

__all__ = (
    "ChangesView",
    "CiteFactView",
    "CiteView",
    "CompanyDetailView",
    "CountsView",
    "DelegationDetailView",
    "FactView",
    "FactsView",
    "DesignView",
    "HereOnView",
    "HomeView",
    "InstitutionDetailView",
    "MapView",
    "PageView",
    "PersonDetailView",
    "PicturesView",
    "PlaceDetailView",
    "PlaceListView",
    "RelationsView",
    "ReportReceivedView",
    "ReportView",
    "SearchView",
    "SectorDetailView",
    "SectorListView",
    "SourceDetailView",
    "TopicDetailView",
    "TopicListView",
    "TimelineView",
    "bad_request",
    "not_found",
    "nothing_here",
    "server_error",
    "suggest",
    "suggestion_list",
)
