import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.entities.entity_settings import EntitySettings
from newsmill.transforms.entities.pipelines import Pipeline, pipeline_for
from newsmill.transforms.entities.tag import mentions_of

THREADS = 4


@pytest.fixture
def often_switched() -> Iterator[None]:
    """Let the interpreter change threads as often as it can, so that what is shared without a lock shows it."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def bodies(thread: int) -> list[str]:
    """Return texts whose words no other thread has: each makes the tagger learn."""
    return [
        f"Gestern reiste Eva Lindqvist{thread}x{n} mit Jonas Berg{thread}y{n} nach Hellbrück{thread}z{n}. "
        f"Die Gemeinde Ober{thread}u{n} und die Firma Orbitec{thread}v{n} aus Polen dankten ihr dafür."
        for n in range(60)
    ]


def test_threads_that_share_a_model_find_what_each_finds_alone(make_article, often_switched):
    settings = EntitySettings.of()
    batches = [[make_article(body) for body in bodies(thread)] for thread in range(THREADS)]
    with ThreadPoolExecutor(THREADS) as threads:
        together = list(threads.map(lambda batch: mentions_of(batch, settings), batches))
    assert together == [mentions_of(batch, settings) for batch in batches]
    assert all(found.failure is None for batch in together for found in batch)


def test_what_an_embedded_model_raises_is_a_fault_of_newsmill(make_article, monkeypatch):
    settings = EntitySettings.of()
    nlp = pipeline_for("de", settings).nlp
    monkeypatch.setattr(nlp.get_pipe("newsmill_tagger").tagger, "spans", lambda sentences: 1 // 0)
    (found,) = mentions_of([make_article("Eva Lindqvist war in Polen.")], settings)
    assert [mention.text for mention in found.mentions] == ["Polen"]
    assert found.failure.reason == Reason.INTERNAL_ERROR
    assert found.failure.detail.startswith("ZeroDivisionError at ")


def test_memory_that_runs_out_is_no_fault_of_a_text(make_article, monkeypatch):
    def broken(self, *args, **kwargs):
        raise MemoryError

    settings = EntitySettings.of()
    monkeypatch.setattr(type(pipeline_for("de", settings).words), "read", broken)
    with pytest.raises(MemoryError):
        mentions_of([make_article("Eva Lindqvist war in Polen.")], settings)


def test_each_pipeline_has_a_lock_of_its_own():
    assert Pipeline("a", None).lock is not Pipeline("a", None).lock
