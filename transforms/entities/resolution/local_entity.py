"""What resolution knows of an article's own entity: its name and how often a window of time mentions it."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from newsmill.transforms.entities.names.entity_keys import entity_id, identity_key


class LocalEntity(NamedTuple):
    """One ``local_entity_id`` with its counts over the articles of a window."""

    local_id: str
    """32 hex characters."""
    label: str
    """PER, LOC, ORG, MISC or another: part of the identity, so all its mentions have it."""
    mentions: int
    """Mentions in the window."""
    articles: int
    """Articles of the window that mention it."""
    openings: int
    """Mentions that open their sentence."""
    forms: Mapping[str, int]
    """Articles of the window in which each form stands."""
    name: str
    """The form that bears the identity, most frequent first; of a listed entity, the most frequent form, of a
    person the most frequent full name."""
    is_listed: bool
    """A list named it (countries, the lexicon, the user's own): its id is not that of any form."""

    @classmethod
    def of(
        cls, local_id: str, label: str, mentions: int, articles: int, openings: int, forms: Mapping[str, int]
    ) -> "LocalEntity":
        """Return the entity with the name that its forms tell."""
        own = own_name(local_id, label, forms)
        name = own or min(forms, key=lambda form: (label == "PER" and " " not in form, -forms[form], form))
        return cls(local_id, label, mentions, articles, openings, forms, name, own is None)


def own_name(local_id: str, label: str, forms: Mapping[str, int]) -> str | None:
    """Return the form, a genitive ending cut off where need be, whose id is ``local_id``; null when none is.

    >>> own_name(entity_id("ORG", "bergamt"), "ORG", {"Bergamtes": 2, "BA": 3})
    'Bergamt'
    """
    for form in sorted(forms, key=lambda form: (-forms[form], form)):
        for base in _bases(form):
            if base and entity_id(label, identity_key(label, base)) == local_id:
                return base
    return None


def _bases(form: str) -> Iterator[str]:
    yield form
    head, space, rest = form.partition(" ")
    for ending in ("s", "es"):
        if form.endswith(ending):
            yield form.removesuffix(ending)
        if space and head.endswith(ending):
            yield f"{head.removesuffix(ending)} {rest}"
