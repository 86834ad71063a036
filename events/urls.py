"""Addresses of people, delegations and agreements."""

from django.urls import path

from events import views
from events.agreement_list import AgreementListView

urlpatterns = [
    path("people/", views.PersonListView.as_view(), name="person_list"),
    path("delegations/", views.DelegationListView.as_view(), name="delegation_list"),
    path("agreements/", AgreementListView.as_view(), name="agreement_list"),
    path("agreements/<slug:slug>/", views.AgreementDetailView.as_view(), name="agreement_detail"),
    path("agreements/<slug:slug>/notes/", views.AgreementNotesView.as_view(), name="agreement_notes"),
]
