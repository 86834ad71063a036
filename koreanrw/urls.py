"""Every address of the site; public pages stand under their language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from koreanrw import views
from koreanrw.api.urls import api
from koreanrw.exporting.urls import beside_each_list, data_at_the_root, data_page
from koreanrw.sharing.urls import at_the_root, in_each_language

urlpatterns = [
    # Pages of the admin link to the site themselves; this would tell the address of any row to any account.
    path("admin/r/<path:rest>", views.nothing_here),
    path("admin/", admin.site.urls),
    *at_the_root,
    *data_at_the_root,
    path("api/", include(api)),
    *i18n_patterns(
        path("", views.HomeView.as_view(), name="home"),
        path("relations/", views.RelationsView.as_view(), name="relations"),
        path("pictures/", views.PicturesView.as_view(), name="pictures"),
        path("embed/", include("koreanrw.embed_urls")),
        path("timeline/", views.TimelineView.as_view(), name="timeline"),
        path("counts/", views.CountsView.as_view(), name="counts"),
        *beside_each_list,
        *data_page,
        path("places/", views.PlaceListView.as_view(), name="place_list"),
        path("companies/<slug:slug>/", views.CompanyDetailView.as_view(), name="company_detail"),
        path("institutions/<slug:slug>/", views.InstitutionDetailView.as_view(), name="institution_detail"),
        path("people/<slug:slug>/", views.PersonDetailView.as_view(), name="person_detail"),
        path("places/<slug:slug>/", views.PlaceDetailView.as_view(), name="place_detail"),
        path("delegations/<slug:slug>/", views.DelegationDetailView.as_view(), name="delegation_detail"),
        path("sources/<slug:slug>/", views.SourceDetailView.as_view(), name="source_detail"),
        path("", include("koreanrw.record_urls")),
        path("search/", views.SearchView.as_view(), name="search"),
        path("search/suggest/", views.suggest, name="suggest"),
        # Apart from the completions for browsers, so that what an address answers does not hang on who asks.
        path("search/suggest/list/", views.suggestion_list, name="suggestion_list"),
        path("map/", views.MapView.as_view(), name="map"),
        path("design/", views.DesignView.as_view(), name="design"),
        path("here-on/", views.HereOnView.as_view(), name="here_on"),
        path("sectors/", views.SectorListView.as_view(), name="sector_list"),
        path("sectors/<slug:slug>/", views.SectorDetailView.as_view(), name="sector_detail"),
        path("topics/", views.TopicListView.as_view(), name="topic_list"),
        path("topics/<slug:slug>/", views.TopicDetailView.as_view(), name="topic_detail"),
        path("", include("records.urls")),
        path("", include("companies.urls")),
        path("", include("events.urls")),
        path("report/", views.ReportView.as_view(), name="report_error"),
        path("report/<slug:number>/", views.ReportReceivedView.as_view(), name="report_received"),
        *in_each_language,
        path("account/", include("koreanrw.account.urls")),
        *(
            path(f"{slug}/", views.PageView.as_view(), {"slug": slug}, name=slug)
            for slug in ("about", "imprint", "privacy", "accessibility", "sources-policy")
        ),
    ),
]

handler400 = "koreanrw.views.bad_request"
handler404 = "koreanrw.views.not_found"
handler500 = "koreanrw.views.server_error"
