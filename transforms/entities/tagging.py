"""What a pipeline's tagger finds in texts; a text on which it raises never costs the others."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from spacy.language import Language

from newsmill.transforms.entities.components import doc_spans
from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.text.pieces import Piece, pieces, readable


@dataclass(frozen=True, slots=True)
class ModelFailure:
    """The model raised on a text."""

    error: Exception
    """What it raised."""


Read = Callable[[Sequence[str]], list[list[Found]]]
"""What a model finds in each of several texts."""


def tag_texts(read: Read, texts: Sequence[str]) -> list[list[Found] | ModelFailure]:
    """Return for each of ``texts`` what ``read`` finds, offsets in code points of the text, or why it failed.

    The texts are read together; when that raises, each is tried alone. Long texts go in pieces, endless words as
    blanks.
    """
    cut = [(number, piece) for number, text in enumerate(texts) for piece in pieces(readable(text))]
    results: list[list[Found] | ModelFailure] = [[] for _ in texts]
    tagged = _tag_pieces(read, [piece for _, piece in cut])
    for (number, piece), found in zip(cut, tagged, strict=True):
        results[number] = _joined(results[number], found, piece.offset)
    return results


def read_docs(nlp: Language, batch_size: int) -> Read:
    """Return the reader that makes spaCy documents with ``nlp``, ``batch_size`` together.

    What spaCy remembers of their words is forgotten afterwards (it kept 100 strings an article), so memory stays
    bounded.
    """

    def read(texts: Sequence[str]) -> list[list[Found]]:
        with nlp.memory_zone():
            return [doc_spans(doc) for doc in nlp.pipe(texts, batch_size=batch_size)]

    return read


def _tag_pieces(read: Read, batch: list[Piece]) -> Sequence[list[Found] | ModelFailure]:
    try:
        return read([piece.text for piece in batch])
    except MemoryError:  # the machine's trouble, and no text's
        raise
    except Exception:  # third-party model code: whatever it raises concerns one text, which is found here
        return [_tag_alone(read, piece) for piece in batch]


def _tag_alone(read: Read, piece: Piece) -> list[Found] | ModelFailure:
    try:
        return read([piece.text])[0]
    except MemoryError:
        raise
    except Exception as error:  # third-party model code: named in the reject
        return ModelFailure(error)


def _joined(
    first: list[Found] | ModelFailure, second: list[Found] | ModelFailure, offset: int
) -> list[Found] | ModelFailure:
    if isinstance(first, ModelFailure):
        return first
    return second if isinstance(second, ModelFailure) else first + moved(second, offset)


def moved(spans: list[Found], offset: int) -> list[Found]:
    """Return ``spans`` moved by ``offset`` code points."""
    return [span._replace(start=span.start + offset, end=span.end + offset) for span in spans] if offset else spans
