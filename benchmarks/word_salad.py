"""Synthetic articles from a seed: word salad of varied length with names in it, for figures that need no sense."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from pathlib import Path

_SYLLABLES = [a + b + c for a in "bdfgklmnprstvw" for b in ("a", "e", "i", "o", "u", "ei", "au") for c in "lmnrst"]
_COUNTRIES = ("Deutschland", "Frankreich", "Italien", "Polen", "Spanien", "Norwegen", "Japan", "Kanada", "Brasilien")
_FIRST = ("Anna", "Peter", "Maria", "Klaus", "Julia", "Thomas", "Sabine", "Martin")
_LINKS = ("und", "mit", "nach", "wegen", "trotz", "bei", "vor", "gegen")


class Salad:
    """A source of articles that depends on its seed alone."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        words = random.Random(20260131)
        self._words = ["".join(words.choices(_SYLLABLES, k=words.choice((1, 2, 2, 3)))) for _ in range(20_000)]
        self._surnames = [words.choice(self._words).capitalize() for _ in range(2_000)]

    def sentence(self) -> str:
        """Return one sentence of 6 to 20 words."""
        pick = self._random
        words = pick.choices(self._words, k=pick.randint(5, 18))
        words[len(words) // 2] = pick.choice(_LINKS)
        if pick.random() < 0.4:
            words.insert(pick.randint(0, len(words)), f"{pick.choice(_FIRST)} {pick.choice(self._surnames)}")
        if pick.random() < 0.3:
            words.insert(pick.randint(0, len(words)), f"in {pick.choice(_COUNTRIES)}")
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."

    def article(self, number: int, published: dt.datetime, host: str = "zeitung.example") -> dict[str, str]:
        """Return article ``number`` as a record: 60 to 900 words, most of them short."""
        pick = self._random
        paragraphs = min(40, 2 + int(pick.expovariate(1 / 6)))
        body = "\n\n".join(" ".join(self.sentence() for _ in range(pick.randint(2, 4))) for _ in range(paragraphs))
        return {
            "url": f"https://{host}/artikel/{number}.html",
            "title": self.sentence().rstrip("."),
            "text": body,
            "published": published.isoformat(),
        }

    def articles(self, count: int, first: dt.datetime, last: dt.datetime, start: int = 0) -> Iterator[dict[str, str]]:
        """Yield ``count`` articles numbered from ``start``, published evenly between ``first`` and ``last``."""
        for ix in range(count):
            yield self.article(start + ix, first + (last - first) * ix / max(1, count - 1))


def write_lines(path: Path, articles: Iterator[dict[str, str]]) -> Path:
    """Write articles as JSON Lines, in one rename."""
    temporary = path.with_suffix(".tmp")
    with temporary.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(article, ensure_ascii=False) + "\n" for article in articles)
    temporary.replace(path)
    return path
