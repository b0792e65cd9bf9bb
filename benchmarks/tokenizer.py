"""What telling words apart costs: newsmill's reading of spaCy's rules against spaCy's tokenizer, on the same texts.

    python -m benchmarks.tokenizer --language de --texts news.jsonl.gz --field text --articles 3000

Both sides take turns in one process and begin each round knowing no word. spaCy's tokenizer makes its documents of 64
texts in one memory zone, as whatever runs for days has to, and nobody reads their words; ours goes through batches as
large as those of ``newsmill run``, is given the sentences and makes strings. Python's collector looks as seldom as in a
run. Times are CPU seconds of the process. Words that differ end the benchmark. The last line is one JSON object.
"""

import json
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import spacy
from spacy.language import Language

from benchmarks.ner_speed import options_of, texts_of
from newsmill.pipeline.collector import collect_seldom
from newsmill.transforms.deduplicate.work import UNIT_ROWS
from newsmill.transforms.entities.tagger.words import Text, Words
from newsmill.transforms.entities.text.sentences import sentence_bounds

ZONE_TEXTS = 64
Split = Callable[[Sequence[Text]], object]


def of_spacy(nlp: Language) -> Split:
    """Return spaCy's tokenizer, in a memory zone for each call."""

    def split(texts: Sequence[Text]) -> None:
        with nlp.memory_zone():
            for text in texts:
                nlp.tokenizer(text.text)

    return split


def of_newsmill(nlp: Language) -> Split:
    """Return what the embedded pipelines read words with, by the rules of the same tokenizer."""
    return Words(nlp.tokenizer).of


SIDES = {"spacy": (of_spacy, ZONE_TEXTS), "newsmill": (of_newsmill, UNIT_ROWS)}


def batches(texts: list[Text], size: int) -> Iterator[list[Text]]:
    """Give ``texts`` in lists of at most ``size``."""
    return (texts[start : start + size] for start in range(0, len(texts), size))


def seconds(split: Split, texts: list[Text], size: int) -> float:
    """Split all texts once and give the CPU seconds."""
    start = time.process_time()
    for batch in batches(texts, size):
        split(batch)
    return time.process_time() - start


def main() -> None:
    """Run what the command line asks for."""
    options = options_of(__doc__)
    collect_seldom()
    texts = [Text(text, sentence_bounds(text, options.language)) for text in texts_of(options)]
    words = _same_words(options.language, texts)
    times = _times(options.language, texts, options.rounds, words)
    pairs = zip(times["newsmill"], times["spacy"], strict=True)
    figures = {
        "texts": len(texts),
        "words": words,
        "words_per_cpu_second": {name: round(words / statistics.median(taken)) for name, taken in times.items()},
        "ratio_median": round(statistics.median(ours / theirs for ours, theirs in pairs), 3),
    }
    print(json.dumps(figures))


def _same_words(language: str, texts: list[Text]) -> int:
    """Return how many words both sides tell; end the benchmark where they differ."""
    nlp = spacy.blank(language)
    ours = Words(nlp.tokenizer)
    count = 0
    for batch in batches(texts, ZONE_TEXTS):
        for text, sentences in zip(batch, ours.of(batch), strict=True):
            words = list(chain.from_iterable(sentences))
            with nlp.memory_zone():
                if words != [token.text for token in nlp.tokenizer(text.text) if not token.is_space]:
                    raise SystemExit(f"words differ in: {text.text}")
            count += len(words)
    return count


def _times(language: str, texts: list[Text], rounds: int, words: int) -> dict[str, list[float]]:
    """Return the CPU seconds of each side in each round, the sides by turns."""
    times: dict[str, list[float]] = {name: [] for name in SIDES}
    for number in range(rounds):
        for name, (make, size) in SIDES.items():
            times[name].append(seconds(make(spacy.blank(language)), texts, size))
            print(f"round {number + 1}  {name:8} {words / times[name][-1]:12,.0f} words/s", flush=True)
    return times


if __name__ == "__main__":
    main()
