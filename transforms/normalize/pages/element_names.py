"""What a page calls its elements, as words: how boxes are told whose text alone does not say what they are."""

import re

from lxml import html

CHARS = 300
"""Characters of an element's names that are looked at."""
_NAMED_BY = (
    "id", "class", "role", "aria-label", "data-component", "data-testid", "data-test", "data-module", "data-type",
    "data-name", "data-area", "data-section", "data-widget", "data-block", "data-role", "data-region", "data-qa",
    "data-container", "data-app", "data-feature", "data-element",
)  # fmt: skip
_SPLIT = re.compile(r"[^A-Za-z0-9äöüß]+|(?<=[a-z])(?=[A-Z])")


def names_of(element: html.HtmlElement) -> list[str]:
    """Return the words of what the page calls an element, in lower case.

    >>> names_of(html.fromstring('<div id="sp_message" class="userComments"/>'))
    ['sp', 'message', 'user', 'comments']
    """
    own = element.tag if "-" in element.tag else None  # an element of the page's own kind: <comment-list>
    names = " ".join(filter(None, (own, *(element.get(name) for name in _NAMED_BY))))[:CHARS]
    return [word.lower() for word in _SPLIT.split(names) if word]
