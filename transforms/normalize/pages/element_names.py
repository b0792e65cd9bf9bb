"""What a page calls its elements, as words: how boxes are told whose text alone does not say what they are."""

import functools
import re

from lxml import html

CHARS = 300
"""Characters of an element's names that are looked at."""
_NAMED_BY = (
    "id", "class", "role", "aria-label", "data-component", "data-testid", "data-test", "data-module", "data-type",
    "data-name", "data-area", "data-section", "data-widget", "data-block", "data-role", "data-region", "data-qa",
    "data-container", "data-app", "data-feature", "data-element",
)  # fmt: skip
_ORDER = {name: place for place, name in enumerate(_NAMED_BY)}
_SPLIT = re.compile(r"[^A-Za-z0-9äöüß]+|(?<=[a-z])(?=[A-Z])")


def names_of(element: html.HtmlElement) -> tuple[str, ...]:
    """Return the words of what the page calls an element, in lower case.

    >>> names_of(html.fromstring('<div id="sp_message" class="userComments"/>'))
    ('sp', 'message', 'user', 'comments')
    """
    named = sorted(_ORDER.keys() & element.keys(), key=_ORDER.__getitem__)
    own = element.tag if "-" in element.tag else None  # an element of the page's own kind: <comment-list>
    return _words(" ".join(filter(None, (own, *map(element.get, named))))[:CHARS]) if named or own else ()


@functools.lru_cache(maxsize=4096)
def _words(names: str) -> tuple[str, ...]:
    """Return the words of names; a page calls many elements the same."""
    return tuple(word.lower() for word in _SPLIT.split(names) if word)
