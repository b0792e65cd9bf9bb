"""Stray line breaks: a break here and there within a sentence, at no width, as what was made of pages has it.

In prose such a break is told by the small letter behind it, by the article or preposition before it that nothing ends
with, or by the one word there that a sentence begins with; one of its two lines is longer than verse has them, unless
the text has other such breaks and a sentence begins and ends there.
"""

import itertools
import re

from newsmill.transforms.normalize.texts.line_signs import END, HYPHEN, VERSE, ends_within, is_set_apart

STRAYS = 3
"""Stray breaks from which on shorter lines are taken for prose too: a text that has three was broken by a program."""
SHORT = 30
"""Characters of the longer of two such lines, at least."""
PROSE = 0.2
"""Share of the lines within which one sentence ends and another begins, at least, where stray breaks are told: verse
has few."""
_CLOSING = frozenset('.!?…:;"“”„«»’‘)]')
"""Marks that close a sentence or a quotation: most lines end with one, and nothing goes on behind it."""
_GOES_ON = re.compile(
    r"\s{0,1}(?:[a-zäöüß][a-zäöüßé-]*[\"“”»]?,? \S|"
    r"[a-zäöüß][a-zäöüßé-]{3,}[.!?:][\"“”»]{0,2}(?: [„“\"«»]?[A-ZÄÖÜ]|$))"
)
"""A line that begins with a word in small letters, and has more, or with the last word of a sentence: no address, no
sign-off."""
_OPEN = re.compile(r"[\w,]$")
_NO_END = re.compile(
    r"(?:^|\s)(?:D(?:er|ie|as)|d(?:er|ie|en|em|es)|[eE]ine[nmrs]?|und|oder|vom|von|[iI]m|[aA]m|zu[mr]|für|"
    r"dass|ob|sowie|sondern|ins|(?:[iI]h|unse)re[nmr]?|(?:sei|mei|kei)ne[nmr]?|diese[nmr]?|vergangenen|"
    r"[tT]he|of|with|and)$"
)
"""The end of a line that ends neither a sentence nor a headline: no word here is a part of a verb."""
_GERMAN_IN = re.compile(r"\b(?:und|ist|sind|das|dass|nicht|auf|sich|im|zum|zur|eine[nmr]?|für|bis)\b.* in$")
"""``in`` ends no German sentence, but English and Dutch ones: the line must have a word of German too."""
_SUSPENDED = re.compile(r"\s?(?:und|oder|bzw\.|sowie|and|or) \S")
"""What follows the first half of ``Hafen- und Seebrücke``."""
_ONE_WORD = re.compile(
    r"[a-zäöüß]{4}[.!?][\"“”«»]? (?:"
    r"Alle[nr]?|Auch|Eine?[nmrs]?|I[mn]|A[mn]|Au[fs]|Beim?|Mit|Nach|Seit|Vo[mnr]|Zu[mr]?|Für|"
    r"Unter|Über|Durch|Gegen|Und|Aber|Doch|Denn|So|Dann|Dort|Hier|Es|Er|Sie|Wir|Ich|Man|We[rn]|Was|Wie|Wenn|Als|"
    r"Diese[mnrs]?|Jede[mnrs]?|Seine?[mnrs]?|Ihre?[mnrs]?|Kein[emnrs]{0,2}|"
    r"At|But|And|He|She|It|They|We|I|You|This|That|These|His|Her|Their|For|From|With|As|If|When)$"
)
"""The end of a line that has a sentence's end and then one word of the next: no name, which may be a signature."""
_SIGNED = re.compile(r"(?:von|by) [A-ZÄÖÜ][\w.'’-]*(?: [A-ZÄÖÜ][\w.'’-]*){1,3}$")
"""The last word of a line and the next line: a byline that stands on two."""
_BYLINE = re.compile(r"\s?(?:von|by|text|aus|foto) [A-ZÄÖÜ][^.!?]{2,60}$")


def breaks_within_sentences(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines of prose within whose sentence a break stands."""
    longest = {
        ix: max(len(line), len(following))
        for ix, (line, following) in enumerate(itertools.pairwise(lines))
        if line[-1:] not in _CLOSING and _is_stray(line, following)
    }
    sure = [ix for ix, length in longest.items() if length > VERSE]
    if not longest:
        return frozenset()
    found = frozenset(sure)
    if len(sure) >= STRAYS:
        found |= {ix for ix in longest if ix not in found and _is_one_sentence(lines, ix, found)}
    filled = [line for line in lines if line.strip()]
    return found if sum(map(ends_within, filled)) >= PROSE * len(filled) else frozenset()


def _is_one_sentence(lines: list[str], ix: int, joined: frozenset[int]) -> bool:
    """Tell whether a sentence begins with line ``ix`` and ends with the next, or either goes on as ``joined`` says."""
    begins = ix == 0 or ix - 1 in joined or not lines[ix - 1] or END.search(lines[ix - 1][-8:]) is not None
    return begins and (ix + 1 in joined or END.search(lines[ix + 1][-8:]) is not None)


def _is_stray(line: str, following: str) -> bool:
    """Tell whether a sentence goes on over the end of a line."""
    return (
        max(len(line), len(following)) > SHORT
        and _is_open(line, following)
        and not (is_set_apart(following) or is_set_apart(line) or _is_byline(line, following))
    )


def _is_byline(line: str, following: str) -> bool:
    return bool(_BYLINE.match(following) or _SIGNED.match(f"{line.rsplit(' ', 1)[-1]} {following}"))


def _is_open(line: str, following: str) -> bool:
    if line[-1:] not in ",-_" and not line[-1:].isalnum():
        return False
    if _NO_END.search(line[-12:]) or _ONE_WORD.search(line[-24:]) or _is_german_in(line):
        return True
    return bool(_GOES_ON.match(following) and _OPEN.search(line[-8:])) or bool(
        HYPHEN.search(line[-8:]) and _SUSPENDED.match(following)
    )


def _is_german_in(line: str) -> bool:
    return line.endswith(" in") and _GERMAN_IN.search(line[-400:]) is not None
