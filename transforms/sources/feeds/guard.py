"""feedparser's two parsers with bounds: what a hostile feed may cost, and no exception for what it may hold.

feedparser compares each category with all before it, tries a regular expression at every letter of an author's name,
and raises on references to impossible characters and on some elements that end where they should not. The bounds here
are far above every real feed.
"""

import re
import xml.sax
from typing import Any

from feedparser.api import LooseFeedParser, StrictFeedParser

from newsmill.transforms.sources.feeds.parsed import BASE_LIMIT

DEPTH_LIMIT = 500
"""Levels of elements; an article's XHTML has some 30."""

ITEM_LIMIT = 50_000
"""Items of one feed; a news sitemap may have 1,000, a plain one 50,000."""

TAG_LIMIT = 200
"""Categories of one item."""

ATTRIBUTE_LIMIT = 500
"""Attributes of one element."""

NAMESPACE_LIMIT = 100
"""Namespaces of one feed."""

TEXT_LIMIT = 1000
"""Characters of an author or a date that are looked at."""

_SHORT = frozenset({"author", "publisher", "name", "email", "published", "updated", "created", "expired"})
_NAMED = _SHORT | {"category", "id", "guid", "dc_creator", "creator"}
"""Elements that hold a word or a name, in which markup is no more than that."""
_BASES = frozenset({"xml:base", "base"})
_INLINE = frozenset({"a", "b", "big", "br", "cite", "code", "em", "font", "i", "p", "small", "span", "strong", "u"})
_LONG_LABEL = re.compile(r"@[\w.-]{1,200}\.[a-z]{5,24}(?![\w.-])", re.IGNORECASE)
"""A mail address whose last label is longer than feedparser knows them."""
_ADDRESS = re.compile(r"[<(]?(?:mailto:)?[^\s<>()]{1,200}@[^\s<>()]{1,200}[>)]?")
_MARKUP_END = "\x1f"
"""Stands among the pieces of a name where markup ended."""
_CAPTION = "media_caption"

_FAULTS = (TypeError, KeyError, IndexError, ValueError, OverflowError)
"""What feedparser's handlers raise on elements in the wrong place; ValueError includes UnicodeError."""


class LimitError(xml.sax.SAXException):
    """A bound is reached: what was read before stays."""


