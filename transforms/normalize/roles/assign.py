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
_ALWAYS = sum(1 << position for position, each in enumerate(_ALONE) if not each.words)
"""The rules that wait for no word, a bit each."""
_BITS = tuple((1 << position, each) for position, each in enumerate(_ALONE))


def assign_roles(article: ArticleLines) -> dict[int, Verdict]:
    """Return the lines that are not the article's, by position. Its ``roles`` are filled on the way."""
    verdicts: dict[int, Verdict] = {}
    # A piece of hard-wrapped prose, or an answer in an interview, may say anything.
    alone = [
        ix for ix, line in enumerate(article.lines) if not (line.continues or line.continued or ix in article.spoken)
    ]
    for ix in alone:
        _settle_alone(article, ix, verdicts)
    lines = [(ix, article.lines[ix].tokens, len(article.lines[ix].text)) for ix in alone]
    for each in _BESIDE:
        _settle_beside(article, lines, each, verdicts)
    return verdicts


def _settle_alone(article: ArticleLines, ix: int, verdicts: dict[int, Verdict]) -> None:
    length = len(article.lines[ix].text)
    for each in _candidates(article, ix):
        if length <= each.max_chars and each.test(article, ix):
            _settle(article, ix, each, verdicts)
            return


def _settle_beside(
    article: ArticleLines, lines: list[tuple[int, tuple[str, ...], int]], rule: Rule, verdicts: dict[int, Verdict]
) -> None:
    test, words, longest = rule.test, rule.words, rule.max_chars
    for ix, tokens, length in lines:
        waited_for = length <= longest and ix not in verdicts and not (words and words.isdisjoint(tokens))
        if waited_for and test(article, ix):
            _settle(article, ix, rule, verdicts)


def _candidates(article: ArticleLines, ix: int) -> Iterable[Rule]:
    """Return the rules worth trying, in the order of the table: most lines hold no word that any rule waits for."""
    waiting = _ALWAYS
    for word in _WORDS.intersection(article.lines[ix].tokens):
        waiting |= _INDEX[word]
    return _rules_of(waiting)


@functools.lru_cache(maxsize=4096)
def _rules_of(waiting: int) -> tuple[Rule, ...]:
    """Return the rules of these bits."""
    return tuple([each for bit, each in _BITS if waiting & bit])


def _settle(article: ArticleLines, ix: int, rule: Rule, verdicts: dict[int, Verdict]) -> None:
    verdicts[ix] = Verdict(rule.role, rule.name)
    article.roles[ix] = rule.role
