"""A page of HTML to lines: trafilatura with a preference for precision, and the page's own metadata.

Never ``deduplicate=True``: it keeps state between calls and changes output on the fourth identical one.
"""

import logging

from lxml import etree, html
from trafilatura import bare_extraction

from schemas.rows.reject import Reason
from transforms.normalize.blocks import is_page, parse, to_lines
from transforms.normalize.faults import Unusable
from transforms.normalize.lines import split_lines
from transforms.normalize.metadata import read_metadata
from transforms.normalize.text import Content
from transforms.normalize.unicode import repair

THIN = 250
"""Characters below which the precise extraction is tried again with the balanced settings."""
MAX_ELEMENTS = 60_000
"""Elements of a page; beyond it extraction would take minutes. News pages have up to 10,000."""

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its "discarding data" is this room's NO_ARTICLE


def read_html(markup: str, extractor: str | None = None) -> Content:
    """Return the article's lines and metadata of a page, or all lines of a fragment.

    Raises:
        Unusable: the page holds no article (``no_article``) or is too large to be one (``too_large``).
    """
    tree = parse(markup)
    if not is_page(markup):
        text, headings = to_lines(tree)
        return Content(split_lines(repair(text), headings), extractor or "fragment")
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise Unusable(Reason.TOO_LARGE, f"the page has more than {MAX_ELEMENTS} elements")
    found = read_metadata(tree)
    text = extract_text(tree)
    if not text:
        raise Unusable(Reason.NO_ARTICLE, "no article text in the page")
    return Content(split_lines(repair(text)), extractor or "trafilatura", found)


def extract_text(tree: html.HtmlElement) -> str:
    """Return the article's text, one line a block; empty when there is none."""
    precise = _extract(tree, precise=True)
    if len(precise) >= THIN:
        return precise
    balanced = _extract(tree, precise=False)
    return balanced if len(balanced) > 2 * len(precise) else precise


def _extract(tree: html.HtmlElement, *, precise: bool) -> str:
    try:
        found = bare_extraction(tree, favor_precision=precise, include_comments=False, include_tables=True, with_metadata=False)
    except (etree.LxmlError, RecursionError, AttributeError, IndexError, KeyError):
        # trafilatura and the readability port inside it fail on a few broken trees: then there is no article to be had
        return ""
    return (getattr(found, "text", None) or "") if found is not None else ""
