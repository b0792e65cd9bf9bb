"""What is known of each language, one file each; the rules of the room ask here and name no language themselves."""

from functools import cache

from newsmill.transforms.entities.languages.english import ENGLISH
from newsmill.transforms.entities.languages.facts import LanguageFacts
from newsmill.transforms.entities.languages.german import GERMAN, UNKNOWN
from newsmill.transforms.entities.languages.neutral import neutral

__all__ = ["LISTED", "LanguageFacts", "facts_of"]

LISTED = (GERMAN, ENGLISH)
"""Languages that have facts of their own."""
_BY_CODE = {facts.code: facts for facts in (*LISTED, UNKNOWN)}


@cache
def facts_of(language: str | None) -> LanguageFacts:
    """Return the facts of ``language`` (a primary subtag; null where it is unknown).

    >>> facts_of("en").nouns_are_capitalised, facts_of("de").nouns_are_capitalised, facts_of("fr").code
    (False, True, 'fr')
    """
    return _BY_CODE.get(language or "") or neutral(language or "")
