"""Addresses for people who sign in."""

from django.contrib.auth import views
from django.urls import path
from django.views.decorators.cache import never_cache

from koreanrw.accounts.password_reset import ResetForm
from koreanrw.accounts.searches import DeleteSearchView, RenameSearchView, SavedSearchesView, SaveSearchView
from koreanrw.accounts.views import AccountView
from koreanrw.pages.staff_agreements import StaffAgreementListView

urlpatterns = [
    path("", AccountView.as_view(), name="account"),
    path("agreements/", StaffAgreementListView.as_view(), name="staff_agreement_list"),
    path("searches/", SavedSearchesView.as_view(), name="searches"),
    path("searches/save/", SaveSearchView.as_view(), name="search_save"),
    path("searches/<int:pk>/rename/", RenameSearchView.as_view(), name="search_rename"),
    path("searches/<int:pk>/delete/", DeleteSearchView.as_view(), name="search_delete"),
    path(
        "login/",
        views.LoginView.as_view(template_name="accounts/login.html", redirect_authenticated_user=True),
        name="login",
    ),
    path("logout/", views.LogoutView.as_view(), name="logout"),
    path(
        "password/",
        never_cache(views.PasswordChangeView.as_view(template_name="accounts/password_change.html")),
        name="password_change",
    ),
    path(
        "password/changed/",
        never_cache(views.PasswordChangeDoneView.as_view(template_name="accounts/password_change_done.html")),
        name="password_change_done",
    ),
    path(
        "password/reset/",
        never_cache(
            views.PasswordResetView.as_view(
                template_name="accounts/password_reset.html",
                form_class=ResetForm,
            )
        ),
        name="password_reset",
    ),
    path(
        "password/reset/sent/",
        never_cache(views.PasswordResetDoneView.as_view(template_name="accounts/password_reset_sent.html")),
        name="password_reset_done",
    ),
    path(
        "password/reset/done/",
        never_cache(views.PasswordResetCompleteView.as_view(template_name="accounts/password_reset_done.html")),
        name="password_reset_complete",
    ),
    path(
        "password/reset/<uidb64>/<token>/",
        views.PasswordResetConfirmView.as_view(template_name="accounts/password_reset_confirm.html"),
        name="password_reset_confirm",
    ),
]
