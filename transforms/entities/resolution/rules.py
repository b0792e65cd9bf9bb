"""The rules that join one group of spellings to another, tried in order; the first that applies decides.

A wrong join is worse than a missed one, so each rule asks for a target that is well attested and clearly ahead. What a
list names (countries, the lexicon, the user's own entities) is never moved.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.missed.initials import initials_of
from newsmill.transforms.entities.resolution.joined_key import joined_key
from newsmill.transforms.entities.resolution.name_parts import ENDINGS, MIDDLE
from newsmill.transforms.entities.resolution.window import Group, Window, rank

_EVERYDAY = word_list("everyday_surnames")
ATTESTED = 3
"""Articles in which a target stands at least."""
SHORTEST_NAME = 4
"""Letters from which a name is one whatever its spelling or label: ``A1`` and ``ISS`` stand for too much."""
_LABEL_SHARE = 0.34
"""Mentions under a label, as a share of those under another one, up to which it is a slip."""
_PLACE_SHARE = 0.15
"""The same of a label LOC: places lend their names to much."""
_BEARER_SHARE = 0.9
"""Share of the articles of all who bear a surname that one person needs to be meant by it; of its uses, where
relatives bear it."""
_FAMILY_SHARE = 0.75
"""Share of the articles that is enough where the uses are hers or his."""
_WORD_ATTESTED = 5
"""Articles in which a target stands at least where a word alone joins it."""
_MIDDLE_TIMES = 5
"""Times the articles of the longer name that a person has without the name between."""
_NEVER = {("ORG", "PER"), ("LOC", "ORG")}
"""Labels, of what joins and of its target, that never join."""
_DEFINED_IN = 3
"""Articles that define an abbreviation for a name at least."""
_LISTED_DEFINED_IN = 2
"""The same where a list has the name."""
_DEFINED_SHARE = 0.8
"""Share of all definitions of an abbreviation that are for the name."""
_SHORTEST_BASE = 4
"""Characters of the key that a name without its ending has at least."""
_GENITIVE_SHARE = 0.5
"""Articles with an ending, as a share of those without, above which it is no genitive."""
_LOCAL = re.compile(
    r"(?:land(?:es|rats)?|ober|amts|kreis|bezirks|verwaltungs|stadt|gemeinde|staats|polizei|finanz|sozial|arbeits|volks"
    r"|verkehrs|gesundheits|ordnungs|jugend|hoch|haupt|universitäts|kassenärztlich|industrie)",
)


class Step(NamedTuple):
    """A group joins another."""

    rule: str
    target: Group
    evidence: str


def listed(group: Group, window: Window) -> Step | None:
    """Another spelling of what a list names joins it.

    A spelling that the list has is no other one: where an article's own entity has it, the list's entity was ruled out
    there (``Innenministerium`` of a state, ``die Schweden``).
    """
    target = window.named(group.key).get(group.label)
    if target is None or target is group or _is_ruled_out(group, target):
        return None
    return Step("equal key", target, target.name)


def _is_ruled_out(group: Group, target: Group) -> bool:
    return target.is_listed and not group.spelled.isdisjoint(target.written)


def base_form(group: Group, window: Window) -> Step | None:
    """``Angela Merkels``, ``Amerikas``, ``Freien Wählern`` join the name without the ending."""
    for base, ending in group.parts.bases.items():
        target = window.named(base).get(group.label) if ending in ENDINGS else None
        if target is not None and _is_base(target, group, window, ending):
            told = f"{target.name} in {target.articles} articles, {group.name} in {group.articles}"
            return Step("base form", target, told)
    return None


def _is_base(target: Group, group: Group, window: Window, ending: str) -> bool:
    # A list knows the inflected forms of what it names, so it has ruled this one out.
    if target.is_listed or len(target.key) < _SHORTEST_BASE or target.articles < max(ATTESTED, group.articles):
        return False
    if ending == "n":
        return not group.is_word and group.label != "PER"
    if group.articles > _GENITIVE_SHARE * target.articles:
        return False
    is_name = group.is_word and group.label == "PER" and window.is_given_name(target.key)
    return not is_name and not window.bearers(group.key)


def middle_name(group: Group, window: Window) -> Step | None:
    """``Hillary Rodham Clinton`` joins the person without the name between, who alone may be meant."""
    base = group.parts.without_middle
    target = window.named(base).get("PER") if base is not None else None
    if target is None or target.articles < max(_WORD_ATTESTED, _MIDDLE_TIMES * group.articles):
        return None
    if any(other is not group and other.parts.without_middle == base for other in window.bearers(_surname(group))):
        return None
    return Step("middle name", target, f"{target.name} in {target.articles} articles, {group.name} in {group.articles}")


def _surname(group: Group) -> str:
    return min(group.parts.surnames, key=len)


def label(group: Group, window: Window) -> Step | None:
    """A name under a label that few of its mentions have joins the same name under the label of most.

    Nothing joins a place: works, clubs and people are named after places (``Orlando``), and no place joins an
    organisation: clubs are called by their quarter (``St. Pauli``). An organisation joins no person: shows and firms
    are named after them. A surname or given name joins nothing.
    """
    others = [other for other in window.named(group.key).values() if other is not group and other.label != "LOC"]
    target = min(others, key=_largest, default=None)
    if target is None or not _is_slip(group, target) or len(group.key) < SHORTEST_NAME:
        return None
    if (group.label, target.label) in _NEVER or _is_ruled_out(group, target):
        return None
    if group.label == "PER" and (window.bearers(group.key) or window.is_given_name(group.key)):
        return None
    return Step("label", target, f"{target.label} in {target.mentions} mentions, {group.label} in {group.mentions}")


def _is_slip(group: Group, target: Group) -> bool:
    """Tell whether so few mentions have the label of ``group`` that it must be the tagger's slip."""
    share = _PLACE_SHARE if group.label == "LOC" else _LABEL_SHARE
    return (
        target.articles >= (_WORD_ATTESTED if target.is_word else ATTESTED)
        and group.mentions <= share * target.mentions
    )


