"""Whether an article uses a word that ends a person's name as the common noun: ``der Impfstoff``, ``mehr Impfstoff``.

A noun has its determiner or a word of quantity before it. Where a third of a word's places are so, and two at least,
it is the noun that the article speaks of, whatever name ends in it (``Albert Museum`` of the ``Victoria and Albert``).
"""

import re

from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import common_noun

_DETERMINERS = word_list("determiners") | {
    "mehr", "weniger", "viel", "wenig", "genug", "kein", "keine", "ohne", "pro", "jeder", "ins", "ans", "manche",
    "solche", "etwas", "welche", "welcher", "vier", "fünf", "sechs", "zehn", "dessen", "deren", "eigene", "eigenen",
}  # fmt: skip
_BEFORE = re.compile(r"(\w+)[^\S\n]\Z")
_LEAST = 2
_SHARE = 1 / 3
_MOST_PLACES = 50
"""Places of a word that are looked at."""


def is_used_as_noun(article: ArticleText, word: str) -> bool:
    """Tell whether ``article`` uses ``word``, where it stands alone, as a German common noun."""
    if not article.facts.nouns_are_capitalised or common_noun(word) is None:
        return False
    starts = [start for form in (word, word + "s") for start in article.words.get(form, ())][:_MOST_PLACES]
    free = [start for start in starts if article.is_free(start, start + len(word))]
    nouns = sum(_has_determiner(article.text, start) for start in free)
    return nouns >= _LEAST and nouns >= _SHARE * len(free)


def _has_determiner(text: str, start: int) -> bool:
    before = _BEFORE.search(text, max(start - 15, 0), start)
    return before is not None and (before.group(1).isdigit() or before.group(1).casefold() in _DETERMINERS)
