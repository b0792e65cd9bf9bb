"""A page of HTML to lines: trafilatura twice, the precise reading confirming the balanced one.

``favor_precision`` alone drops headings, short paragraphs and now and then the text of links inside a sentence; the
balanced reading alone keeps teasers and boxes at both ends. So lines come from the balanced reading, and the precise
one says where the article begins and ends. Never ``deduplicate=True``: it keeps state between calls and changes output
on the fourth identical one.
"""

import logging
import re
from collections.abc import Iterable

from lxml import etree, html
from trafilatura import bare_extraction

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.normalize.faults import Unusable
from newsmill.transforms.normalize.pages.blocks import is_page, parse, to_lines
from newsmill.transforms.normalize.pages.chunks import with_sibling_chunks
from newsmill.transforms.normalize.pages.comments import without_comment_names
from newsmill.transforms.normalize.pages.containers import fitted
from newsmill.transforms.normalize.pages.copies import without_copies
from newsmill.transforms.normalize.pages.crowded import without_inline
from newsmill.transforms.normalize.pages.dropped import dropped_texts
from newsmill.transforms.normalize.pages.error_pages import is_error_page
from newsmill.transforms.normalize.pages.furniture import drop, furniture
from newsmill.transforms.normalize.pages.layout_tables import unfold_layout_tables
from newsmill.transforms.normalize.pages.links import heading_texts, link_texts
from newsmill.transforms.normalize.pages.live_blog import live_lines
from newsmill.transforms.normalize.pages.metadata import read_metadata
from newsmill.transforms.normalize.pages.one_article import other_articles
from newsmill.transforms.normalize.pages.page_blocks import Block, page_blocks
from newsmill.transforms.normalize.roles.consent_words import asks_for_consent, speaks_of_consent
from newsmill.transforms.normalize.texts.key import key_of
from newsmill.transforms.normalize.texts.lines import split_lines
from newsmill.transforms.normalize.texts.text import Content
from newsmill.transforms.normalize.texts.unicode import repair

THIN = 0.5
"""Share of the balanced reading below which the precise one has missed the article."""
THIN_CHARS = 1_000
"""A precise reading of this length is an article, however much the balanced one has."""
GAP = 3
"""Lines in a row that the precise reading may lack in the middle of an article: a heading, a list, a linked
paragraph."""
WALL = 0.6
"""Share of a page's text that asks for consent, above which it is a wall before an article, not one."""
SENTENCE_WORDS = 5
"""Words of the shortest line that can be a sentence; a page without one (menus, a login form) holds no article."""
SENTENCE_LETTERS = 15
"""The same in letters, for scripts that write no spaces between words."""
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]")
"""A letter of Thai, Lao, Burmese, Khmer, Japanese or Chinese."""
MAX_ELEMENTS = 60_000
"""Elements of a page; beyond it extraction would take minutes. News pages have up to 10,000."""
MANY_ELEMENTS = 10_000
DENSE = 16
"""Characters for each element that a page of many elements has at least. The time that extraction takes grows with the
square of the number: 160 KB of empty paragraphs took 12 s. News pages have 50 and more."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its "discarding data" is this room's NO_ARTICLE


def read_html(markup: str, extractor: str | None = None) -> Content:
    """Return the article's lines and metadata of a page, or all lines of a fragment.

    Raises:
        Unusable: the page holds no article (``no_article``) or is too large to be one (``too_large``).
    """
    tree = parse(markup)
    if not is_page(markup):
        all_text, headings = to_lines(tree)
        return Content(split_lines(repair(all_text), headings), extractor or "fragment", dropped=())
    elements = sum(1 for _ in tree.iter())
    if elements > MAX_ELEMENTS or (elements > MANY_ELEMENTS and len(markup) < DENSE * elements):
        raise Unusable(Reason.TOO_LARGE, f"the page has {elements} elements in {len(markup)} characters")
    found = read_metadata(tree)
    unfold_layout_tables(tree)
    blocks = list(page_blocks(tree))
    if is_error_page(tree, blocks):
        raise Unusable(Reason.NO_ARTICLE, "the page checks the browser, or says that it is not to be had")
    taken_out = [*furniture(tree, blocks), *other_articles(tree, blocks, found)]
    live = live_lines(tree, list(page_blocks(tree, taken_out)))
    lines = live or extract_lines(tree, taken_out)
    _check_article(lines, blocks)
    headings, headlines = heading_texts(tree), heading_texts(tree, "h1")
    links = frozenset() if live else link_texts(blocks)
    text = split_lines(repair("\n".join(lines)), headings, links, headlines)
    return Content(text, extractor or "trafilatura", found, dropped_texts(blocks, text.lines, found.title))


def _check_article(lines: list[str], blocks: list[Block]) -> None:
    """Refuse a page that holds no article.

    Raises:
        Unusable: the lines ask for consent (``consent_wall``), or none can be a sentence (``no_article``).
    """
    article = any(map(can_be_sentence, lines))
    asked = lines if article else [block.text for block in blocks]
    spoken = sum(len(line) for line in asked if speaks_of_consent(line))
    if spoken > WALL * sum(map(len, asked)) and any(map(asks_for_consent, asked)):
        raise Unusable(Reason.CONSENT_WALL, "the page asks for consent and holds nothing else")
    if not article:
        raise Unusable(Reason.NO_ARTICLE, "no article text in the page")


def extract_lines(tree: html.HtmlElement, without: Iterable[html.HtmlElement] = ()) -> list[str]:
    """Return the article's lines; none when there is no article. The elements of ``without`` are taken out first."""
    for element in without:
        drop(element)
    without_inline(tree)
    lines = _article_lines(tree)
    if not any(map(can_be_sentence, lines)) and without_comment_names(tree):
        lines = _article_lines(tree)
    return lines


