import json
import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsmill.transforms.ground import attempt as attempts
from newsmill.transforms.ground import progress
from newsmill.transforms.ground.attempt import Attempt, StrangeWorkerError, installed


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    progress.reset()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Attempt:
    """An attempt that another process began."""
    return replace(Attempt.begin("run-1", str(tmp_path)), process="another")


def test_an_attempt_travels_to_the_worker(elsewhere: Attempt) -> None:
    assert pickle.loads(pickle.dumps(elsewhere)) == elsewhere


def test_the_process_that_began_it_is_asked_nothing(tmp_path: Path) -> None:
    gone = Attempt.begin("run-1", str(tmp_path / "gone"))
    assert pickle.loads(pickle.dumps(gone)) == gone


@pytest.mark.parametrize("name", [name for name, _ in installed()])
def test_a_worker_of_another_version_is_refused(elsewhere: Attempt, name: str) -> None:
    other = tuple((each, "0.9" if each == name else version) for each, version in elsewhere.versions)
    with pytest.raises(StrangeWorkerError, match=rf"{name} .* instead of 0\.9: install what the driver has"):
        pickle.loads(pickle.dumps(replace(elsewhere, versions=other)))


def test_a_worker_of_a_version_that_did_not_ask_yet_is_refused(elsewhere: Attempt) -> None:
    with pytest.raises(StrangeWorkerError, match="instead of None"):
        pickle.loads(pickle.dumps(replace(elsewhere, versions=())))


def test_a_worker_that_does_not_see_the_folder_is_refused(elsewhere: Attempt, tmp_path: Path) -> None:
    with pytest.raises(StrangeWorkerError, match=r"does not see .*: the store has to lie in a folder that all workers"):
        pickle.loads(pickle.dumps(replace(elsewhere, folder=str(tmp_path / "nothere"))))


def test_versions_are_of_all_that_has_to_be_the_same() -> None:
    assert [name for name, _ in installed()] == ["Python", "newsmill", "apache-beam", "pyarrow", "spacy"]
    assert attempts._version("no-such-package") == "0+unknown"


def test_another_process_beats_into_the_folder_and_the_driver_listens(elsewhere: Attempt, tmp_path: Path) -> None:
    progress.advance(progress.READ, 100)
    pickle.loads(pickle.dumps(elsewhere))
    progress.advance(progress.READ, 3)
    progress.advance(progress.READ, 4)
    (beat,) = tmp_path.iterdir()
    assert json.loads(beat.read_text()) == {"read": 7}, "what it counted for others does not count here"

    progress.reset()
    progress.listen_to(str(tmp_path))
    progress.advance(progress.READ, 1)
    (tmp_path / "heartbeat-torn-1.json").write_text("{")
    assert progress.counts() == {"read": 8}
    assert len(list(tmp_path.iterdir())) == 2, "who listens does not beat"