def _largest(group: Group) -> tuple[int, int, str]:
    return -group.mentions, -group.articles, group.label


def surname(group: Group, window: Window) -> Step | None:
    """A surname alone, or its genitive, joins the one person who has nearly all articles of those who bear it."""
    keys = dict.fromkeys((group.key, group.key.removesuffix("s")))
    if group.label != "PER" or group.parts.surnames or any(window.is_given_name(key) for key in keys):
        return None
    every = sorted({bearer for key in keys for bearer in window.bearers(key)}, key=rank)
    if not every:
        return None
    first = every[0]
    bearers = [bearer for bearer in every if bearer.key != f"{first.key}s"]
    uses = [max(bearer.forms[key] for key in keys) for bearer in bearers]
    total = sum(bearer.articles for bearer in bearers)
    is_everyday = not _EVERYDAY.isdisjoint((group.name.casefold(), *keys))
    least = _WORD_ATTESTED * (2 if is_everyday else 1)
    if first.articles < max(least, group.articles) or not uses[0] or (is_everyday and group.openings):
        return None
    if not _dominates(first.articles, total, uses):
        return None
    evidence = f"{first.name} in {first.articles} of {total} articles, meant in {uses[0]} of {sum(uses)}"
    return Step("surname", first, evidence)


def _dominates(articles: int, total: int, uses: list[int]) -> bool:
    """Tell whether hardly anybody else bears the surname, or relatives do whom it does not mean."""
    is_alone = articles >= _BEARER_SHARE * total
    return is_alone or (articles >= _FAMILY_SHARE * total and uses[0] >= _BEARER_SHARE * sum(uses))


def apposition(group: Group, window: Window) -> Step | None:
    """``Weltgesundheitsorganisation WHO`` joins the name before the abbreviation that some article has for it."""
    for base, last in group.parts.bases.items():
        target = window.named(base).get(group.label) if last not in (*ENDINGS, MIDDLE) else None
        if target is not None and target.shorts[joined_key(group.label, last)]:
            return Step("apposition", target, f"{target.name} is called {last}")
    return None


def abbreviation(group: Group, window: Window) -> Step | None:
    """A short form joins the name that articles define it for, or the person whose initials it is.

    Three articles do, or two where a list has the name: what two call ``BKG`` is another body in a third. A place joins
    nothing that is called by its name (``Ulm`` of a club).
    """
    if not group.is_word or group.key not in group.shorts or (group.label == "LOC" and not group.name.isupper()):
        return None
    holders = [holder for holder in window.holders.get(group.key, ()) if _is_long(holder, group)]
    first = min(holders, key=lambda holder: (-holder.shorts[group.key], holder.leader.local_id), default=None)
    if first is None or _LOCAL.match(first.name.casefold()):
        return None
    defined, total = first.shorts[group.key], sum(holder.shorts[group.key] for holder in holders)
    least = _LISTED_DEFINED_IN if first.is_listed else _DEFINED_IN
    if defined < least or defined < _DEFINED_SHARE * total:
        return None
    return Step("abbreviation", first, f"{first.name}: {defined} of {total} definitions")


def _is_long(holder: Group, group: Group) -> bool:
    is_defined = holder.label in ("ORG", "MISC") or initials_of(holder.name) == group.name
    return is_defined and max(map(len, holder.forms)) > 2 * len(group.key)


RULES: tuple[Callable[[Group, Window], Step | None], ...] = (
    listed,
    base_form,
    middle_name,
    label,
    surname,
    apposition,
    abbreviation,
)
"""In the order in which they are tried."""
