"""Labelled edits of news texts: what happens to a wire story on its way through the newsrooms.

Each edit takes the tokens of a text (or its sentences) and a random generator, and gives the edited text. Which pairs
are duplicates is not decided here but by the exact all-pairs truth (``benchmarks.all_pairs``).
"""

import random
import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
CHANGED_SHARES = (0.01, 0.03, 0.05, 0.08, 0.10, 0.12, 0.15, 0.20, 0.30)
BOILERPLATE = (
    "Abonnieren Sie unseren kostenlosen Rundbrief und erhalten Sie jeden Morgen die wichtigsten Meldungen des Tages "
    "in Ihr Postfach. Sie können ihn jederzeit wieder abbestellen. Mit der Anmeldung stimmen Sie unseren "
    "Nutzungsbedingungen und der Erklärung zum Datenschutz zu. Unterstützen Sie guten Journalismus aus der Region."
)


class Text(NamedTuple):
    """One text of the labelled set."""

    key: str
    """Unique in the set."""
    family: str
    """The story or template it comes from."""
    kind: str
    """``original``, the name of the edit, or ``template:NAME``."""
    title: str
    body: str


def change_tokens(text: str, share: float, words: Sequence[str], rng: random.Random) -> str:
    """Replace (two thirds), drop (one sixth) or follow by a stranger (one sixth) ``share`` of the tokens at random."""
    tokens = text.split(" ")
    for place in rng.sample(range(len(tokens)), round(share * len(tokens))):
        stranger = rng.choice(words)
        tokens[place] = rng.choice((stranger, stranger, stranger, stranger, "", f"{tokens[place]} {stranger}"))
    return " ".join(token for token in tokens if token)


def truncate(text: str, share: float) -> str:
    """Keep the first ``share`` of the tokens."""
    tokens = text.split(" ")
    return " ".join(tokens[: max(1, round(share * len(tokens)))])


def drop_sentence(text: str, rng: random.Random) -> str:
    """Take one sentence out."""
    found = sentences(text)
    found.pop(rng.randrange(len(found)))
    return " ".join(found) or text


def sentences(text: str) -> list[str]:
    """Split into sentences, roughly."""
    return [part for part in _SENTENCE_END.split(text) if part]


def edits(key: str, title: str, body: str, other: str, words: Sequence[str], rng: random.Random) -> Iterable[Text]:
    """Give every edit of one text; ``other`` is a text it is merged with, ``words`` the strangers."""

    def made(kind: str, text: str) -> Text:
        return Text(f"{key}/{kind}", key, kind, title, text)

    for share in CHANGED_SHARES:
        yield made(f"changed {share:.0%}", change_tokens(body, share, words, rng))
    yield made("truncated to 70%", truncate(body, 0.7))
    yield made("truncated to 40%", truncate(body, 0.4))
    yield made("sentence dropped", drop_sentence(body, rng))
    yield made("boilerplate added", f"{body}\n{BOILERPLATE}")
    yield made("two-sentence teaser", " ".join(sentences(body)[:2]))
    yield made("headline only", title)
    yield made("merged from two", f"{body}\n{other}")
    yield made("changed 5%, dropped", drop_sentence(change_tokens(body, 0.05, words, rng), rng))


def labelled_set(
    articles: Sequence[tuple[str, str]], edited: int, seed: int, after: Callable[[int], int] | None = None
) -> list[Text]:
    """Return the originals (title, body) and every edit of the first ``edited`` of them, at random.

    ``after`` gives the position of the text that one is merged with; the next one by default.
    """
    rng = random.Random(seed)
    words = [word for _, body in articles[:200] for word in body.split()]
    texts = [Text(f"n{ix:05}", f"n{ix:05}", "original", title, body) for ix, (title, body) in enumerate(articles)]
    for ix in rng.sample(range(len(articles)), min(edited, len(articles))):
        other = articles[(after(ix) if after else ix + 1) % len(articles)][1]
        texts += edits(texts[ix].key, texts[ix].title, texts[ix].body, other, words, rng)
    return texts
