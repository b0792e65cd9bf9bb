"""Lines to roles: rules that look at a line alone first, then those that look at its neighbours' roles."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from newsmill.transforms.normalize.roles.page import Page
from newsmill.transforms.normalize.roles.rule import Rule
from newsmill.transforms.normalize.roles.table import RULES


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule said of a line."""

    role: str
    rule: str


def _by_word(rules: Iterable[Rule]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for position, each in enumerate(rules):
        for word in each.words:
            found.setdefault(word, []).append(position)
    return {word: tuple(positions) for word, positions in found.items()}


_ALONE = tuple(rule for rule in RULES if not rule.neighbours)
_BESIDE = tuple(rule for rule in RULES if rule.neighbours)
_INDEX = _by_word(_ALONE)
_WORDS = frozenset(_INDEX)
_WORDLESS_POSITIONS = tuple(position for position, rule in enumerate(_ALONE) if not rule.words)
_WORDLESS = tuple(_ALONE[position] for position in _WORDLESS_POSITIONS)


def assign_roles(page: Page) -> dict[int, Verdict]:
    """Return the lines that are not the article's, by position. The page's ``roles`` are filled on the way."""
    verdicts: dict[int, Verdict] = {}
    # A piece of hard-wrapped prose, or an answer in an interview, may say anything.
    alone = [ix for ix, line in enumerate(page.lines) if not (line.continues or line.continued or ix in page.spoken)]
    for ix in alone:
        _settle(page, ix, _candidates(page, ix), verdicts)
    for each in _BESIDE:
        for ix in alone:
            line = page.lines[ix]
            if (
                len(line.text) <= each.max_chars
                and ix not in verdicts
                and (not each.words or not each.words.isdisjoint(line.tokens))
            ):
                _settle(page, ix, (each,), verdicts)
    return verdicts


def _candidates(page: Page, ix: int) -> Iterable[Rule]:
    """Return the rules worth trying, in the order of the table: most lines hold no word that any rule waits for."""
    met = _WORDS.intersection(page.lines[ix].tokens)
    return _rules_of(met) if met else _WORDLESS


@functools.lru_cache(maxsize=4096)
def _rules_of(words: frozenset[str]) -> tuple[Rule, ...]:
    positions = {position for word in words for position in _INDEX[word]}.union(_WORDLESS_POSITIONS)
    return tuple(_ALONE[position] for position in sorted(positions))


def _settle(page: Page, ix: int, rules: Iterable[Rule], verdicts: dict[int, Verdict]) -> None:
    length = len(page.lines[ix].text)
    for each in rules:
        if length <= each.max_chars and each.test(page, ix):
            verdicts[ix] = Verdict(each.role, each.name)
            page.roles[ix] = each.role
            return
