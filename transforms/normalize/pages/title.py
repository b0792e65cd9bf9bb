"""A page's headline: what it states, without the site's name and the kicker beside it."""

import itertools
import re
from collections.abc import Collection
from typing import Any

from lxml import etree, html

from newsmill.transforms.normalize.pages.blocks import BLOCKS
from newsmill.transforms.normalize.pages.jsonld import first
from newsmill.transforms.normalize.site_names import is_site
from newsmill.transforms.normalize.texts.key import key_of

MAX_CHARS = 500
"""Characters kept of a headline."""
MAX_HEADINGS = 20
"""Headings that are looked at."""
MIN_CHARS = 8
"""Characters of a heading that is told from a kicker."""
_SEPARATOR = re.compile(r"\s[|–—•·»«:/-]+\s|:\s|\s?[|»•·]\s?")
_BRACKET = re.compile(r"\s\(([^()]{2,40})\)$")
_SITE_TAIL = re.compile(r"\s+[|–—•·»-]\s+[^|–—•·»]{2,40}$")
_SECTION = re.compile(r"(?<=\w)\s\|\s[A-ZÄÖÜ][\w&-]{1,24}(?: [\w&-]{1,15})?$")
"""A part of the site between the headline and the site's name, all with bars between."""
_KICKER = re.compile(
    r"(?:^|[\s_-])(?:kicker|dachzeile|overline|topline|eyebrow|roofline|spitzmarke|supertitle|pretitle|surtitle)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Class names of the line above a headline."""
_CUT = ("...", "…")
"""What stands where a headline was cut for a preview."""
_EDGE = "\x1f"
_GLUED = re.compile(rf"(?<=[a-zäöüß.!?:]){_EDGE}++(?=[A-ZÄÖÜ])")
"""The edge of an inline element where two words meet that were set on two lines."""


def headings_of(tree: html.HtmlElement) -> list[str]:
    """Return the texts of the page's h1 elements, kickers inside them left out."""
    texts = (_heading_text(element) for element in itertools.islice(tree.iter("h1"), MAX_HEADINGS))
    return [text for text in texts if text]


def page_title(
    tree: html.HtmlElement, node: dict[str, Any], stated: str | None, sites: Collection[str]
) -> tuple[str | None, str | None]:
    """Return the headline and where it was found: ``jsonld``, ``meta``, ``heading``, ``title``; nulls without one.

    ``stated`` is what the meta elements say.
    """
    headings = list(dict.fromkeys(heading for heading in headings_of(tree) if not is_site(heading, sites)))
    for text, source in ((first(node.get("headline")), "jsonld"), (stated, "meta")):
        if text and text.strip() and not is_site(text, sites):
            return _plain(_tidy(text), headings, sites), source
    if len(headings) == 1:
        return _tidy(without_site(headings[0], sites)), "heading"
    element = tree.find(".//title")
    text = _tidy(element.text_content()) if element is not None else ""
    named = next(
        (heading for heading in headings if len(heading) >= MIN_CHARS and _shares_all_words(heading, text)), None
    )
    if not named and headings and " " not in text:
        named = headings[0]  # one word names a part of the site
    if named:
        return _tidy(without_site(named, sites)), "heading"
    bare = without_site(text, sites)
    title = _tidy(bare if bare != text else _SITE_TAIL.sub("", text))
    return (title, "title") if title else (None, None)


def site_in_title(tree: html.HtmlElement) -> str | None:
    """Return the word behind the page's headline in its title element: two might be the author's name."""
    element = tree.find(".//title")
    title = _tidy(element.text_content()) if element is not None else ""
    heading = next((each for each in headings_of(tree) if len(each) >= MIN_CHARS and title.startswith(each)), None)
    mark = _SEPARATOR.match(title, len(heading)) if heading else None
    name = title[mark.end() :].strip() if mark else ""
    return name if name and " " not in name else None


def without_site(title: str, sites: Collection[str]) -> str:
    """Return a title without the site's name before or behind it.

    >>> without_site("Rain in Harbour Town | The Courier", ["Courier"])
    'Rain in Harbour Town'
    """
    bracket = _BRACKET.search(title[-MAX_CHARS:])
    if bracket and is_site(bracket[1], sites):
        return title[: -len(bracket[0])].rstrip()
    marks = list(_SEPARATOR.finditer(title))
    if not marks:
        return title
    if is_site(title[marks[-1].end() :], sites):
        rest = title[: marks[-1].start()].rstrip()
        return without_site(_without_section(rest) if "|" in marks[-1][0] else rest, sites)
    return title[marks[0].end() :] if is_site(title[: marks[0].start()], sites) else title


def _without_section(title: str) -> str:
    section = _SECTION.search(title)
    return title[: section.start()] if section and section.start() > len(section[0]) else title


def _plain(title: str, headings: list[str], sites: Collection[str]) -> str:
    """Return a stated headline, or the heading on the page that is all of it but a kicker or a site's name."""
    bare = without_site(title, sites)
    if bare.endswith(_CUT):
        stem = bare.rstrip(".… ")
        bare = next((each for each in headings if len(stem) >= MIN_CHARS and each.startswith(stem)), bare)
    return next((heading for heading in headings if _is_core(heading, bare)), bare)


def _shares_all_words(heading: str, title: str) -> bool:
    """Tell whether one of two headlines has all words of the other."""
    one, other = (set(key_of(text).split()) for text in (heading, title))
    return bool(one and other) and (one <= other or other <= one)


def _is_core(heading: str, title: str) -> bool:
    if len(heading) < MIN_CHARS or 2 * len(heading) < len(title):
        return False
    if title.endswith(heading):
        return bool(re.search(r"(?:[|–—•·»:]|\s-)\s*$", title[: -len(heading)][-5:]))
    return title.startswith(heading) and bool(re.match(r"\s(?:[|–—•·»]|-\s)", title[len(heading) :]))


def _heading_text(element: html.HtmlElement) -> str:
    """Return a heading's text without its kicker, its parts apart where they are set apart."""
    parts: list[str] = []
    kickers = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        kicker = node is not element and bool(_KICKER.search(node.get("class") or ""))
        kickers += kicker if event == "start" else -kicker
        text = node.text if event == "start" else node.tail if node is not element else None
        parts.append(" " if node.tag in BLOCKS or kicker else _EDGE)
        parts.append("" if kickers else text or "")
    text = _GLUED.sub(" ", "".join(parts)).replace(_EDGE, "")
    return _tidy(text) or _tidy(element.text_content())


def _tidy(text: str) -> str:
    return " ".join(text.split())[:MAX_CHARS]
