"""The parts of persons' names: which word is the surname, and by which shorter forms a person is called.

Romance and German particles belong to the surname (``von der Leyen``, which is also called ``Leyen``), and so do Arabic
articles (``al-Assad``, ``Assad``). Chinese, Korean and Vietnamese names put it first (``Xi Jinping``, ``Kim Jong-un``):
a list of the common ones tells them, and both ends count there. A generation (``Jr.``) or an initial (``Angela M.``) is
no surname.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.titles import PARTICLES

_SURNAME_FIRST = word_list("surnames_first")
_NO_SURNAME = re.compile(r"(?:[^\W\d_]\.?|[js]r\.?|(?:i{1,3}|iv|vi{0,3}|i?x|xi{1,3}|xiv|xvi{0,3})\.?)\Z", re.IGNORECASE)

_ARABIC = re.compile(r"[AaEe](?:[dlnrstz]|[sd]h)-(?=[A-Z])")
"""The article before an Arabic name, without which it is written as well."""


class PersonName(NamedTuple):
    """A full name taken apart."""

    given: str
    """The first word."""
    surnames: tuple[str, ...]
    """Forms by which the person is called alone, longest first."""


@lru_cache(maxsize=20_000)
def person_name(name: str) -> PersonName | None:
    """Return the parts of a full ``name``; null when it is one word or has no surname.

    >>> person_name("Ursula von der Leyen").surnames, person_name("Xi Jinping").surnames
    (('von der Leyen', 'Leyen'), ('Jinping', 'Xi'))
    """
    words = name.split()
    while len(words) > 1 and _NO_SURNAME.match(words[-1].rstrip(",")):
        words.pop()
    arabic = _ARABIC.match(words[-1])
    if len(words) < 2 or not (words[-1][:1].isupper() or arabic):
        return None
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    last = words[-1]
    forms = [" ".join(words[start:]), last, *((last[arabic.end() :],) if arabic else ())]
    if words[0] in _SURNAME_FIRST and len(words) <= 3:
        forms.append(words[0])
    return PersonName(words[0], tuple(dict.fromkeys(form for form in forms if len(form) > 1)))
