"""The frozen alphabet of the signature: which code points are word characters, and what each is lower-cased to.

Why a table of its own: ``str.isalnum`` and ``str.lower`` follow the Unicode version of the Python that runs them, and a
signature kept in a store must be the same on every release. The table is built from the fixed ranges below and from the
one-to-one lower-case pairs of scripts whose pairs have been closed for years; its checksum is pinned by a test.

Rules: digits, letters, combining marks and everything from U+00C0 on are word characters, except the punctuation,
symbol, private and emoji ranges listed here. Ideographs and kana are words of one character each, as their texts have
no spaces.
"""

import functools

import numpy as np
import numpy.typing as npt

CODE_POINTS = 0x110000
"""Number of Unicode code points, the length of the table."""

_SEPARATORS_ABOVE_C0 = (
    (0x00D7, 0x00D7), (0x00F7, 0x00F7), (0x02C2, 0x02C5), (0x02D2, 0x02DF), (0x037E, 0x037E), (0x0387, 0x0387),
    (0x055A, 0x055F), (0x0589, 0x058F), (0x05BE, 0x05BE), (0x05C0, 0x05C0), (0x05C3, 0x05C3), (0x05C6, 0x05C6),
    (0x05F3, 0x05F4), (0x0600, 0x060F), (0x061B, 0x061F), (0x066A, 0x066D), (0x06D4, 0x06D4), (0x06DD, 0x06DE),
    (0x0700, 0x070D), (0x0964, 0x0965), (0x0970, 0x0970), (0x0DF4, 0x0DF4), (0x0E4F, 0x0E4F), (0x0E5A, 0x0E5B),
    (0x0F01, 0x0F14), (0x0F3A, 0x0F3D), (0x104A, 0x104F), (0x10FB, 0x10FB), (0x1360, 0x1368), (0x1400, 0x1400),
    (0x166D, 0x166E), (0x1680, 0x1680), (0x169B, 0x169C), (0x16EB, 0x16ED), (0x1735, 0x1736), (0x17D4, 0x17DB),
    (0x1800, 0x180E), (0x1FBD, 0x1FC1), (0x2000, 0x2BFF), (0x2E00, 0x2E7F), (0x2FF0, 0x3004), (0x3008, 0x3020),
    (0x3030, 0x3030), (0x303D, 0x303F), (0x30A0, 0x30A0), (0x30FB, 0x30FB), (0x3200, 0x33FF), (0xA4FE, 0xA4FF),
    (0xA60D, 0xA60F), (0xD800, 0xF8FF), (0xFD3E, 0xFD4F), (0xFE00, 0xFE1F), (0xFE30, 0xFE6F), (0xFEFF, 0xFF0F),
    (0xFF1A, 0xFF20), (0xFF3B, 0xFF40), (0xFF5B, 0xFF65), (0xFFE0, 0xFFFF), (0x1F000, 0x1FAFF), (0xE0000, 0x10FFFF),
)  # fmt: skip

_CASED = ((0x41, 0x5A), (0xC0, 0x556), (0x10A0, 0x10C5), (0x1E00, 0x1FFF), (0xFF21, 0xFF3A), (0x10400, 0x10427))
"""Ranges with lower-case pairs: Latin, Greek, Cyrillic, Armenian, old Georgian, full-width Latin, Deseret."""

_IDEOGRAPHS = (
    (0x2E80, 0x2FDF),
    (0x3005, 0x3007),
    (0x3021, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Kana and ideographs: each is a word of its own."""

_LOWEST_IDEOGRAPH = 0x2E80


@functools.cache
def fold_table() -> npt.NDArray[np.uint32]:
    """Return the table, ``uint32`` of 1,114,112: the lower-cased code point of a word character, 0 of all others."""
    table = np.arange(CODE_POINTS, dtype=np.uint32)
    table[:0xC0] = 0
    for first, last in ((0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A), (0xAA, 0xAA), (0xB5, 0xB5), (0xBA, 0xBA)):
        table[first : last + 1] = np.arange(first, last + 1)
    for first, last in _CASED:
        # Where lower-casing gives two code points (one case: dotted I), the first stands for both.
        table[first : last + 1] = [ord(chr(code).lower()[0]) for code in range(first, last + 1)]
    for first, last in _SEPARATORS_ABOVE_C0:
        table[first : last + 1] = 0
    table.setflags(write=False)
    return table


def ideographs(folded: npt.NDArray[np.uint32]) -> npt.NDArray[np.bool_] | None:
    """Return which of the folded code points are words by themselves, or ``None`` when none can be."""
    if not folded.size or int(folded.max()) < _LOWEST_IDEOGRAPH:
        return None
    mask = np.zeros(folded.shape, np.bool_)
    for first, last in _IDEOGRAPHS:
        mask |= (folded >= first) & (folded <= last)
    return mask
