"""Captions and alternative texts of pictures that are told by the line beside them: a credit, or the caption itself."""

import re

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.captions import CAPTION_CHARS, REPORT
from newsmill.transforms.normalize.roles.rule import rule

_SCENE = re.compile(
    r"\b(?:im (?:hintergrund|vordergrund|bild)|(?:links|rechts|mitte|l\.|r\.|m\.)\s?[),]|\((?:links|rechts|l|r|m|"
    r"mitte|2\. ?v\. ?[lr])\.?\)|von links|"
    r"auf (?:dem|diesem|einem) (?:bild|foto|archivbild|archivfoto)|archivbild|archivfoto|symbolbild|aufnahme|"
    r"zeigt|blickt|steht|stehen|sitzt|sitzen|"
    r"spricht|sprechen|geht|gehen|hält|halten|trägt|tragen|läuft|laufen|fährt|fahren|während (?:einer|eines|der|"
    r"des)|bei (?:einer|einem|der)|"
    r"in the (?:background|foreground)|pictured|(?:left|right|centre|center)[),]|from left|speaks|speaking|stands|"
    r"standing|sits|sitting|walks|"
    r"walking|holds|holding|shows|waves|arrives|poses|during an?|file photo)",
    re.IGNORECASE,
)
_CONNECTED = re.compile(
    r"(?:doch|aber|auch|dabei|das|dies|dieser|diese|dieses|er|sie|es|ihm|ihr|nun|zudem|damit|dann|denn|deshalb|"
    r"dennoch|dort|hier|so|somit|und|oder|"
    r"allerdings|außerdem|gleichzeitig|inzwischen|jedoch|trotzdem|zuvor|zuletzt|wir|ich|but|and|also|this|that|"
    r"these|those|he|she|it|they|"
    r"however|meanwhile|still|then|there|we|i|now|yet|so)\b",
    re.IGNORECASE,
)


@rule(
    "caption",
    trips=(
        "> Bürgermeisterin Eva Muster eröffnet die Brücke.\nBürgermeisterin Eva Muster eröffnet 2024 die Brücke. "
        "Getty Images/Jo Lang"
    ),
    spares=(
        "> Die Brücke hat zwölf Millionen Euro gekostet.\nBürgermeisterin Eva Muster eröffnet 2024 die Brücke. "
        "Getty Images/Jo Lang"
    ),
    max_chars=CAPTION_CHARS,
    neighbours=True,
)
def alt_text_repeats_caption(article: ArticleLines, ix: int) -> bool:
    """A line before or behind a caption that says the same in nearly the same words: the picture's alternative text."""
    captions = [beside for beside in (ix - 1, ix + 1) if article.role(beside) == "caption"]
    words = set(article.lines[ix].tokens) if captions else set()
    if len(words) < 4:
        return False
    return any(len(words.intersection(article.lines[each].tokens)) >= 0.7 * len(words) for each in captions)


@rule(
    "caption",
    trips=(
        "Der Rat stimmte zu.\n> Bürgermeisterin Eva Muster spricht bei einer Feier, ihr Vorgänger steht im "
        "Hintergrund.\n© Bildagentur/Jo Lang"
    ),
    spares=(
        "Der Rat stimmte zu.\n> „Wir bauen weiter“, sagte Bürgermeisterin Eva Muster bei einer Feier.\n© "
        "Bildagentur/Jo Lang"
    ),
    max_chars=CAPTION_CHARS,
    neighbours=True,
)
def caption_before_credit(article: ArticleLines, ix: int) -> bool:
    """A short line right before a credit that describes a scene in the present tense and quotes nobody.

    A line that begins by referring to the one before it (`Doch …`, `But …`) is never one.
    """
    line = article.lines[ix]
    if article.role(ix + 1) != "credit" or ix == 0 or line.sentences > 2 or len(line.tokens) < 3:
        return False
    if REPORT.search(line.text) or _CONNECTED.match(line.text):
        return False
    return bool(_SCENE.search(line.text)) or (not line.ends and len(line.tokens) >= 5)
