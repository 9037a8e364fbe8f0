"""Twenty rows; twenty rows with three counts of all of them; one row."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from benchmarks.floor.models import Row

PAGE = 20
FACETS = ("kind", "country", "theme")


def rows(request: HttpRequest) -> HttpResponse:
    """Twenty rows by name."""
    return render(request, "rows.html", {"rows": _page(request)})


def counted(request: HttpRequest) -> HttpResponse:
    """Twenty rows by name, and how many there are of each kind, country and theme."""
    facets = [
        (name, Row.objects.values_list(name).annotate(number=Count("pk")).order_by(name))
        for name in FACETS
    ]
    return render(request, "rows.html", {"rows": _page(request), "facets": facets})


def _page(request: HttpRequest) -> list[Row]:
    start = (int(request.GET.get("page", "1")) - 1) * PAGE
    return list(Row.objects.order_by("name")[start : start + PAGE])


def row(request: HttpRequest, number: int) -> HttpResponse:
    """One row; nobody asks for it here."""
    return render(request, "rows.html", {"rows": Row.objects.filter(pk=number)})
