from pathlib import Path

import pytest
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from newsmill.transforms.ground.cache_folder import cache_folder
from newsmill.transforms.language import model

TEXTS = (
    "Der Stadtrat hat am Montagabend beschlossen, die alte Brücke über den Fluss zu sperren.",
    "The council voted on Monday evening to close the old bridge across the river.",
    "Le conseil municipal a décidé lundi soir de fermer le vieux pont jusqu'à l'automne.",
    "Совет решил закрыть старый мост",
    "12 34",
)


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NEWSMILL_CACHE", str(tmp_path / "cache"))
    model.identifier.cache_clear()
    yield
    model.identifier.cache_clear()


def ranked() -> list[list[tuple[str, float]]]:
    return [model.identifier().rank(text) for text in TEXTS]


def as_shipped() -> list[list[tuple[str, float]]]:
    shipped = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    return [shipped.rank(text) for text in TEXTS]


def test_the_unpacked_model_tells_what_the_packed_one_tells(tmp_path: Path):
    assert ranked() == as_shipped()
    (folder,) = (tmp_path / "cache").iterdir()
    before = {file: file.stat().st_ino for file in folder.iterdir()}
    model.identifier.cache_clear()
    assert ranked() == as_shipped()
    assert {file: file.stat().st_ino for file in folder.iterdir()} == before, "the second process unpacks nothing"


def test_what_is_kept_is_bounded_and_read_again(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(model, "FEATURES", 150)
    monkeypatch.setattr(model, "MOVES", 100)
    assert ranked() == as_shipped()
    assert ranked() == as_shipped()
    assert len(model.identifier().tk_nextmove) <= 100


def test_a_file_that_was_cut_or_lost_costs_time_alone(tmp_path: Path):
    model.identifier()
    (folder,) = (tmp_path / "cache").iterdir()
    (folder / "moves.npy").write_bytes((folder / "moves.npy").read_bytes()[:5000])
    model.identifier.cache_clear()
    assert ranked() == as_shipped()
    (folder / "moves.npy").unlink()
    model.identifier.cache_clear()
    assert ranked() == as_shipped()


def test_without_a_folder_to_write_to_the_model_is_unpacked_as_ever(tmp_path: Path):
    (tmp_path / "cache").write_text("a file in its place")
    assert ranked() == as_shipped()


def test_without_a_home_the_model_is_unpacked_as_ever(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NEWSMILL_CACHE")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    with pytest.raises(FileNotFoundError, match="NEWSMILL_CACHE"):
        cache_folder()
    assert ranked() == as_shipped()
