"""Reading sentences annotated inline: ``[PER Angela Merkel] sprach in [LOC Berlin].``.

One sentence a line; blank lines and lines that begin with ``#`` are left out. Square brackets serve annotation only.
Words are cut by the tokenizer of the pipeline that is trained, so that training sees what running text will show it.
"""

import re
from pathlib import Path

from spacy.language import Language

from newsmill.transforms.entities.tagger.bio import tags_of
from newsmill.transforms.entities.training.sentences import Corpus, TrainingDataError, TrainingSentence, checked_label

_TAGGED = re.compile(r"\[(\w+) ([^\[\]]+)\]")
_BRACKET = re.compile(r"[\[\]]")

Annotated = tuple[str, list[tuple[int, int, str]]]
"""Plain text, and the spans in it as (start, end, label) in code points."""


def parse_inline(line: str, path: Path, number: int) -> Annotated:
    """Part the text of a line from its annotation.

    Raises:
        TrainingDataError: a bracket is open or nested, a label is unknown, or a name is empty or padded with blanks.
    """
    pieces: list[str] = []
    spans: list[tuple[int, int, str]] = []
    length = position = 0
    for match in _TAGGED.finditer(line):
        before, name = line[position : match.start()], match.group(2)
        if name != name.strip():
            raise TrainingDataError(path, number, f"white space inside the brackets of {match.group()!r}")
        start = length + len(before)
        spans.append((start, start + len(name), checked_label(match.group(1), path, number)))
        pieces += (before, name)
        length, position = start + len(name), match.end()
    pieces.append(line[position:])
    text = "".join(pieces)
    if _BRACKET.search(text):
        raise TrainingDataError(path, number, "broken tag: brackets must read [LABEL name] and must not nest")
    return text, spans


def read_inline(path: Path, nlp: Language) -> Corpus:
    """Read a file of inline sentences, or every ``.txt`` file of a folder in the order of names.

    Raises:
        TrainingDataError: broken annotation; the message has file and line.
    """
    sentences: list[TrainingSentence] = []
    skipped = 0
    for file in sorted(path.glob("*.txt")) if path.is_dir() else [path]:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            sentence = _aligned(parse_inline(line.strip(), file, number), nlp)
            if sentence:
                sentences.append(sentence)
            else:
                skipped += 1
    return Corpus("/".join(path.parts[-2:]) if path.is_dir() else path.stem, tuple(sentences), skipped)


def _aligned(annotated: Annotated, nlp: Language) -> TrainingSentence | None:
    text, spans = annotated
    doc = nlp.make_doc(text)
    found = [doc.char_span(start, end, label=label) for start, end, label in spans]
    if any(span is None for span in found):
        return None
    tags = tags_of(len(doc), [(span.start, span.end, span.label_) for span in found if span is not None])
    return TrainingSentence(tuple(token.text for token in doc), tuple(tags))
