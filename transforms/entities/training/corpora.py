"""Reading a training file by what its name says: ``.spacy``, inline ``.txt`` (or a folder of them), else IOB2."""

from pathlib import Path

from spacy.language import Language

from newsmill.transforms.entities.training.docbin import read_docbin
from newsmill.transforms.entities.training.inline import read_inline
from newsmill.transforms.entities.training.iob import read_iob
from newsmill.transforms.entities.training.sentences import Corpus, TrainingDataError


def read_corpus(path: Path, nlp: Language) -> Corpus:
    """Read one training file or folder.

    Raises:
        TrainingDataError: it is not there, empty or broken.
    """
    if not path.exists():
        raise TrainingDataError(path, 0, "no such file or folder")
    if path.is_dir() or path.suffix == ".txt":
        corpus = read_inline(path, nlp)
    else:
        read = read_docbin if path.suffix == ".spacy" else read_iob
        corpus = Corpus(path.name.partition(".")[0], tuple(read(path)), 0)
    if not corpus.sentences:
        raise TrainingDataError(path, 0, "no sentences in it")
    return corpus