class Guard:
    """Bounds for both parsers of feedparser; stands before them in the order of inheritance."""

    depth: int
    baseuri: str | None
    entries: list[Any]
    elementstack: list[list[Any]]
    fault: str | None = None
    """The first thing that went wrong in a handler."""
    markup: tuple[str, ...] = ()
    """The elements of markup that are open within a name."""

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        """Start an element."""
        if len(self.elementstack) > DEPTH_LIMIT or self.levels() > DEPTH_LIMIT:
            raise LimitError(f"elements nested deeper than {DEPTH_LIMIT}")
        if self._begins_markup(tag):
            return
        try:
            super().unknown_starttag(tag, self._without_long_base(attrs))  # type: ignore[misc]  # of the parser behind
        except _FAULTS as error:
            self._note(tag, error)

    def _without_long_base(self, attrs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Leave out a base that is too long: every link behind it would be joined to it."""
        room = BASE_LIMIT - len(self.baseuri or "")
        return [(name, value) for name, value in attrs if name not in _BASES or len(value) <= room]

    def unknown_endtag(self, tag: str) -> None:
        """End an element; one that cannot be handled ends all the same."""
        if self._ends_markup(tag):
            return
        depth = self.depth
        try:
            super().unknown_endtag(tag)  # type: ignore[misc]
        except _FAULTS as error:
            self._note(tag, error)
            self.depth = depth - 1

    def _begins_markup(self, tag: str) -> bool:
        """Tell whether an element is markup within a name, to be passed over; right behind another is a next name."""
        if tag.rpartition(":")[2] not in _INLINE or not self.elementstack or self.elementstack[-1][0] not in _NAMED:
            return False
        pieces = self.elementstack[-1][2]
        if pieces and pieces[-1] == _MARKUP_END:
            pieces[-1] = ", "
        self.markup = (*self.markup, tag)
        return True

    def _ends_markup(self, tag: str) -> bool:
        if not self.markup or tag != self.markup[-1] or self.elementstack[-1][0] not in _NAMED:
            self.markup = ()
            return False
        self.markup = self.markup[:-1]
        self.elementstack[-1][2].append(_MARKUP_END)
        return True

    def _sync_author_detail(self, key: str = "author") -> None:
        """Tell an author's name from the address; feedparser cuts addresses with long top-level domains in two."""
        context = self._get_context()  # type: ignore[attr-defined]
        text = context.get(key)
        if isinstance(text, str) and _LONG_LABEL.search(text[:TEXT_LIMIT]):
            context[key] = _ADDRESS.sub("", text[:TEXT_LIMIT]).strip(" \t\r\n()<>")
        super()._sync_author_detail(key)  # type: ignore[misc]

    def _end_dc_date(self) -> None:
        """Keep ``dc:date`` apart too; feedparser takes it for the date of a change, beside a ``pubDate`` at least."""
        super()._end_dc_date()  # type: ignore[misc]
        context = self._get_context()  # type: ignore[attr-defined]
        context["dc_date"] = context.get("updated")

    def levels(self) -> int:
        """Return how deep the parser stands; 0 where that cannot be told."""
        return 0

    def handle_charref(self, ref: str) -> None:
        """Take a character reference; an impossible one is U+FFFD."""
        try:
            super().handle_charref(ref)  # type: ignore[misc]
        except (ValueError, OverflowError):
            self.elementstack[-1][2].append("\N{REPLACEMENT CHARACTER}")

    def push(self, element: str, expecting_text: int) -> None:
        """Begin to collect an element's text."""
        super().push(element, expecting_text)  # type: ignore[misc]

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        """Give an element's text; that of names and dates is cut."""
        if self.elementstack and element in _NAMED and self.elementstack[-1][0] == element:
            self.elementstack[-1][2] = [piece for piece in self.elementstack[-1][2] if piece != _MARKUP_END]
        if element in _SHORT and self.elementstack and self.elementstack[-1][0] == element:
            pieces = [piece.decode() if isinstance(piece, bytes) else piece for piece in self.elementstack[-1][2]]
            text = "".join(pieces)
            self.elementstack[-1][2] = [text if len(text) <= TEXT_LIMIT else text.strip()[:TEXT_LIMIT]]
        if element == "link":
            return self._pop_link(strip_whitespace)
        return super().pop(element, strip_whitespace)  # type: ignore[misc]

    def _pop_link(self, strip_whitespace: int) -> Any:
        """Give the text of a link; one to a sound file does not take the place of the one to the article."""
        context = self._get_context()  # type: ignore[attr-defined]
        before, links = context.get("link"), context.get("links") or [{}]
        text = super().pop("link", strip_whitespace)  # type: ignore[misc]
        if before and links[-1].get("rel", "alternate") != "alternate":
            context["link"] = before
        return text

    def track_namespace(self, prefix: str | None, uri: str) -> None:
        """Note a namespace."""
        if len(self.namespaces_in_use) < NAMESPACE_LIMIT:  # type: ignore[attr-defined]
            super().track_namespace(prefix, uri)  # type: ignore[misc]

    def _add_tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        context = self._get_context()  # type: ignore[attr-defined]
        if len(context.get("tags") or ()) < TAG_LIMIT:
            super()._add_tag(term, scheme, label)  # type: ignore[misc]

    def _start_item(self, attrs_d: dict[str, str]) -> None:
        if len(self.entries) >= ITEM_LIMIT:
            raise LimitError(f"more than {ITEM_LIMIT} items")
        super()._start_item(attrs_d)  # type: ignore[misc]

    _start_entry = _start_item

    def _start_media_description(self, attrs_d: dict[str, str]) -> None:
        """Keep a picture's caption apart from an item's text; feedparser lets it replace the summary."""
        if "summary" in self._get_context() or self.hasContent:  # type: ignore[attr-defined]
            self.push(_CAPTION, 1)
            return
        super()._start_media_description(attrs_d)  # type: ignore[misc]
        self.contentparams["caption"] = True  # type: ignore[attr-defined]

    def _end_media_description(self) -> None:
        if self.elementstack and self.elementstack[-1][0] == _CAPTION:
            self.pop(_CAPTION)
        else:
            super()._end_media_description()  # type: ignore[misc]

    def _note(self, tag: str, error: Exception) -> None:
        self.fault = self.fault or f"<{tag[:50]}>: {type(error).__name__}"


class StrictParser(Guard, StrictFeedParser):
    """For well-formed XML."""

    def startElementNS(self, name: Any, qname: str | None, attrs: Any) -> None:  # noqa: N802  (SAX names it)
        """Start an element; its attributes are looked up one by one, each among all."""
        if len(attrs) > ATTRIBUTE_LIMIT:
            raise LimitError(f"an element with {len(attrs)} attributes")
        super().startElementNS(name, qname, attrs)

    def levels(self) -> int:
        """Return the depth of elements."""
        return self.depth


class LooseParser(Guard, LooseFeedParser):
    """For everything else. Elements without end tags are normal here, so only collected ones count as levels."""
