"""What a pipeline's tagger finds in texts; a text on which it raises never costs the others."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language

from newsmill.transforms.entities.components import doc_spans
from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.pieces import Piece, pieces, readable


@dataclass(frozen=True, slots=True)
class ModelFailure:
    """The model raised on a text."""

    error: Exception
    """What it raised."""


def tag_texts(nlp: Language, texts: Sequence[str], batch_size: int) -> list[list[Found] | ModelFailure]:
    """Return for each of ``texts`` what ``nlp`` finds, offsets in code points of the text, or why it failed.

    Texts go through the model in batches; when it raises, each is tried alone. Long texts go in pieces, endless words
    as blanks. What spaCy remembers of their words is forgotten afterwards (it kept 100 strings an article), so memory
    stays bounded.
    """
    cut = [(number, piece) for number, text in enumerate(texts) for piece in pieces(readable(text))]
    results: list[list[Found] | ModelFailure] = [[] for _ in texts]
    with nlp.memory_zone():
        tagged = _tag_pieces(nlp, [piece for _, piece in cut], batch_size)
    for (number, _), found in zip(cut, tagged, strict=True):
        results[number] = _joined(results[number], found)
    return results


def _tag_pieces(nlp: Language, batch: list[Piece], batch_size: int) -> list[list[Found] | ModelFailure]:
    try:
        return _tag_together(nlp, batch, batch_size)
    except MemoryError:  # the machine's trouble, and no text's
        raise
    except Exception:  # third-party model code: whatever it raises concerns one text, which is found here
        return [_tag_alone(nlp, piece) for piece in batch]


def _tag_together(nlp: Language, batch: list[Piece], batch_size: int) -> list[list[Found] | ModelFailure]:
    docs = nlp.pipe([piece.text for piece in batch], batch_size=batch_size)
    return [doc_spans(doc, piece.offset) for doc, piece in zip(docs, batch, strict=True)]


def _tag_alone(nlp: Language, piece: Piece) -> list[Found] | ModelFailure:
    try:
        return doc_spans(nlp(piece.text), piece.offset)
    except MemoryError:
        raise
    except Exception as error:  # third-party model code: named in the reject
        return ModelFailure(error)


def _joined(first: list[Found] | ModelFailure, second: list[Found] | ModelFailure) -> list[Found] | ModelFailure:
    if isinstance(first, ModelFailure):
        return first
    return second if isinstance(second, ModelFailure) else first + second
