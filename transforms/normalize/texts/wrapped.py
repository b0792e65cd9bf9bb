"""Hard-wrapped plain text: which of its lines were broken at a width.

A program that wraps text puts on each line as many words as fit. So there is one width at which every line that goes
on has no room for the first word of the next; lines that were broken on purpose (verse, lists, tables, datelines,
addresses, headings) have. A text is hard-wrapped when nearly all its sentences that run over a line end agree on such
a width; in doubt every line stays as it is.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from newsmill.transforms.normalize.roles.article_lines import OPEN_END
from newsmill.transforms.normalize.texts.line_signs import END, HYPHEN, VERSE, ends_within, is_row, is_set_apart

WIDTHS = (40, 130)
"""Characters that a wrapped line may have; no program wraps prose more narrowly, and wider lines are paragraphs."""
AGREE = 0.9
"""Share of the sentences running over a line end that must agree on one width."""
PAIRS = 3
"""Fewer line ends at one width may be chance."""
SURE_PAIRS = 6
"""As many are none; below it, lines must be wider than those of verse, or sentences end within them, as verse has
rarely."""
LOWER = 0.2
"""Share of the joined lines that must begin with a small letter: those of verse and of lists begin with capitals."""
RAGGED = 0.65
"""Share of the width from which a line of a wrapped text is taken for wrapped where its sentence plainly goes on."""
MANY = 12
"""Line ends at one width that no chance explains: then some lines may disagree, as where a link was taken out."""
MANY_AGREE = 0.4
"""Share that must agree then; lines of verse agree on one width in a quarter of their ends at most."""
TOO_WIDE = 0.05
"""Share of the lines that may be wider (a long address, a title)."""
NEARLY_VERSE = 55
"""Width from which lines of short paragraphs, all of whose sentences run over their ends, are wrapped."""
_SPEAKER = re.compile(r"[A-ZÄÖÜ][\w.-]{0,25}(?: [A-ZÄÖÜ][\w.-]{0,25}){0,2}: \S")


class _Break(NamedTuple):
    """The end of a line that another line follows at once."""

    ix: int
    """Number of the line."""
    full: int
    """Its characters."""
    needed: int
    """Its characters with the first word of the next line: at any width below, that word did not fit."""
    ended: bool
    """A sentence ends there."""
    lower: bool
    """The next line begins with a small letter."""
    goes_on: bool
    """It does, or the line ends with a word that ends no sentence."""
    hyphened: bool
    """A word is broken there."""
    indent: int
    """Blanks that both lines begin with."""

    def is_full(self, width: int) -> bool:
        """Tell whether a text of this width had to break here."""
        return self.full <= width and (width < self.needed or self.hyphened)

    def is_ragged(self, width: int) -> bool:
        """Tell whether a sentence plainly goes on, from a line that is nearly full in a text of this width."""
        return self.goes_on and not self.ended and self.full >= RAGGED * width


def breaks_at_width(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines that were broken at a width; none in a text that is not hard-wrapped."""
    if not _may_be_wrapped(lines):
        return frozenset()  # most texts have a line a paragraph
    breaks = list(_breaks(lines))
    outer = _outermost(breaks)
    widths = _agreed(lines, outer) or _agreed(lines, breaks)
    if widths is None:
        return frozenset()
    narrow, wide = widths
    # Where empty lines set paragraphs apart, a sentence that ends at a full line ends no paragraph.
    spaced = len(list(_runs(breaks))) > 1
    ended = range(narrow, wide + 1) if spaced else range(wide, wide + 1)
    full = {each.ix for each in breaks if (any(map(each.is_full, ended)) if each.ended else each.is_full(narrow))}
    prose = itertools.chain(_in_prose(breaks, narrow), _set_in(lines, breaks, outer))
    return frozenset(full | {each.ix for each in prose if each.is_ragged(narrow)})


def _may_be_wrapped(lines: list[str]) -> bool:
    """Tell whether enough sentences may go on over line ends for want of room at one width: seen at a glance."""
    changes: Counter[int] = Counter()
    for line, following in itertools.pairwise(lines):
        if following and 0 < len(line) <= WIDTHS[1] and not END.search(line[-8:]):
            needed = len(line) + 1 + len(following.split(None, 1)[0])
            changes[len(line)] += 1
            changes[WIDTHS[1] + 1 if line[-1] == "-" else needed] -= 1
    return max(itertools.accumulate(changes[place] for place in sorted(changes)), default=0) >= PAIRS


