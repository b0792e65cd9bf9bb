"""The noun before a name tells what it names: ``die Umweltorganisation Robin Wood``, ``das Unternehmen Orbitec``.

Only nouns right before the name count, and only such as are hardly followed by another kind of name: behind
``Partei`` or ``Team`` a person may follow (``warf der Partei Friedrich Merz vor``), so these do not overrule a person.
"""

import re
from functools import lru_cache

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.lists import table
from newsmill.transforms.entities.text.article_text import ArticleText

APPOSITION_WEIGHT = 3
"""Mentions of the tagger that one apposition outweighs."""

_OPENING = ("„", '"', "»", "“")
_BEFORE = re.compile(r"([^\W\d_][\w-]*(?: of)?) [„\"»“]?\Z")
_OWN_WORK = re.compile(
    r"(?:\b(?:his|her|their|its|debut|latest|first|second|third|fourth|fifth|final|new)|['’]s) (?:\w+ )?"
    r"(?:album|novel|memoir|film|movie|play|opera|single|song|sitcom|documentary|musical|book), [\"“]?\Z"
)
"""``her third album, Red Dust Radio``."""
_ENDINGS = {
    ending: (label, strength) for label, strength, endings in table("appositions") for ending in endings.split()
}
_PATTERN = re.compile("(?:" + "|".join(sorted(map(re.escape, _ENDINGS), key=len, reverse=True)) + r")(?: of)?\Z")


def named_behind(noun: str) -> str | None:
    """Return the label of what is named right behind ``noun``, where that is hardly another kind of name.

    >>> named_behind("Stahlkonzern"), named_behind("Partei")
    ('ORG', None)
    """
    label, strength = _apposition(noun)
    return label if strength == "strong" else None


def apposition_of(noun: str) -> str | None:
    """Return the label of what may be named right behind ``noun``; null where it tells none."""
    return _apposition(noun)[0]


@lru_cache(maxsize=20_000)
def _apposition(noun: str) -> tuple[str | None, str]:
    match = _PATTERN.search(noun.casefold())
    return _ENDINGS[match.group().removesuffix(" of")] if match else (None, "")


def apposition_label(article: ArticleText, span: Found) -> str | None:
    """Return the label that the noun before ``span`` gives it; null where none does."""
    noun = _noun_before(article.text, span.start)
    has_comma = article.text.find(", ", max(span.start - 3, 0), span.start) >= 0
    if has_comma and span.label != "PER" and _OWN_WORK.search(article.text, max(span.start - 60, 0), span.start):
        return "MISC"
    label, strength = _apposition(noun) if noun else (None, "")
    if label is None or article.text[span.start - 1] == "\n":
        return None
    return None if span.label == "PER" and strength == "weak" else label


def _noun_before(text: str, start: int) -> str:
    """Return the word right before ``start``, also before a quotation mark there, with ``of`` where that follows it."""
    blank = start - 2 if text[start - 1 : start] in _OPENING else start - 1
    if text[blank : blank + 1] != " ":
        return ""
    word = text[text.rfind(" ", max(start - 40, 0), blank) + 1 : blank]
    if word.isalpha() and word != "of":  # nearly always; the rest is for the expression
        return word
    found = _BEFORE.search(text, max(start - 40, 0), start)
    return found.group(1) if found else ""
