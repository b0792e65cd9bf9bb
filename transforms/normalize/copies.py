"""The same article several times in a page: for phones and for screens, for print, as a preview and as a whole."""

from newsmill.transforms.normalize.roles.page import key_of

PROSE = 60
"""Characters of a line that is prose; items and headings are shorter."""
WHOLE = 0.6
"""Share of the lines since then that a copy has again."""
PARAGRAPHS = 3
"""Lines of prose that a copy has; plans and recipes repeat a step or two."""


def without_copies(lines: list[str]) -> list[str]:
    """Return ``lines`` without the runs that stood before, word for word.

    >>> text = [f"Paragraph {number} tells at some length what the harbour master said." for number in range(3)]
    >>> without_copies([*text, "Print version", *text]) == [*text, "Print version"]
    True
    """
    keys = [key_of(line) for line in lines]
    first: dict[str, int] = {}
    for ix, key in enumerate(keys):
        first.setdefault(key, ix)
    kept: list[str] = []
    ix = 0
    while ix < len(lines):
        before = first[keys[ix]]
        run = _run(keys, before, ix)
        prose = sum(len(line) >= PROSE for line in lines[ix : ix + run])
        if prose >= PARAGRAPHS and run >= WHOLE * (ix - before):
            ix += run
        else:
            kept.append(lines[ix])
            ix += 1
    return kept


def _run(keys: list[str], before: int, ix: int) -> int:
    """Return how many lines from ``ix`` on are those from ``before`` on."""
    run = 0
    while before + run < ix and ix + run < len(keys) and keys[before + run] == keys[ix + run]:
        run += 1
    return run
