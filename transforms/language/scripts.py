"""What the letters of a text say of its language before a word is read."""

import unicodedata
from collections.abc import Iterable

DENSE = 4
"""How many letters of Latin, Greek or Cyrillic a letter of another script tells as much as."""
_ALPHABETS_END = 0x0530
"""Code point behind Latin, Greek and Cyrillic."""
_LONE = (
    (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"),
    (0x0B00, 0x0B7F, "or"), (0x0B80, 0x0BFF, "ta"), (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"),
    (0x0D00, 0x0D7F, "ml"), (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"), (0x0E80, 0x0EFF, "lo"),
    (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"), (0x1100, 0x11FF, "ko"), (0x1780, 0x17FF, "km"),
    (0x3040, 0x30FF, "ja"), (0xAC00, 0xD7AF, "ko"),
)  # fmt: skip
"""Blocks of scripts that one language of newspapers is written in; kana beside Han is Japanese."""


def letters_of(text: str) -> list[str]:
    """Return the letters of a text, the marks that belong to them among them."""
    return [character for character in text if unicodedata.category(character)[0] in "LM"]


def weight_of(letters: Iterable[str]) -> int:
    """Return how much letters tell, in letters of an alphabet."""
    return sum(1 if ord(letter) < _ALPHABETS_END else DENSE for letter in letters)


def language_of_script(letters: list[str]) -> str | None:
    """Return the language of a script that has one, where most of the letters are of it, or null.

    >>> language_of_script(list("החדשות")), language_of_script(list("новости")), language_of_script(list("橋を閉鎖"))
    ('he', None, 'ja')
    """
    found: dict[str, int] = {}
    han = 0
    for letter in letters:
        point = ord(letter)
        han += 0x3400 <= point <= 0x9FFF
        language = next((name for low, high, name in _LONE if low <= point <= high), None)
        if language:
            found[language] = found.get(language, 0) + 1
    if not found:
        return None
    language, count = max(found.items(), key=lambda item: item[1])
    own = count + (han if language in ("ja", "ko") else 0)
    return language if 2 * own > len(letters) else None
