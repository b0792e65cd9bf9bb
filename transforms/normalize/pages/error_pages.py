"""Pages that servers give instead of an article: a check of the browser, a block, an address that leads nowhere."""

import re

from lxml import html

from newsmill.transforms.normalize.pages.page_blocks import Block

MAX_CHARS = 1_500
"""Characters of text of such a page; an article about one is longer, or has another headline."""
_SAYS_SO = re.compile(
    r"(?:checking (?:if the site connection is secure|your browser)|just a moment|attention required|access denied|"
    r"(?:please )?verify (?:that )?you are (?:a )?human|verifying you are human|are you a robot|you have been blocked|"
    r"(?:error )?40[34]\b|(?:page|article|story) (?:not found|no longer exists)|page unavailable|"
    r"(?:bitte )?bestätigen sie, dass sie (?:ein mensch|kein roboter) sind|sind sie ein roboter|zugriff verweigert|"
    r"(?:die |diese )?(?:seite|artikel) (?:wurde )?nicht gefunden|(?:seite|artikel) nicht (?:mehr )?verfügbar|"
    r"page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|pagina niet gevonden|"
    r"nie znaleziono strony|ungewöhnliche(?:r datenverkehr| aktivität))",
    re.IGNORECASE,
)
_CHECK = re.compile(
    r"(?:enable|activate) javascript and (?:disable any ad blocker|cookies to continue)|ray id: [0-9a-f]{10,}|"
    r"your browser will redirect to|checking your browser before accessing|complete the (?:captcha|security check)",
    re.IGNORECASE,
)
HEADINGS = 3
"""Headings that are looked at."""
BEHIND = 30
"""Characters that may stand behind what such a headline says: the name of the site."""
PROSE = 80
PARAGRAPHS = 3
"""Paragraphs of so many characters that such a page does not have."""


def is_error_page(tree: html.HtmlElement, blocks: list[Block]) -> bool:
    """Tell whether a page is short and says in its title or a headline that it is none, or lets one in only."""
    if sum(len(block.text) for block in blocks) > MAX_CHARS:
        return False
    title = tree.find(".//title")
    heads = [" ".join(title.text_content().split())] if title is not None else []
    heads += [block.text for block in blocks if block.element.tag in ("h1", "h2")][:HEADINGS]
    prose = sum(len(block.text) >= PROSE for block in blocks)
    if prose >= PARAGRAPHS:
        return False
    if not prose and tree.find(".//input[@type='password']") is not None:
        return True
    return any(map(_is_said, heads)) or any(_CHECK.search(block.text) for block in blocks)


def _is_said(head: str) -> bool:
    found = _SAYS_SO.match(head)
    behind = head[found.end() :] if found else ""
    return found is not None and len(behind) <= BEHIND and not behind.startswith(":")
