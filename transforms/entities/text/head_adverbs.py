"""Everyday words at the head of a German sentence that are surnames, too: ``Lange hatte er gewartet``.

What follows tells most: a pronoun, with or without a verb before it (``Kurz war er``), or a word that goes on an
adverb (``Kurz darauf``, ``Lange vor``). Behind a surname stands its verb with an object: ``Kurz lobte sie``.
"""

import re

from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.common_words import is_everyday

_GOES_ON = re.compile(
    r" (?:(?:[a-zäöüß]+ )?(?:er|wir|ich|man)\b|(?:vor|nach|darauf|danach|zuvor|davor|bevor|nachdem|nicht mehr|Zeit)\b"
    r"|(?:war|dauerte|schien) es\b)"
)


def is_head_adverb(article: ArticleText, start: int, end: int) -> bool:
    """Tell whether the everyday word ``start:end`` opens its sentence and goes on as an adverb does."""
    if not article.facts.nouns_are_capitalised or _GOES_ON.match(article.text, end) is None:
        return False
    return is_everyday(article.text[start:end], article.language) and article.opens_sentence(start)