def _article_lines(tree: html.HtmlElement) -> list[str]:
    balanced, precise = _extract(tree, precise=False), _extract(tree, precise=True)
    thin = sum(map(len, precise)) < min(THIN_CHARS, THIN * sum(map(len, balanced)))
    lines = balanced if thin else confirmed(balanced, precise)
    lines = without_copies(with_sibling_chunks(tree, lines))
    return fitted(lines, list(page_blocks(tree)), {key_of(line) for line in precise})


def can_be_sentence(line: str) -> bool:
    """Tell whether a line is long enough to be a sentence in its script.

    >>> can_be_sentence("Start Politik Sport"), can_be_sentence("警察は日曜日、大阪で男を逮捕したと発表した。")
    (False, True)
    """
    return len(line.split()) >= SENTENCE_WORDS or len(UNSPACED.findall(line)) >= SENTENCE_LETTERS


def confirmed(balanced: list[str], precise: list[str]) -> list[str]:
    """Return the balanced reading's lines from the first to the last that the precise one has too, long gaps left out.

    >>> confirmed(["Menu", "One.", "Subhead", "Two.", "More", "Even more"], ["One.", "Two."])
    ['One.', 'Subhead', 'Two.']
    """
    keys = {key_of(line) for line in precise}
    starts = {line[:40] for line in precise if len(line) > 60}
    sure = [ix for ix, line in enumerate(balanced) if key_of(line) in keys or line[:40] in starts]
    if not sure:
        return precise
    kept: list[str] = []
    for ix, after in zip(sure, [*sure[1:], sure[-1] + 1], strict=True):
        kept.extend(balanced[ix : after if after - ix - 1 <= GAP else ix + 1])
    return kept


def _extract(tree: html.HtmlElement, *, precise: bool) -> list[str]:
    try:
        found = bare_extraction(
            tree,
            favor_precision=precise,
            fast=precise,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
        )
    except (etree.LxmlError, RecursionError, AttributeError, IndexError, KeyError):
        # trafilatura and the readability port inside it fail on a few broken trees: then there is no article to be had
        return []
    text = getattr(found, "text", None) or ""
    return [line.strip() for line in text.split("\n") if line.strip()]
