import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy

import newsmill.transforms.entities as _  # noqa: F401
from newsmill.transforms.entities.training import TrainingDataError, TrainSettings, train
from newsmill.transforms.entities.training.names import FOLDER, read_gazetteer

NAMES = ["Eva Lind", "Jan Roth", "Ida Kern", "Uwe Falk"]
PLACES = ["Bonn", "Ulm", "Trier", "Gera"]


@pytest.fixture
def corpora(tmp_path: Path) -> tuple[Path, ...]:
    """One corpus with all labels, and one without MISC."""
    full = tmp_path / "full.txt"
    lines = [f"[PER {name}] fuhr im [MISC Golf] nach [LOC {place}]." for name in NAMES for place in PLACES]
    full.write_text("\n".join([*lines, *(f"Der [MISC Golf] blieb in [LOC {p}]." for p in PLACES)]), encoding="utf-8")
    part = tmp_path / "part.iob"
    part.write_text("Eva\tB-PER\nfuhr\tO\nim\tO\nGolf\tO\n\nUlm\tB-LOC\nwar\tO\nleer\tO\n\n" * 20, encoding="utf-8")
    return (full, part)


def _settings(corpora: tuple[Path, ...], output: Path, **changes: object) -> TrainSettings:
    fast = TrainSettings("it", corpora, output, evaluate=False)
    return fast._replace(**changes)  # type: ignore[arg-type]


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_trained_folder_loads_and_labels_missing_in_one_corpus_are_kept(
    corpora: tuple[Path, ...], tmp_path: Path
) -> None:
    report = train(_settings(corpora, tmp_path / "out"))
    doc = spacy.load(tmp_path / "out")("Ida Kern fuhr im Golf nach Trier.")
    assert [(e.text, e.label_) for e in doc.ents] == [("Ida Kern", "PER"), ("Golf", "MISC"), ("Trier", "LOC")]
    assert [use.name for use in report.corpora] == ["full", "part"]
    assert dict(report.corpora[0].spans) == {"LOC": 20, "MISC": 20, "PER": 16}
    assert report.scores == {}


def test_two_fresh_processes_give_the_same_bytes(corpora: tuple[Path, ...], tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; import newsmill.transforms.entities; "
        "from newsmill.transforms.entities.training import *; "
        "train(TrainSettings('de', tuple(map(Path, sys.argv[2:])), Path(sys.argv[1]), fit=FitSettings(epochs=3)))"
    )
    for name, count in (("a", "1"), ("b", "2")):
        command = [sys.executable, "-c", code, str(tmp_path / name), *map(str, corpora)]
        changed = {"PYTHONHASHSEED": count, "OMP_NUM_THREADS": count, "OPENBLAS_NUM_THREADS": count}
        subprocess.run(command, check=True, env={**os.environ, **changed}, timeout=300)
    first = _bytes(tmp_path / "a")
    assert {"meta.json", "config.cfg", "tokenizer", "MODEL_CARD.md", "newsmill_tagger/weights.xz"} <= set(first)
    assert first == _bytes(tmp_path / "b")


def test_card_tells_data_licences_and_scores(corpora: tuple[Path, ...], tmp_path: Path) -> None:
    notes = (("full", "Apache-2.0; own"), ("part", "CC BY-SA 4.0; someone"))
    report = train(_settings(corpora, tmp_path / "out", evaluate=True, notes=notes, version="1.2.3"))
    card = (tmp_path / "out" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert report.licence == "CC-BY-SA-4.0"
    assert "Licence of the weights: CC-BY-SA-4.0" in card
    assert "| full | 20 |" in card
    assert "CC BY-SA 4.0; someone" in card
    assert "filled them in" in card
    assert set(report.scores) == {"full", "part"}
    assert f"{report.scores['full']['all']:.1f}" in card
    assert str(tmp_path) not in card


def test_without_share_alike_the_weights_are_not(corpora: tuple[Path, ...], tmp_path: Path) -> None:
    notes = (("full", "Apache-2.0; own"), ("part", "CC-BY 4.0; someone"))
    assert train(_settings(corpora, tmp_path / "out", notes=notes)).licence == "CC-BY-4.0"


def test_output_with_other_things_is_not_touched(corpora: tuple[Path, ...], tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "thesis.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(TrainingDataError, match="holds no pipeline"):
        train(_settings(corpora, tmp_path / "out"))
    assert (tmp_path / "out" / "thesis.txt").read_text(encoding="utf-8") == "dear"


def test_output_with_a_pipeline_is_replaced(corpora: tuple[Path, ...], tmp_path: Path) -> None:
    train(_settings(corpora, tmp_path / "out"))
    (tmp_path / "out" / "old").write_text("", encoding="utf-8")
    train(_settings(corpora, tmp_path / "out"))
    assert not (tmp_path / "out" / "old").exists()
    assert not (tmp_path / "out.part").exists()


def test_missing_and_empty_corpora(corpora: tuple[Path, ...], tmp_path: Path) -> None:
    with pytest.raises(TrainingDataError, match="no such file"):
        train(_settings((tmp_path / "none.iob",), tmp_path / "out"))
    empty = tmp_path / "empty.iob"
    empty.write_text("\n\n", encoding="utf-8")
    with pytest.raises(TrainingDataError, match="no sentences"):
        train(_settings((*corpora, empty), tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_every_name_list_tells_its_licence_and_has_no_duplicates() -> None:
    files = sorted(FOLDER.rglob("*.txt"))
    assert len(files) > 25
    for path in files:
        first, *names = path.read_text(encoding="utf-8").splitlines()
        assert first.startswith("# ")
        assert "licence: " in first
        assert len(names) == len(set(names)) > 10


@pytest.mark.parametrize(("language", "word", "kind"), [("de", "Schneider", "surname"), ("en", "Barclays", "company")])
def test_name_lists_are_read(language: str, word: str, kind: str) -> None:
    assert kind in read_gazetteer(language).classes(word)
