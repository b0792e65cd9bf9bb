"""What a rule's expressions match must be reached through the words that the rule waits for.

Lines are made from the expressions themselves, every branch of each at least once, alone and in a rotation with the
rule's other expressions. They are given to the rule's function, past the index of words; what it says yes to must hold
one of the words. Where that shows an expression to be loose, the expression is what to mend.
"""

import math
import re
import re._constants as op
import re._parser as parser
from collections.abc import Callable, Iterator
from itertools import combinations, permutations, product
from types import CodeType

import pytest

from newsmill.transforms.normalize.roles import consent_words
from newsmill.transforms.normalize.roles.article_lines import article_lines
from newsmill.transforms.normalize.roles.rule import Rule
from newsmill.transforms.normalize.roles.table import RULES

FIRST_CHARACTERS = "aA1 „.,:-/(©@|\n"
PRODUCT = 30
"""Strings up to which a group is made with every combination of its branches."""
CATEGORIES = {op.CATEGORY_SPACE: " ", op.CATEGORY_DIGIT: "1", op.CATEGORY_WORD: "a", op.CATEGORY_NOT_SPACE: "a",
              op.CATEGORY_NOT_WORD: ".", op.CATEGORY_NOT_DIGIT: "a"}  # fmt: skip
BODY = ("Die Stadt baut am Hafen.", "Der Rat stimmte am Montag zu.")


def strings_of(expression: str) -> list[str]:
    """Return strings that the expression matches (its conditions aside), each branch in one of them."""
    return _sequence(parser.parse(expression))


def _sequence(parts) -> list[str]:
    choices = [_part(*part) for part in parts]
    if math.prod(map(len, choices)) <= PRODUCT:
        return ["".join(each) for each in product(*choices)]
    made = ["".join(each[0] for each in choices)]
    for place, each in enumerate(choices):
        before, behind = ("".join(one[0] for one in some) for some in (choices[:place], choices[place + 1 :]))
        made += [before + other + behind for other in each[1:]]
    return made


def _part(code, argument) -> list[str]:
    match code:
        case op.LITERAL | op.NOT_LITERAL | op.ANY:
            return [chr(argument) if code is op.LITERAL else "x"]
        case op.IN:
            return [_member(argument)]
        case op.BRANCH:
            return [made for branch in argument[1] for made in _sequence(branch)]
        case op.MAX_REPEAT | op.MIN_REPEAT | op.POSSESSIVE_REPEAT:
            return _repeated(*argument)
        case op.SUBPATTERN | op.ATOMIC_GROUP:
            return _sequence(argument[-1] if code is op.SUBPATTERN else argument)
        case op.AT | op.ASSERT | op.ASSERT_NOT:
            return [""]
    raise NotImplementedError(code)


def _repeated(least: int, most: int, parts) -> list[str]:
    if len(parts) == 1 and parts[0][0] is op.ANY:
        return [" x "[: int(most)].ljust(least, "x")]
    once = _sequence(parts)
    if least == 0 and parts[0][0] is op.IN and once[0].isalnum():
        return [""]  # what may stand before or behind a word makes another word of it
    if once == [" "]:
        return once  # so does a space left out
    return ([""] if least == 0 else []) + [one * max(least, 1) for one in once]


def _member(items) -> str:
    negated = items[0][0] is op.NEGATE
    for sign in FIRST_CHARACTERS:
        if _holds(items, sign) is not negated:
            return sign
    return chr(next(value if code is op.LITERAL else value[0] for code, value in items if code is not op.NEGATE))


def _holds(items, sign: str) -> bool:
    return any(
        (code is op.LITERAL and value == ord(sign))
        or (code is op.RANGE and value[0] <= ord(sign) <= value[1])
        or (code is op.CATEGORY and CATEGORIES[value] == sign)
        for code, value in items
    )


def made_for(function: Callable, seen: set[str]) -> Iterator[list[str]]:
    """Yield strings for every expression and set of words that a function looks at, itself or by what it calls."""
    for name in _names(function.__code__):
        thing = function.__globals__.get(name)
        if name in seen or not _is_own(thing):
            continue
        seen.add(name)
        if isinstance(thing, re.Pattern):
            yield strings_of(thing.pattern)
        elif isinstance(thing, frozenset):
            yield sorted(thing)
        else:
            yield from made_for(thing, seen)


def _is_own(thing: object) -> bool:
    own = getattr(thing, "__module__", "").startswith("newsmill") and hasattr(thing, "__code__")
    return own or isinstance(thing, re.Pattern | frozenset)


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)


def lines_of(rule: Rule) -> Iterator[str]:
    """Yield lines of one, two and three strings that the rule looks for, each string in some of them."""
    made = list(made_for(rule.test, set()))
    shifted = [(each, each[1:] + each[:1]) for each in made]
    for some in [*((each,) for each in made), *shifted, *permutations(made, 2), *combinations(made, 3)]:
        for place in range(max(map(len, some))):
            yield " ".join(each[place % len(each)] for each in some)


def told_by(rule: Rule) -> list[str]:
    """Return the lines that the rule's function says yes to at the end of a text, or with neighbours of its role."""
    lines = dict.fromkeys(line.strip()[: rule.max_chars] for line in lines_of(rule))
    return [line for line in lines if line and _trips(rule, line)]


def _trips(rule: Rule, line: str) -> bool:
    if not rule.neighbours:
        return rule.test(article_lines((*BODY, line)), len(BODY))
    article = article_lines((BODY[0], line, BODY[1]))
    article.roles.update({0: rule.role, 2: rule.role})
    return rule.test(article, 1)


WITH_WORDS = [rule for rule in RULES if rule.words]


@pytest.mark.parametrize("rule", WITH_WORDS, ids=[rule.name for rule in WITH_WORDS])
def test_what_the_expressions_of_a_rule_match_holds_one_of_its_words(rule):
    told = told_by(rule)
    assert told, "no line was made that trips the rule: nothing is tested"
    assert [line for line in told if rule.words.isdisjoint(article_lines((line,)).lines[0].tokens)] == []


@pytest.mark.parametrize("rule", WITH_WORDS, ids=[rule.name for rule in WITH_WORDS])
def test_every_word_of_a_rule_can_be_read(rule):
    """A word that the index never sees, because tokens end at its signs, waits for nothing."""
    assert {word for word in rule.words if article_lines((word,)).lines[0].tokens != (word,)} == set()


@pytest.mark.parametrize(
    ("expression", "strings"),
    [
        ("a(?:bb|cc)?", {"a", "abb", "acc"}),
        ("(?:mehr|alle) [bc]{2}", {"mehr bb", "alle bb"}),
        (r"\w+ \d{1,2}\b", {"a 1"}),
        ("x.{4,9}y", {"x x xy"}),
        ("x.?y|.", {"x y", "x"}),
        (r"live-?ticker\s?:", {"live-ticker :", "liveticker :"}),
        ("[^ab]", {"A"}),
    ],
)
def test_strings_are_made_of_every_branch(expression, strings):
    assert set(strings_of(expression)) == strings
    assert all(re.fullmatch(expression, each) for each in strings)


@pytest.mark.parametrize("expression", [consent_words._MATTER, consent_words._MATTER_TOO])
def test_every_matter_of_consent_holds_a_sign_of_it(expression):
    assert [
        each for each in strings_of(expression.pattern) if not any(sign in each for sign in consent_words.SIGNS)
    ] == []
