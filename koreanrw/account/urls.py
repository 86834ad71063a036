"""Addresses for people who sign in."""

from django.contrib.auth import views
from django.contrib.auth.decorators import login_required
from django.urls import path
from django.views.generic import TemplateView

urlpatterns = [
    path("", login_required(TemplateView.as_view(template_name="account/account.html")), name="account"),
    path("login/", views.LoginView.as_view(template_name="account/login.html"), name="login"),
    path("logout/", views.LogoutView.as_view(), name="logout"),
]
