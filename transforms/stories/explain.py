"""Why two articles are, or are not, one story, in words."""

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from newsmill.transforms.stories.columns import Floats, Ints, Vectors
from newsmill.transforms.stories.days import PAUSE, SPAN
from newsmill.transforms.stories.grouping import BEGINNING, MEASURES, Measure, score
from newsmill.transforms.stories.products import Bounded, meetings, own_products, summed
from newsmill.transforms.stories.roundups import is_roundup
from newsmill.transforms.stories.templates import head, of_one_pattern
from newsmill.transforms.stories.terms import names_of
from newsmill.transforms.stories.thin import damped, head_shares, measure_of, taken_up
from newsmill.transforms.stories.vector import primary
from newsmill.transforms.stories.weights import SCALE, Among, weights

WORDS = 12
"""Words in common that are named."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of an article in an explanation."""

    article_id: str
    """32 hex characters."""
    story_id: str
    """The story it is in."""
    title: str | None
    """Its title."""
    source: str
    """Its source."""
    language: str | None
    """Its language."""
    published_at: dt.datetime | None
    """Publication time in UTC."""
    body: str
    """Its text."""


def explain_story(one: Told, other: Told, window: Vectors) -> str:
    """Return the explanation, as lines of plain text.

    Args:
        one: the article published first.
        other: the one published later.
        window: articles of their language on the ``SPAN`` days up to the later one's, in the stories they are in.
    """
    lines = [_name(one), _name(other)]
    lines.append(f"One story: {one.story_id}." if one.story_id == other.story_id else "Two stories.")
    alone = [reason for article in (one, other) for reason in _alone(article)]
    if alone:
        return "\n".join([*lines, "", *alone])
    if primary(one.language) != primary(other.language):
        return "\n".join([*lines, "", "Stories are of one language: these articles are of two."])
    positions = {article: position for position, article in enumerate(window.ids.tolist())}
    at = [positions.get(article.article_id.encode()) for article in (one, other)]
    if at[0] is None or at[1] is None:
        days = f"They were published more than {SPAN - 1} days apart; no story is longer than {SPAN} days."
        return "\n".join([*lines, "", days])
    return "\n".join([*lines, "", *_figures(one, other, window, (at[0], at[1]))])


def _figures(one: Told, other: Told, window: Vectors, at: tuple[int, int]) -> Iterator[str]:
    values = weights(window)
    measure = measure_of(primary(one.language) or "", window.days, window.sources)
    theirs, own = next(itertools.islice(meetings(window, 0), at[1], None))
    each = Bounded(window, values, measure.most).row(at[1], theirs, own)
    whole = float(Bounded(window, values, SCALE**2).row(at[1], theirs, own)[at[0]]) / SCALE**2
    if measure.taken_up:
        said = taken_up(window, head_shares(window, Among.of(len(window), window.numbers, window), values), theirs, own)
        each = damped(each, said, window.sources == window.sources[at[1]], measure)
    likeness = float(each[at[0]]) / SCALE**2
    enough = measure.threshold * (2 + BEGINNING) / 2
    yield f"Likeness of the two: {likeness:.2f}; two articles begin a story from {enough:.2f} on."
    if measure.taken_up:
        yield (
            f"There are a few articles a day: likeness counts in part where less than {measure.taken_up:.2f} of the "
            f"head of one stands in the other; of these two {said[at[0]]:.2f}."
        )
    if measure.one_source < 1 and one.source == other.source:
        yield f"Several sources write these: likeness of two of one source counts {measure.one_source:.2f} times."
    yield f"Words in common: {', '.join(_common(one, other, window, values, at)) or 'none'}."
    if of_one_pattern(head(window, at[0]), head(window, at[1]), whole, measure):
        yield "They are made by one pattern: their heads differ in figures or names alone, so they are two events."
    yield from _centre(one, window, values, each, at[1], measure)


def _centre(one: Told, window: Vectors, values: Floats, each: Floats, at: int, measure: Measure) -> Iterator[str]:
    """What the later article scores with the story of the first one, as it was on the days before or is without it."""
    rows: Ints = np.where(window.stories == one.story_id.encode(), 0, 1)
    rows[at] = 2
    size = int((rows == 0).sum())
    if size < 2:
        return
    own = own_products(window, values, rows, 3)
    found = float(score(measure, summed(each, rows, 3)[:1], own[:1], np.array([float(size)]), float(own[2]), 1.0)[0])
    yield (
        f"Score of the later one with the other {size} articles of the first one's story: {found:.2f}; "
        f"it joins from {measure.threshold:.2f} on."
    )
    gap = int(window.days[at] - max(window.days[(rows == 0) & (window.days <= window.days[at])]))
    if gap > PAUSE:
        yield f"The story had no article for {gap} days; after {PAUSE} it is closed."
    elif gap > 1:
        yield f"The story had no article for {gap} days: its score counts {measure.fading ** (gap - 1):.2f} times."


def _common(one: Told, other: Told, window: Vectors, values: Floats, at: tuple[int, int]) -> list[str]:
    """Words that both have, those that say most first."""
    mine, theirs = (
        dict(zip(window.numbers[window.owners == ix].tolist(), values[window.owners == ix].tolist(), strict=True))
        for ix in at
    )
    known = names_of(one.title or "", one.body) | names_of(other.title or "", other.body)
    both = sorted(mine.keys() & theirs.keys(), key=lambda number: (-mine[number] * theirs[number], number))
    return _without_parts([known[number] for number in both if number in known])[:WORDS]


def _without_parts(terms: list[str]) -> list[str]:
    """Return ``terms`` without those that are parts of others named before, and without ends of words of any other.

    >>> _without_parts(["-brücke", "hafenbrücke", "hafen", "sperrung"])
    ['hafenbrücke', 'sperrung']
    """
    named: list[str] = []
    for term in terms:
        beside = terms if "-" in (term[0], term[-1]) else named
        if not any(term.strip("-") in word for word in beside if word != term):
            named.append(term)
    return named


def _alone(article: Told) -> Iterator[str]:
    """Why an article stands alone, if it does."""
    if article.published_at is None:
        yield f"{article.article_id} has no date: undated articles stand alone."
    elif primary(article.language) not in MEASURES:
        yield f"{article.article_id} is in a language without a list of words: such articles stand alone."
    elif is_roundup(article.title or "", article.body):
        yield f"{article.article_id} tells of many events: roundups, newsletters and live blogs stand alone."


def _name(article: Told) -> str:
    when = f"{article.published_at:%Y-%m-%d %H:%M}" if article.published_at else "undated"
    return f"{article.article_id}  {when}  {article.source}  {article.title or '(no title)'}"
