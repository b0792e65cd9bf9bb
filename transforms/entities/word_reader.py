"""What newsmill's own tagger finds in texts, read from words and sentences without spaCy's ``Doc``.

It is the same that the pipeline ``newsmill_sentences``, ``newsmill_tagger`` sets as ``doc.ents``, at a third of the
cost: making and walking through the objects of a ``Doc`` took more time than telling its entities.
"""

from collections.abc import Iterator, Sequence

from spacy.language import Language

from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.labels import mapped_label
from newsmill.transforms.entities.tagger.bio import Span
from newsmill.transforms.entities.tagger.component import FACTORY, NewsmillTagger
from newsmill.transforms.entities.tagger.words import Text, Words, takes_stretches_apart
from newsmill.transforms.entities.text.sentences import Bounds, sentence_bounds

_READ = ["newsmill_sentences", FACTORY]
"""Pipes of a pipeline that can be read without a ``Doc``."""


class WordReader:
    """Reads texts with the tagger and the tokenizer of a pipeline; safe to use from one thread at a time."""

    def __init__(self, component: NewsmillTagger, words: Words, language: str | None) -> None:
        self._component = component
        self._words = words
        self._language = language

    def read(self, texts: Sequence[str]) -> list[list[Found]]:
        """Return for each of ``texts`` what is found, in order, offsets in code points."""
        held = [Text(text, sentence_bounds(text, self._language)) for text in texts]
        words = self._words.of(held)
        spans = iter(self._component.tagger.spans([sentence for part in words for sentence in part]))
        return [list(_found(text, part, spans)) for text, part in zip(held, words, strict=True)]


def word_reader(nlp: Language) -> WordReader | None:
    """Return the reader of ``nlp``; null where the pipeline does more, or other things, than a reader."""
    if nlp.pipe_names != _READ or not takes_stretches_apart(nlp.tokenizer):
        return None
    component = nlp.get_pipe(FACTORY)
    return WordReader(component, Words(nlp.tokenizer), nlp.lang) if isinstance(component, NewsmillTagger) else None


def _found(text: Text, sentences: list[list[str]], spans: Iterator[list[Span]]) -> Iterator[Found]:
    for (start, _), words, found in zip(text.bounds, sentences, spans, strict=False):
        if found:
            places = _places(text.text, start, words[: found[-1][1]])
            for first, end, label in found:
                mapped = mapped_label(label)
                if mapped is not None:
                    yield Found(places[first][0], places[end - 1][1], mapped, label)


def _places(text: str, start: int, words: list[str]) -> list[Bounds]:
    """Return where ``words`` stand, which follow each other from ``start`` with nothing but white space between."""
    places: list[Bounds] = []
    for word in words:
        start = text.index(word, start)
        places.append((start, start + len(word)))
        start += len(word)
    return places
