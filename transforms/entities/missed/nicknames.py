"""Who is called by a nickname in quotation marks before the surname: ``„Low energy Ole“ Lund`` is Ole Lund.

Only a common given name (``lists/given_names.txt``) that ends the quotation tells who is meant; ``das „Modell“ Lund``
does not. The one of that full name in the article is meant, whoever else of the surname it names.
"""

import re

from newsmill.transforms.entities.found import Entity, Found
from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.entity_keys import identity_key
from newsmill.transforms.entities.text.article_text import ArticleText

_GIVEN = word_list("given_names")
_NICKNAME = re.compile(r"[„“\"»‚‘](?:[\w-]+ ){1,3}(?P<given>[A-ZÄÖÜ][\w-]+)[“”\"«‘’] \Z")
_LONGEST = 40


def name_nicknamed(article: ArticleText, spans: list[Found]) -> list[Found]:
    """Return ``spans`` (with entities) with single surnames behind a nickname as the person with that given name."""
    if not any(sign in article.text for sign in ("“ ", "” ", '" ', "« ", "‘ ", "’ ")):
        return spans
    return [_named(article, span) if span.label == "PER" else span for span in spans]


def _named(article: ArticleText, span: Found) -> Found:
    surname = article.text[span.start : span.end]
    nickname = _NICKNAME.search(article.text, max(span.start - _LONGEST, 0), span.start)
    if nickname is None or nickname.group("given") not in _GIVEN or not surname.isalpha():
        return span
    name = f"{nickname.group('given')} {surname}"
    return span._replace(entity=Entity("PER", identity_key("PER", name), name))
