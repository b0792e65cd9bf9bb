"""Functions of SQL that named queries share, beside those of DuckDB."""

import math

from newsmill.transforms.stories.word_list import languages, word_list

FISHER_GREATER = """
create macro fisher_greater(now, all_now, before, all_before) as least(1, list_sum([
  exp(
    lgamma(now + before + 1) - lgamma(k + 1) - lgamma(now + before - k + 1)
    + lgamma(all_now + all_before - now - before + 1) - lgamma(all_now - k + 1)
    - lgamma(all_before - now - before + k + 1)
    - lgamma(all_now + all_before + 1) + lgamma(all_now + 1) + lgamma(all_before + 1)
  )
  for k in range(greatest(now, now + before - all_before), least(now + before, all_now) + 1)
]))
"""
"""Chance of ``now`` or more of ``all_now`` when the share is that of both times together, as the front page has it."""
MACROS = (FISHER_GREATER,)

_EVERY_TENTH = math.log(10)
"""Rarity of what every tenth text holds."""
_SUBJECTS = frozenset(
    (
        *("berlin", "deutschland", "frau", "jahr", "jahre", "jahren", "leben", "leute", "mann", "menschen", "stadt"),
        *("welt", "zeit", "family", "game", "home", "house", "life", "money", "people", "school", "state", "team"),
        *("world", "year", "years"),
    )
)
"""Nouns among what every tenth text holds: a headline with one of them is about it."""


def is_common(word: str) -> bool:
    """Tell whether every tenth text of some language that stories are told in holds ``word`` (lower case); no noun is.

    >>> is_common("wieder"), is_common("since"), is_common("although"), is_common("hafen"), is_common("menschen")
    (True, True, False, False, False)
    """
    return word not in _SUBJECTS and any(word_list(language).rarity(word) <= _EVERY_TENTH for language in languages())
