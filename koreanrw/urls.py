"""Every address of the site; public pages stand under their language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from koreanrw.discovery.urls import at_the_root, in_each_language
from koreanrw.open_data.api.urls import api
from koreanrw.open_data.urls import beside_each_list, data_at_the_root, data_page
from koreanrw.pages import (
    agreements,
    companies,
    delegations,
    design,
    error_reports,
    errors,
    events,
    figures,
    flatpages,
    home,
    institutions,
    map,
    offices,
    people,
    pictures,
    places,
    presence,
    relations,
    search,
    sectors,
    sources,
    timeline,
    topics,
)

urlpatterns = [
    # Pages of the admin link to the site themselves; this would tell the address of any row to any account.
    path("admin/r/<path:rest>", errors.nothing_here),
    path("admin/", admin.site.urls),
    *at_the_root,
    *data_at_the_root,
    path("api/", include(api)),
    *i18n_patterns(
        path("", home.HomeView.as_view(), name="home"),
        # Before the pages of records: no record lives at these addresses.
        *beside_each_list,
        path("companies/", companies.CompanyListView.as_view(), name="company_list"),
        path("companies/<slug:slug>/", companies.CompanyDetailView.as_view(), name="company_detail"),
        path("institutions/", institutions.InstitutionListView.as_view(), name="institution_list"),
        path("institutions/<slug:slug>/", institutions.InstitutionDetailView.as_view(), name="institution_detail"),
        path("offices/", offices.OfficeListView.as_view(), name="office_list"),
        path("offices/<slug:slug>/", offices.OfficeDetailView.as_view(), name="office_detail"),
        path("people/", people.PersonListView.as_view(), name="person_list"),
        path("people/<slug:slug>/", people.PersonDetailView.as_view(), name="person_detail"),
        path("delegations/", delegations.DelegationListView.as_view(), name="delegation_list"),
        path("delegations/<slug:slug>/", delegations.DelegationDetailView.as_view(), name="delegation_detail"),
        path("events/", events.EventListView.as_view(), name="event_list"),
        path("events/<slug:slug>/", events.EventDetailView.as_view(), name="event_detail"),
        path("agreements/", agreements.AgreementListView.as_view(), name="agreement_list"),
        path("agreements/<slug:slug>/", agreements.AgreementDetailView.as_view(), name="agreement_detail"),
        path("agreements/<slug:slug>/notes/", agreements.AgreementNotesView.as_view(), name="agreement_notes"),
        path("places/", places.PlaceListView.as_view(), name="place_list"),
        path("places/<slug:slug>/", places.PlaceDetailView.as_view(), name="place_detail"),
        path("sectors/", sectors.SectorListView.as_view(), name="sector_list"),
        path("sectors/<slug:slug>/", sectors.SectorDetailView.as_view(), name="sector_detail"),
        path("topics/", topics.TopicListView.as_view(), name="topic_list"),
        path("topics/<slug:slug>/", topics.TopicDetailView.as_view(), name="topic_detail"),
        path("sources/", sources.SourceListView.as_view(), name="source_list"),
        path("sources/<slug:slug>/", sources.SourceDetailView.as_view(), name="source_detail"),
        path("figures/", figures.FigureListView.as_view(), name="figure_list"),
        path("figures/over-time/", figures.FiguresOverTimeView.as_view(), name="figures_over_time"),
        path("counts/", figures.formerly_counts),
        path("counts/<path:rest>", figures.formerly_counts),
        path("", include("koreanrw.pages.record_subpage_urls")),
        *data_page,
        path("search/", search.SearchView.as_view(), name="search"),
        path("search/suggest/", search.suggest, name="suggest"),
        # Apart from the completions for browsers, so that what an address answers does not hang on who asks.
        path("search/suggest/list/", search.suggestion_list, name="suggestion_list"),
        path("here-on/", presence.PresenceView.as_view(), name="here_on"),
        path("pictures/", pictures.PicturesView.as_view(), name="pictures"),
        path("map/", map.MapView.as_view(), name="map"),
        path("timeline/", timeline.TimelineView.as_view(), name="timeline"),
        path("relations/", relations.RelationsView.as_view(), name="relations"),
        path("embed/", include("koreanrw.pages.embed_urls")),
        path("design/", design.DesignView.as_view(), name="design"),
        path("report/", error_reports.ReportView.as_view(), name="report_error"),
        path("report/<slug:number>/", error_reports.ReportReceivedView.as_view(), name="report_received"),
        *in_each_language,
        path("account/", include("koreanrw.accounts.urls")),
        *(
            path(f"{slug}/", flatpages.PageView.as_view(), {"slug": slug}, name=slug)
            for slug in ("about", "imprint", "privacy", "accessibility", "sources-policy")
        ),
    ),
]

handler400 = "koreanrw.pages.errors.bad_request"
handler404 = "koreanrw.pages.errors.not_found"
handler500 = "koreanrw.pages.errors.server_error"
