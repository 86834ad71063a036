"""Every address of the site; public pages stand under their language."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from koreanrw import views

urlpatterns = [
    path("admin/", admin.site.urls),
    *i18n_patterns(
        path("", views.HomeView.as_view(), name="home"),
        path("places/", views.PlaceListView.as_view(), name="place_list"),
        path("companies/<slug:slug>/", views.CompanyDetailView.as_view(), name="company_detail"),
        path("institutions/<slug:slug>/", views.InstitutionDetailView.as_view(), name="institution_detail"),
        path("people/<slug:slug>/", views.PersonDetailView.as_view(), name="person_detail"),
        path("places/<slug:slug>/", views.PlaceDetailView.as_view(), name="place_detail"),
        path("sources/<slug:slug>/", views.SourceDetailView.as_view(), name="source_detail"),
        path("", include("records.urls")),
        path("", include("companies.urls")),
        path("", include("events.urls")),
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
