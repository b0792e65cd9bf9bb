"""The place and the agency that open a report: they tell nothing of themselves."""

from newsmill.transforms.quotes.cues import Sentence

_DASHES = frozenset("-–—")
_SIGN = 8
"""So many items may stand between the place of a report and the dash behind it: ``(dpa/lnw) -``."""


def dateline_end(sentence: Sentence) -> int:
    """Return the item behind a dateline, ``Wismar (nmp) - Die Werft …``; the first item where there is none."""
    items = sentence.items
    place = items[sentence.start].mention
    if place is None or place.label != "LOC":
        return sentence.start
    opens = next((ix for ix in range(sentence.start, sentence.end) if items[ix].mention is not place), sentence.end)
    closes = next((ix for ix in range(opens, min(opens + _SIGN, sentence.end)) if items[ix].text == ")"), None)
    if closes is None or items[opens].text != "(" or items[closes + 1].text not in _DASHES:
        return sentence.start
    return closes + 2
