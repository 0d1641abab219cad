"""What nobody foresaw."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

AGAIN_IN = "5"  # seconds


def fault(request: HttpRequest) -> HttpResponse:
    """Something went wrong; a database that was busy for too long says so, and when to come again."""
    if isinstance(sys.exc_info()[1], OperationalError):
        response = render(request, "503.html", status=503)
        response["Retry-After"] = AGAIN_IN
        return response
    return render(request, "500.html", status=500)
