"""Texts that were sent on by mail: every line of them is quoted with ``>``."""

import re

LEVELS = 5
"""Times that a text may have been quoted."""
FEWEST = 3
"""Lines of the shortest text that is taken for quoted mail."""
_MARK = re.compile(r"^[ \t]{0,3}> ?", re.MULTILINE)


def unquoted(text: str) -> str:
    r"""Return a text without the marks of quoted mail, where all its lines have them; with them where some have none.

    >>> unquoted("> Rain\n>\n> It rained.\n> All day."), unquoted("He wrote:\n> Rain\n> It rained.\n> All day.")
    ('Rain\n\nIt rained.\nAll day.', 'He wrote:\n> Rain\n> It rained.\n> All day.')
    """
    for _ in range(LEVELS if text.lstrip().startswith(">") else 0):
        filled = [line for line in text.split("\n") if line.strip()]
        if len(filled) < FEWEST or not all(map(_MARK.match, filled)):
            break
        text = _MARK.sub("", text)
    return text
