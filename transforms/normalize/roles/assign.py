"""Lines to roles: rules that look at a line alone first, then those that look at its neighbours' roles."""

import functools
from collections.abc import Iterable
from dataclasses import dataclass

from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import Rule
from newsmill.transforms.normalize.roles.table import RULES


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a rule said of a line."""

    role: str
    rule: str


def _by_word(rules: Iterable[Rule]) -> dict[str, int]:
    """Return for each word the rules that wait for it, a bit each."""
    found: dict[str, int] = {}
    for position, each in enumerate(rules):
        for word in each.words:
            found[word] = found.get(word, 0) | 1 << position
    return found


_ALONE = tuple(rule for rule in RULES if not rule.neighbours)
_BESIDE = tuple(rule for rule in RULES if rule.neighbours)
_INDEX = _by_word(_ALONE)
_WORDS = frozenset(_INDEX)


def assign_roles(article: ArticleLines) -> dict[int, Verdict]:
    """Return the lines that are not the article's, by position. Its ``roles`` are filled on the way."""
    verdicts: dict[int, Verdict] = {}
    # A piece of hard-wrapped prose, or an answer in an interview, may say anything.
    alone = [
        ix for ix, line in enumerate(article.lines) if not (line.continues or line.continued or ix in article.spoken)
    ]
    for ix in alone:
        _settle(article, ix, _candidates(article, ix), verdicts)
    lines = [(ix, article.lines[ix].tokens, len(article.lines[ix].text)) for ix in alone]
    for each in _BESIDE:
        for ix, tokens, length in lines:
            if (
                length <= each.max_chars
                and ix not in verdicts
                and (not each.words or not each.words.isdisjoint(tokens))
            ):
                _settle(article, ix, (each,), verdicts)
    return verdicts


def _candidates(article: ArticleLines, ix: int) -> Iterable[Rule]:
    """Return the rules worth trying, in the order of the table: most lines hold no word that any rule waits for."""
    waiting = 0
    for word in _WORDS.intersection(article.lines[ix].tokens):
        waiting |= _INDEX[word]
    return _rules_of(waiting)


@functools.lru_cache(maxsize=4096)
def _rules_of(waiting: int) -> tuple[Rule, ...]:
    """Return the rules of these bits, and those that wait for no word."""
    return tuple(each for position, each in enumerate(_ALONE) if not each.words or waiting >> position & 1)


def _settle(article: ArticleLines, ix: int, rules: Iterable[Rule], verdicts: dict[int, Verdict]) -> None:
    length = len(article.lines[ix].text)
    for each in rules:
        if length <= each.max_chars and each.test(article, ix):
            verdicts[ix] = Verdict(each.role, each.name)
            article.roles[ix] = each.role
            return
