"""Reading IOB2/CoNLL files: a token a line, its tag in the last column, a blank line after each sentence.

Columns are parted by tabs, or by blanks where the line has no tab. ``-DOCSTART-`` lines and lines ``# key = value``
before a sentence are left out. A name ending in ``.gz`` is read through gzip.
"""

import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path

from newsmill.transforms.entities.tagger.bio import may_follow
from newsmill.transforms.entities.training.sentences import TrainingDataError, TrainingSentence, checked_label


def read_iob(path: Path, *, strict: bool = True) -> list[TrainingSentence]:
    """Read every sentence of an IOB2 file.

    Without ``strict`` an ``I-`` that continues nothing begins an entity, as for CoNLL's scorer: to measure only.

    Raises:
        TrainingDataError: a line has no tag, a tag is none, or an ``I-`` continues nothing; the message has the line.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8", newline="") as lines:
        try:
            return [_sentence(rows, path, strict) for rows in _blocks(lines)]
        except UnicodeDecodeError as error:
            raise TrainingDataError(path, 0, f"not UTF-8 text ({error.reason})") from error


def _blocks(lines: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
    """Give runs of (line number, line) between blank lines."""
    block: list[tuple[int, str]] = []
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\r\n")
        if line.strip():
            if not line.startswith("-DOCSTART-") and not (not block and line.startswith("# ") and "\t" not in line):
                block.append((number, line))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sentence(rows: list[tuple[int, str]], path: Path, strict: bool) -> TrainingSentence:
    words: list[str] = []
    tags: list[str] = []
    for number, line in rows:
        columns = line.split("\t") if "\t" in line else line.split()
        if len(columns) < 2 or not columns[0].strip():
            raise TrainingDataError(path, number, "no tag: a line is a token, a tab and an IOB2 tag")
        tag = columns[-1].strip()
        _check(tag, tags[-1] if strict and tags else "O" if strict else tag, path, number)
        words.append(columns[0])
        tags.append(tag)
    return TrainingSentence(tuple(words), tuple(tags))


def _check(tag: str, previous: str, path: Path, number: int) -> None:
    if tag == "O":
        return
    if tag[:2] not in ("B-", "I-"):
        raise TrainingDataError(path, number, f"broken tag {tag!r}; IOB2 knows O, B-LABEL and I-LABEL")
    checked_label(tag[2:], path, number)
    if not may_follow(previous, tag):
        raise TrainingDataError(path, number, f"{tag} follows {previous}; in IOB2 an entity starts with B-{tag[2:]}")
