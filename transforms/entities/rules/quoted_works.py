"""Works in quotation marks behind the noun that says what they are: ``den Roman „Kohlezüge“``, ``the film "Low Sea"``.

A title of one to seven words that begins large and ends in no full stop, right behind a noun for works
(``lists/works.txt``) or behind that and a word for ``called``, is a work. Nouns that also say who plays or prints
(``Band``, ``Magazin``) are none of them, for what is named there is an organisation.
"""

import re

from newsmill.transforms.entities.found import RULE, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.text.article_text import ArticleText

_ENDINGS = tuple(sorted(word_list("works")))
_QUOTED = re.compile(r"[„“\"«»](?<=\w .)([^\W_a-zäöüß][^„“”\"«»\n]{1,59})[“”\"«»]")
_BEFORE = re.compile(r"([^\W\d_][\w-]*) (?:(?:namens|called|titled|entitled|named) )?\Z")
_MOST_WORDS = 7
_FARTHEST = 50
"""Characters before a title in which its noun is looked for."""


def find_quoted_works(article: ArticleText) -> list[Found]:
    """Return the works of ``article`` that stand in quotation marks behind their noun, without the marks."""
    return [
        Found(match.start(1), match.end(1), "MISC", None, RULE)
        for match in _QUOTED.finditer(article.text)
        if _is_title(match.group(1)) and _is_behind_noun(article.text, match.start())
    ]


def _is_title(title: str) -> bool:
    return title[-1] not in " .,;:" and title.count(" ") < _MOST_WORDS


def _is_behind_noun(text: str, quote: int) -> bool:
    before = _BEFORE.search(text, max(quote - _FARTHEST, 0), quote)
    return before is not None and before.group(1).casefold().endswith(_ENDINGS)
