"""Corrections and updates as newsrooms make them, against the template rule: what must stay a duplicate.

``python -m benchmarks.corrections ARTICLES.jsonl.gz`` prints for each kind the share of originals that stay linked with
their corrected text, in another house on the same day and in the same house two days later. ``--words 70`` cuts the
articles to briefs first. A correction of one fact must stay a duplicate; two and more in a brief of the same house look
like two issues of a template, and are given here for what they are.
"""

import argparse
import collections
import random
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.duplicate_articles import article, batches
from benchmarks.duplicates import read_articles
from benchmarks.labelled_edits import Text, sentences
from benchmarks.template_words import DAYS, MONTHS
from newsmill.transforms.deduplicate.compare import compare
from newsmill.transforms.deduplicate.signature import signatures
from newsmill.transforms.deduplicate.signature_columns import Signatures
from newsmill.transforms.deduplicate.signature_files import SignatureFile

_FIGURE = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_NAME = re.compile(r"(?<=[a-zäöüß,] )[A-ZÄÖÜ][a-zäöüß]{2,} ([A-ZÄÖÜ][a-zäöüß]{3,})\b")
_WORD = re.compile(r"(?<= )[a-zäöüß]{6,}(?= )")
_DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
_DATE = re.compile(rf"\b\d{{1,2}}\. (?:{'|'.join(MONTHS)})\b")
DAY = 24 * 60
LEAST_WORDS = 40

Edit = Callable[[str, random.Random], str | None]


def figure(text: str, rng: random.Random) -> str | None:
    """Correct a figure wherever it stands."""
    return _replaced(text, _FIGURE, rng, lambda old: re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 10), old))


def name(text: str, rng: random.Random) -> str | None:
    """Correct the spelling of a last name wherever it stands."""
    return _replaced(text, _NAME, rng, lambda old: f"{old[:2]}h{old[2:]}")


def weekday(text: str, rng: random.Random) -> str | None:
    """Name another weekday for one, wherever it stands."""
    return _replaced(text, _DAY, rng, lambda old: rng.choice([day for day in DAYS if day != old]))


def date(text: str, rng: random.Random) -> str | None:
    """Correct a date of day and month."""
    return _replaced(text, _DATE, rng, lambda _: f"{rng.randint(1, 28)}. {rng.choice(MONTHS)}")


def word(text: str, rng: random.Random) -> str | None:
    """Say one word otherwise."""
    return _replaced(text, _WORD, rng, lambda old: f"un{old}", count=1)


def house_style(text: str, rng: random.Random) -> str | None:
    """Write signs for units and name the day otherwise."""
    made = text.replace(" Prozent", " %").replace(" Euro", " €")
    return re.sub(r"\bam (?=[A-Z]\w+(?:tag|woch)\b)", "am gestrigen ", made, count=1)


def _replaced(
    text: str, pattern: re.Pattern[str], rng: random.Random, new: Callable[[str], str], count: int = 0
) -> str | None:
    found = sorted({match[match.lastindex or 0] for match in pattern.finditer(text)})
    if not found:
        return None
    old = rng.choice(found)
    made = new(old)
    return re.sub(rf"(?<![\w.,]){re.escape(old)}(?!\w)", lambda _: made, text, count=count)


def each(*edits: Edit) -> Edit:
    """Return the edit that makes all of ``edits``, or none."""

    def made(text: str, rng: random.Random) -> str | None:
        for edit in edits:
            changed = edit(text, rng)
            if changed is None or changed == text:
                return None
            text = changed
        return text

    return made


