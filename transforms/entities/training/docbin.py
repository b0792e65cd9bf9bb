"""Reading spaCy's own training files (``.spacy``, a serialized ``DocBin``)."""

from collections.abc import Iterator
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from newsmill.transforms.entities.training.sentences import TrainingDataError, TrainingSentence, checked_label


def read_docbin(path: Path) -> list[TrainingSentence]:
    """Read every sentence of a ``.spacy`` file; a document without sentence bounds is one sentence.

    Raises:
        TrainingDataError: the file is no DocBin, or a label is unknown.
    """
    try:
        docs = list(DocBin().from_bytes(path.read_bytes()).get_docs(Vocab()))
    except (ValueError, KeyError, OSError) as error:  # msgpack, missing fields, zlib
        raise TrainingDataError(path, 0, f"not a .spacy file ({error})") from error
    return [sentence for doc in docs for sentence in _sentences(doc, path)]


def _sentences(doc: Doc, path: Path) -> Iterator[TrainingSentence]:
    for span in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
        tokens = [token for token in span if not token.text.isspace()]  # a bare vocab knows no flags
        tags = [
            f"{token.ent_iob_}-{checked_label(token.ent_type_, path, 0)}" if token.ent_type_ else "O"
            for token in tokens
        ]
        if tokens:
            yield TrainingSentence(tuple(token.text for token in tokens), tuple(tags))
