"""What follows from who stands where: coalitions, ties, the map, files in and out."""

from django.urls import URLPattern

app_name = "coalitions"
urlpatterns: list[URLPattern] = []
