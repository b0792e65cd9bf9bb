"""The same article several times in a page: for phones and for screens, for print, as a preview and as a whole."""

from itertools import accumulate

from newsmill.transforms.normalize.texts.key import key_of

PROSE = 60
"""Characters of a line that is prose; items and headings are shorter."""
WHOLE = 0.6
"""Share of the lines since then that a copy has again."""
PARAGRAPHS = 3
"""Lines of prose that a copy has; plans and recipes repeat a step or two."""
_BASE, _PRIME = 1_000_003, 2**61 - 1
"""Of the sums that tell runs of lines apart."""


def without_copies(lines: list[str]) -> list[str]:
    """Return ``lines`` without the runs that stood before, word for word.

    >>> text = [f"Paragraph {number} tells at some length what the harbour master said." for number in range(3)]
    >>> without_copies([*text, "Print version", *text]) == [*text, "Print version"]
    True
    """
    runs = _Runs([key_of(line) for line in lines])
    prose = [0, *accumulate(len(line) >= PROSE for line in lines)]
    kept: list[str] = []
    ix = 0
    while ix < len(lines):
        before = runs.first[ix]
        run = runs.length(before, ix)
        if prose[ix + run] - prose[ix] >= PARAGRAPHS and run >= WHOLE * (ix - before):
            ix += run
        else:
            kept.append(lines[ix])
            ix += 1
    return kept


class _Runs:
    """How many lines from two places on are the same: by sums over all lines, as each place asks anew."""

    def __init__(self, keys: list[str]) -> None:
        places: dict[str, int] = {}
        self.first = [places.setdefault(key, ix) for ix, key in enumerate(keys)]
        """Where each line stands for the first time."""
        self._sums = [*accumulate(self.first, lambda total, place: (total * _BASE + place + 1) % _PRIME, initial=0)]
        self._powers = [*accumulate(keys, lambda power, _: power * _BASE % _PRIME, initial=1)]

    def length(self, before: int, ix: int) -> int:
        """Return how many lines from ``ix`` on are those from ``before`` on; they do not overlap."""
        low, high = 0, min(ix - before, len(self.first) - ix)
        while low < high:
            middle = (low + high + 1) // 2
            if self._sum(before, middle) == self._sum(ix, middle):
                low = middle
            else:
                high = middle - 1
        return low

    def _sum(self, start: int, length: int) -> int:
        return (self._sums[start + length] - self._sums[start] * self._powers[length]) % _PRIME
