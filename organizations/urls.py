"""Signing in, choosing a workspace, and what lives in one: organizations, tenets, people."""

from django.urls import URLPattern

app_name = "organizations"
urlpatterns: list[URLPattern] = []
