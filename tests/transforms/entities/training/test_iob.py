import gzip
from pathlib import Path

import pytest

from newsmill.transforms.entities.training.iob import read_iob
from newsmill.transforms.entities.training.sentences import TrainingDataError, TrainingSentence


def _file(folder: Path, text: str) -> Path:
    path = folder / "a.iob"
    path.write_text(text, encoding="utf-8")
    return path


def test_tabs_blanks_columns_comments_and_a_last_sentence_without_blank_line(tmp_path: Path) -> None:
    text = "-DOCSTART- -X- O O\n\n# id = 1\nEva\tNN\tB-PER\nLind\tNN\tI-PER\n\n\nBonn B-LOC\r\n# O"
    assert read_iob(_file(tmp_path, text)) == [
        TrainingSentence(("Eva", "Lind"), ("B-PER", "I-PER")),
        TrainingSentence(("Bonn", "#"), ("B-LOC", "O")),
    ]


def test_gzip(tmp_path: Path) -> None:
    path = tmp_path / "a.iob.gz"
    path.write_bytes(gzip.compress(b"Bonn\tB-LOC\n"))
    assert read_iob(path) == [TrainingSentence(("Bonn",), ("B-LOC",))]


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("Eva\tB-PER\nLind\n", 2, "no tag"),
        ("Eva\tB-PER\n\nLind\tI-PER\n", 3, "I-PER follows O"),
        ("Eva\tB-PER\nBonn\tI-LOC\n", 2, "I-LOC follows B-PER"),
        ("Eva\tPER\n", 1, "broken tag 'PER'"),
        ("Eva\tS-PER\n", 1, "broken tag 'S-PER'"),
        ("\nEva\tB-XYZ\n", 2, "unknown label 'XYZ'"),
        ("Eva\tB-\n", 1, "unknown label ''"),
    ],
)
def test_broken_lines_are_named(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = _file(tmp_path, text)
    with pytest.raises(TrainingDataError) as caught:
        read_iob(path)
    assert str(caught.value).startswith(f"{path}:{line}: ")
    assert problem in str(caught.value)
    assert (caught.value.path, caught.value.line) == (path, line)


def test_orphans_are_entities_when_only_measured(tmp_path: Path) -> None:
    path = _file(tmp_path, "Eva\tI-PER\nLind\tI-PER\n")
    assert read_iob(path, strict=False) == [TrainingSentence(("Eva", "Lind"), ("I-PER", "I-PER"))]


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.iob"
    path.write_bytes(b"K\xf6ln\tB-LOC\n")
    with pytest.raises(TrainingDataError, match="not UTF-8"):
        read_iob(path)