def _breaks(lines: list[str]) -> Iterator[_Break]:
    for ix, (line, following) in enumerate(itertools.pairwise(lines)):
        if not line.strip() or not following.strip() or is_set_apart(following) or is_row(line):
            continue
        if _SPEAKER.match(following) and END.search(line[-8:]):
            continue
        indent = len(line) - len(line.lstrip())
        if len(following) - len(following.lstrip()) > indent + 1 and not is_set_apart(line):
            continue  # an indented line begins a paragraph
        first = following.split(None, 1)[0]
        hyphened = bool(HYPHEN.search(line[-2:])) and first[:1].islower()
        lower = first.lstrip("\"'„“»«(")[:1].islower()
        ended = bool(END.search(line[-8:]))
        goes_on = lower or (not ended and bool(OPEN_END.search(line[-20:])))
        both = min(indent, len(following) - len(following.lstrip()))
        yield _Break(ix, len(line), len(line) + 1 + len(first), ended, lower, goes_on, hyphened, both)


def _agreed(lines: list[str], breaks: list[_Break]) -> tuple[int, int] | None:
    """Return the widths that a text was wrapped at, as these breaks have it; null where it was not."""
    widths = _widths(breaks)
    return widths if widths is not None and _is_wrapped(lines, breaks, widths[0]) else None


def _outermost(breaks: list[_Break]) -> list[_Break]:
    """Return the breaks without those of blocks that are set in: quotations have a narrower width."""
    indents = Counter(each.indent for each in breaks)
    common = indents.most_common(1)[0][0] if indents else 0
    return [each for each in breaks if each.indent <= common]


def _set_in(lines: list[str], breaks: list[_Break], outer: list[_Break]) -> Iterator[_Break]:
    """Yield the breaks of blocks that are set in and are prose: a sentence ends within one of their lines."""
    inner = set(breaks) - set(outer)
    for run in _runs(breaks):
        if inner.issuperset(run) and any(ends_within(lines[each.ix]) for each in run):
            yield from run


def _widths(breaks: list[_Break]) -> tuple[int, int] | None:
    """Return the narrowest and the widest of the widths that most open breaks agree on."""
    changes: Counter[int] = Counter()
    for each in breaks:
        if not each.ended and WIDTHS[0] <= each.needed and each.full <= WIDTHS[1]:
            changes[each.full] += 1
            changes[each.needed] -= 1
    best, widths, count = 0, None, 0
    places = sorted(changes)
    for place, following in itertools.pairwise(places):
        count += changes[place]
        if count > best and WIDTHS[0] <= place <= WIDTHS[1]:
            best, widths = count, (place, following - 1)
    return widths


def _is_wrapped(lines: list[str], breaks: list[_Break], narrow: int) -> bool:
    """Tell whether a text was wrapped at a width: its open breaks agree, and none of the signs of verse is there."""
    running = [each for each in _in_prose(breaks, narrow) if not each.ended and (each.lower or each.is_full(narrow))]
    full = [each for each in running if each.is_full(narrow)]
    filled = [line for line in lines if line.strip()]
    if len(full) < PAIRS or sum(each.lower for each in full) < LOWER * len(full):
        return False
    if len(full) >= MANY:
        return len(full) >= MANY_AGREE * len(running)
    wider = sum(len(line) > narrow for line in filled)
    if len(full) < AGREE * len(running) or wider > max(1, TOO_WIDE * len(filled)):
        return False
    if len(full) >= SURE_PAIRS or narrow > VERSE or any(map(ends_within, filled)):
        return True
    return (
        len(full) > PAIRS
        and narrow >= NEARLY_VERSE
        and all(each.goes_on for each in full)
        and _of_sentences(lines, breaks)
    )


def _of_sentences(lines: list[str], breaks: list[_Break]) -> bool:
    """Tell whether the runs are paragraphs: three or more between empty lines, each of which ends like a sentence."""
    runs = list(_runs(breaks))
    return len(runs) > 2 and all(END.search(lines[run[-1].ix + 1][-8:]) for run in runs)


def _in_prose(breaks: list[_Break], width: int) -> Iterator[_Break]:
    """Yield the breaks of runs of lines of which one at least is full: the others are verse, lists and addresses."""
    for run in _runs(breaks):
        if any(each.is_full(width) for each in run):
            yield from run


def _runs(breaks: list[_Break]) -> Iterator[list[_Break]]:
    """Yield the breaks of each run of lines without an empty one between."""
    for _, run in itertools.groupby(enumerate(breaks), lambda pair: pair[1].ix - pair[0]):
        yield [each for _, each in run]
