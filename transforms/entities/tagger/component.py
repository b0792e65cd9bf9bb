"""The sequence tagger as a spaCy component: ``newsmill_tagger`` sets ``doc.ents``.

Sentences are taken from the component before it; without any, the document is one sentence. White-space tokens are not
looked at, and a line break ends a sentence whatever was there before. The folder of the component holds all it needs:
``lexicon.xz``, ``gazetteer.xz``, ``weights.xz``.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, Self

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import SimpleFrozenList

from newsmill.transforms.entities.tagger.bio import spans_of
from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.sequence_tagger import SequenceTagger
from newsmill.transforms.entities.tagger.weights import Weights

FACTORY = "newsmill_tagger"
_PARTS: dict[str, Callable[[SequenceTagger], bytes]] = {
    "lexicon.xz": lambda tagger: tagger.lexicon.to_bytes(),
    "gazetteer.xz": lambda tagger: tagger.gazetteer.to_bytes(),
    "weights.xz": lambda tagger: tagger.weights.to_bytes(),
}


def empty_tagger() -> SequenceTagger:
    """Give a tagger that knows nothing and finds nothing: what a pipeline has before it is read from its folder."""
    return SequenceTagger(Lexicon({}), Gazetteer({}), Weights.from_floats(("O",), {}, {}))


class NewsmillTagger:
    """Sets ``doc.ents`` by a linear sequence tagger; keeps no state between documents."""

    def __init__(self, name: str, tagger: SequenceTagger) -> None:
        self.name = name
        self.tagger = tagger

    def __call__(self, doc: Doc) -> Doc:
        """Replace the entities of ``doc``."""
        return self._tag([doc])[0]

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Tag documents in batches; the result is that of one by one."""
        remaining = iter(docs)
        while batch := list(islice(remaining, batch_size)):
            yield from self._tag(batch)

    def _tag(self, docs: Sequence[Doc]) -> Sequence[Doc]:
        parted = [list(_sentences(doc)) for doc in docs]
        tags = iter(self.tagger.tag([[text for _, text in sentence] for part in parted for sentence in part]))
        for doc, sentences in zip(docs, parted, strict=True):
            doc.ents = [span for sentence in sentences for span in _spans(doc, sentence, next(tags))]
        return docs

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels the model gives."""
        return tuple(sorted({tag[2:] for tag in self.tagger.weights.tags if tag != "O"}))

    def to_bytes(self, *, exclude: Iterable[str] = SimpleFrozenList()) -> bytes:
        """Serialize into one block."""
        blocks = [write(self.tagger) for _, write in sorted(_PARTS.items())]
        sizes = b"".join(len(block).to_bytes(8, "little") for block in blocks)
        return sizes + b"".join(blocks)

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = SimpleFrozenList()) -> Self:
        """Read what ``to_bytes`` wrote."""
        sizes = [int.from_bytes(data[at : at + 8], "little") for at in range(0, 8 * len(_PARTS), 8)]
        parts: dict[str, bytes] = {}
        start = 8 * len(_PARTS)
        for name, size in zip(sorted(_PARTS), sizes, strict=True):
            parts[name] = data[start : start + size]
            start += size
        return self._read(parts)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> None:
        """Write the component's folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name, write in _PARTS.items():
            (folder / name).write_bytes(write(self.tagger))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = SimpleFrozenList()) -> Self:
        """Read the component's folder."""
        return self._read({name: (Path(path) / name).read_bytes() for name in _PARTS})

    def _read(self, parts: dict[str, bytes]) -> Self:
        self.tagger = SequenceTagger(
            Lexicon.from_bytes(parts["lexicon.xz"]),
            Gazetteer.from_bytes(parts["gazetteer.xz"]),
            Weights.from_bytes(parts["weights.xz"]),
        )
        return self


@Language.factory(FACTORY, assigns=["doc.ents", "token.ent_type", "token.ent_iob"])
def make_newsmill_tagger(nlp: Language, name: str) -> Any:
    """Make the component, still empty; ``spacy.load`` fills it from its folder."""
    return NewsmillTagger(name, empty_tagger())


def _sentences(doc: Doc) -> Iterator[list[tuple[int, str]]]:
    """Give the sentences as lists of (token position, text), without white space and never across a line break."""
    sentence: list[tuple[int, str]] = []
    for position, token in enumerate(doc):
        text = token.text
        is_space = text.isspace()
        if sentence and (token.is_sent_start or (is_space and "\n" in text)):
            yield sentence
            sentence = []
        if not is_space:
            sentence.append((position, text))
    if sentence:
        yield sentence


def _spans(doc: Doc, sentence: list[tuple[int, str]], tags: list[str]) -> Iterator[Span]:
    for start, end, label in spans_of(tags):
        yield Span(doc, sentence[start][0], sentence[end - 1][0] + 1, label=label)