def corrections(body: str, other: str, rng: random.Random) -> Iterable[tuple[str, str]]:
    """Give (kind, text) of every correction that fits; paragraphs are taken from ``other``."""
    parts, new = sentences(body), sentences(other)
    middle = len(parts) // 2
    kinds: dict[str, Edit] = {
        "figure": figure, "name": name, "weekday": weekday, "date": date, "three words": each(word, word, word),
        "house style": house_style, "paragraph added": lambda text, _: f"{text} {' '.join(new[1:3])}",
        "figure, paragraph added": each(figure, lambda text, _: f"{text} {' '.join(new[1:3])}"),
        "two figures, par. added": each(figure, figure, lambda text, _: f"{text} {' '.join(new[1:3])}"),
        "figure, lead added": each(figure, lambda text, _: f"{new[0]} {text}"),
        "lead replaced": lambda _, __: " ".join([new[0], *parts[1:]]),
        "sentence replaced": lambda _, __: " ".join([*parts[:middle], new[-1], *parts[middle + 1 :]]),
        "figure, sentence dropped": each(figure, lambda text, _: " ".join(sentences(text)[:-1])),
        "figure and word": each(figure, word), "figure and name": each(figure, name),
        "two names": each(name, name), "two figures": each(figure, figure),
        "three figures": each(figure, figure, figure),
    }  # fmt: skip
    for kind, edit in kinds.items():
        made = edit(body, rng)
        if made is not None and made != body:
            yield kind, made


class Setting(NamedTuple):
    """Where and when the corrected text appears."""

    source: str
    minutes: int


SETTINGS = {"other house": Setting("b.example", 60), "same house, two days": Setting("a.example", 2 * DAY)}


def texts(articles: Sequence[tuple[str, str]], words: int | None, count: int, seed: int) -> list[Text]:
    """Return originals, each followed by its corrections."""
    rng = random.Random(seed)
    bodies = [" ".join(body.split()) for _, body in articles]
    if words:
        bodies = [brief(body, words) for body in bodies]
    fit = [ix for ix, body in enumerate(bodies) if len(body.split()) >= LEAST_WORDS and len(sentences(body)) > 3]
    found = []
    for ix in rng.sample(fit, min(count, len(fit))):
        title, body, key = articles[ix][0], bodies[ix], f"n{ix:05}"
        found.append(Text(key, key, "original", title, body))
        other = bodies[rng.choice(fit)]
        found += [Text(f"{key}/{kind}", key, kind, title, made) for kind, made in corrections(body, other, rng)]
    return found


def brief(body: str, words: int) -> str:
    """Return the first sentences of a text, ``words`` words and a little more."""
    kept: list[str] = []
    for sentence in sentences(body):
        if sum(len(part.split()) for part in kept) >= words:
            break
        kept.append(sentence)
    return " ".join(kept)


def linked(found: Sequence[Text], setting: Setting) -> dict[str, tuple[int, int]]:
    """Return for each kind how many pairs of original and correction reach a threshold, and how many stay linked."""
    rows = [
        article(text.key, text.title, text.body, *(("a.example", 0) if text.kind == "original" else setting))
        for text in found
    ]
    by_id = {row.article_id: text for row, text in zip(rows, found, strict=True)}
    made = compare(Signatures((signatures(batch), SignatureFile("memory", new=True)) for batch in batches(rows)))
    counts: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for table, kept in ((made.edges, 1), (made.templates, 0)):
        for ends in zip(table["article_a"].to_pylist(), table["article_b"].to_pylist(), strict=True):
            one, two = sorted((by_id[end] for end in ends), key=lambda text: text.kind != "original")
            if one.family == two.family and one.kind == "original":
                counts[two.kind][0] += 1
                counts[two.kind][1] += kept
    return {kind: (alike, kept) for kind, (alike, kept) in counts.items()}


def main() -> None:
    """Build the corrections, compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--limit", type=int, default=3000, help="articles to read")
    parser.add_argument("--count", type=int, default=300, help="articles to correct")
    parser.add_argument("--words", type=int, help="cut the articles to about this many words")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    found = texts(read_articles(options.articles, options.limit), options.words, options.count, options.seed)
    results = {setting: linked(found, SETTINGS[setting]) for setting in SETTINGS}
    print(f"{'':28}{'pairs':>7}" + "".join(f"{setting:>24}" for setting in SETTINGS))
    for kind in dict.fromkeys(text.kind for text in found if text.kind != "original"):
        shares = [results[setting].get(kind, (0, 0)) for setting in SETTINGS]
        print(f"{kind:28}{shares[0][0]:7}" + "".join(f"{kept / max(1, alike):24.4f}" for alike, kept in shares))


if __name__ == "__main__":
    main()
