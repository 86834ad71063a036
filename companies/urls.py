"""Addresses of lists of companies, institutions and offices, and of single offices."""

from django.urls import path

from companies import views

urlpatterns = [
    path("companies/", views.CompanyListView.as_view(), name="company_list"),
    path("institutions/", views.InstitutionListView.as_view(), name="institution_list"),
    path("offices/", views.OfficeListView.as_view(), name="office_list"),
    path("offices/<slug:slug>/", views.OfficeDetailView.as_view(), name="office_detail"),
]
