"""Canonical names of news agencies, by the forms in ``agency_names.txt``."""

from functools import cache
from importlib.resources import files


def canonical(form: str) -> str | None:
    """Return the canonical name of an agency by one of its forms; null for what is none.

    >>> canonical("AFP"), canonical("Hafenamt")
    ('AFP', None)
    """
    exact, folded = _forms()
    return exact.get(form.strip()) or folded.get(form.strip().casefold())


@cache
def _forms() -> tuple[dict[str, str], dict[str, str]]:
    """Return canonical names by forms that count as they stand, and by those that count in any letters."""
    exact: dict[str, str] = {}
    folded: dict[str, str] = {}
    lines = files(__package__).joinpath("agency_names.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line or line.startswith("#"):
            continue
        name, _, forms = line.partition("|")
        name, others = name.strip(), forms.split()
        (exact if f"={name}" in others else folded)[name if f"={name}" in others else name.casefold()] = name
        for form in others:
            if not form.startswith("="):
                folded[form.replace("_", " ")] = name
    return exact, folded
