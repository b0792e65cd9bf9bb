"""Canonical names of news agencies, by the forms in ``agency_names.txt``."""

from functools import cache
from importlib.resources import files

from newsmill.transforms.normalize.texts.key import words_of


def canonical(form: str) -> str | None:
    """Return the canonical name of an agency by one of its forms; null for what is none.

    >>> canonical("AFP"), canonical("Hafenamt")
    ('AFP', None)
    """
    exact, folded = _forms()
    return exact.get(form.strip()) or folded.get(form.strip().casefold())


def may_name(text: str) -> bool:
    """Tell whether a text holds a word that a form of an agency begins with; most have none.

    >>> may_name("Ela Sander/dpa"), may_name("teilte das Hafenamt mit")
    (True, False)
    """
    return not _first_words().isdisjoint(words_of(text.casefold()))


@cache
def _first_words() -> frozenset[str]:
    return frozenset(words_of(form.casefold())[0] for forms in _forms() for form in forms)


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
