"""Which language a text is in: py3langid over a bounded sample, null where no language stands out.

A declared language is a prior for short texts only: feeds declare the language of the site, not of the item.
"""

import functools
import re
from typing import Any

SAMPLE_CHARS = 1_000
"""Characters looked at, from the start; ten times more than the identifier needs, and the cost is linear in it."""
SHORT_CHARS = 200
"""Below it the identifier errs often enough for the declared language to count."""
MIN_CHARS = 20
"""Letters below which nothing is told from the text."""
MIN_SCORE = 0.5
"""Probability the best language needs; below it the runner-up is as likely as not, and the answer is null."""
PRIOR = 8.0
"""How many times likelier the declared language of a short text is before reading it."""

_LETTERS = re.compile(r"[^\W\d_]")
_TAG = re.compile(r"^([a-z]{2,3})(?:[-_][A-Za-z0-9]{2,8}){0,3}$", re.IGNORECASE)
_SAME = {
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "ger": "de",
    "deu": "de",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "spa": "es",
    "ita": "it",
}


def tell(text: str, declared: str | None = None) -> tuple[str | None, float | None]:
    """Return the language of ``text`` as a BCP-47 tag and its probability (0 to 1); nulls when none stands out.

    >>> tell("Der Stadtrat hat am Montag beschlossen, die alte Brücke über den Fluss zu sperren.")[0]
    'de'
    >>> tell("Ja.", "de-DE")
    ('de', None)
    """
    sample = text[:SAMPLE_CHARS]
    hint = language_of_tag(declared)
    letters = len(_LETTERS.findall(sample[:SHORT_CHARS]))
    if letters < MIN_CHARS:
        return hint, None
    ranked = _ranked(sample)
    if hint and len(sample) < SHORT_CHARS:
        ranked = _weighed(ranked, hint)
    language, score = max(ranked.items(), key=lambda item: item[1])
    return (language, score) if score >= MIN_SCORE else (None, None)


def language_of_tag(declared: str | None) -> str | None:
    """Return the primary language of a declared tag, or null when it is none.

    >>> language_of_tag("de_AT"), language_of_tag("Deutsch, na klar")
    ('de', None)
    """
    found = _TAG.match((declared or "").strip())
    if not found:
        return None
    code = found[1].lower()
    return _SAME.get(code, code)


def _weighed(scores: dict[str, float], hint: str) -> dict[str, float]:
    weighed = {language: score * (PRIOR if language == hint else 1.0) for language, score in scores.items()}
    total = sum(weighed.values())
    return {language: score / total for language, score in weighed.items()}


def _ranked(sample: str) -> dict[str, float]:
    return {language: float(score) for language, score in _identifier().rank(sample)}


@functools.cache
def _identifier() -> Any:
    """Load the model once per process (about 0.3 s)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
