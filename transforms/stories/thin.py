"""Streams of a few articles a day: there it takes more than the same words to be one event.

In a full stream an article has its nearest kin among those of its day, and what is merely on the same topic is less
alike. Where there are seven articles a day the nearest are those of the topic, in as many words. What parts the two is
whether each takes up what the other one's head says: reports of one event do, reports of a topic have their words in
common further down. So the likeness of two counts in part only, as much as the head of one stands in the other, and
two that count on two days in their heads are two counts, see ``templates``.

Where several sources write, what two of them have is an event more often than what one of them has twice: a paper
writes on a topic day by day in words of its own. So there the likeness of two of one source counts half, and an article
has to be like the members of a story, not like their centre.

Whether a stream is thin, and who writes in it, follows from the articles of the window alone.
"""

import numpy as np
import numpy.typing as npt

from newsmill.transforms.stories.columns import Flags, Floats, Ints, Vectors
from newsmill.transforms.stories.grouping import MEASURES, Measure
from newsmill.transforms.stories.terms import IN_LEAD
from newsmill.transforms.stories.weights import Among

BUSY = 20
"""Articles of a day from which on the stream of its window is not thin. Of 3,000 German articles, seven a day, no day
has more than 18; two hand-labelled windows have 65 and more."""
KNOWN = 5
"""Days that have articles, from which on it is known that a stream is thin: a store of some articles on one event, or
of a day or two of news, is no stream."""

LEADING = 0.75
"""Share of the window's articles from which on one source has too many: who writes tells nothing then."""

OTHERS = 20
"""Texts that are counted besides, which hold no term: in a store of one event what all articles say says something."""


def measure_of(language: str, days: Ints, sources: npt.NDArray[np.str_]) -> Measure:
    """Return the measure of a language in a window that has articles on ``days`` and of ``sources``, one each."""
    measure = MEASURES[language]
    if not measure.thin or not is_thin(days):
        return measure
    return measure.thin.voices if measure.thin.voices and has_voices(sources) else measure.thin


def is_thin(days: Ints) -> bool:
    """Return whether a window that has articles on ``days``, one each, is of a stream of a few articles a day.

    >>> is_thin(np.repeat(np.arange(14), 7)), is_thin(np.repeat(np.arange(14), 65)), is_thin(np.repeat(np.arange(2), 7))
    (True, False, False)
    """
    counts = np.unique(days, return_counts=True)[1]
    return len(counts) >= KNOWN and int(counts.max()) < BUSY


def has_voices(sources: npt.NDArray[np.str_]) -> bool:
    """Return whether several sources write in a window whose articles are of ``sources``, one each.

    >>> has_voices(np.array(["a", "a", "b"])), has_voices(np.array(["a", "a", "a", "b"]))
    (True, False)
    """
    counts = np.unique(sources, return_counts=True)[1]
    return bool(counts.max() < LEADING * len(sources))


def head_shares(articles: Vectors, among: Among, values: Floats) -> Floats:
    """Return which share of what its article's head says each term is: 0 to 1, of other terms 0.

    A term says more the fewer articles hold it.

    Args:
        articles: the articles asked for.
        among: the articles that count, these too, by the same terms.
        values: the weights of the terms of ``articles``.
    """
    owners = articles.owners
    rare = np.log((among.texts + OTHERS) / among.holders)
    said = np.where(articles.marks & IN_LEAD, values**2 * rare, 0.0)
    whole = np.bincount(owners, said, minlength=len(articles))
    whole[whole == 0] = 1.0
    found: Floats = said / whole[owners]
    return found


def taken_up(articles: Vectors, shares: Floats, theirs: Ints, own: Ints) -> Floats:
    """Return how much of the head of each article stands in another one, of the two directions the lesser: 0 to 1.

    Args:
        articles: those of the window that may come together.
        shares: ``head_shares`` of their terms.
        theirs: where the terms of the articles stand that are among those of the other one, see ``meetings``.
        own: where the same terms of that one stand.
    """
    owners = articles.owners[theirs]
    directions = (np.bincount(owners, shares[at], minlength=len(articles)) for at in (theirs, own))
    found: Floats = np.minimum(*directions)
    return found


def damped(products: Floats, said: Floats, same: Flags, measure: Measure) -> Floats:
    """Return whole numbers: ``products`` with one article, in part where too little is ``taken_up``.

    And where the source is the ``same``.
    """
    parts = np.minimum(said / measure.taken_up, 1.0) * np.where(same, measure.one_source, 1.0)
    found: Floats = np.rint(products * parts)
    return found
