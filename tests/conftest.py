import datetime as dt
import json
import logging
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from newsmill.pipeline import log
from newsmill.pipeline.outcome import RunOutcome
from newsmill.pipeline.run import run
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store

# Properties say what holds, not how fast: a busy machine fails none.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

NOW = dt.datetime(2026, 3, 10, 12, tzinfo=dt.UTC)

BRIDGE = (
    "Die neue Brücke über die Elbe ist am Montag in Magdeburg für den Verkehr freigegeben worden. Drei Jahre lang "
    "hatten Arbeiter an den Pfeilern gebaut, und die Kosten stiegen dabei um ein Fünftel.\n\n"
    "Ministerin Karin Vogel sprach von einem wichtigen Tag für die Region. Deutschland brauche mehr solcher Bauten, "
    "sagte Vogel, und Frankreich habe es vorgemacht. Die Anwohner hoffen nun auf weniger Lärm in der Altstadt."
)
HARBOUR = (
    "Der Hafen von Rostock hat im vergangenen Jahr so viele Güter umgeschlagen wie nie zuvor. Vor allem Getreide aus "
    "Polen und Holz aus Schweden gingen über die Kaimauern, teilte die Gesellschaft mit.\n\n"
    "Geschäftsführer Jens Petersen kündigte an, die Gleise bis zum Sommer zu verlängern. Petersen rechnet mit weiteren "
    "Schiffen aus Norwegen und Dänemark."
)
SCHOOL = (
    "In den Schulen des Landes beginnt das neue Halbjahr mit weniger Lehrern als geplant. Rund zweihundert Stellen "
    "sind nach Angaben des Ministeriums nicht besetzt, die meisten davon in Mathematik und Physik.\n\n"
    "Der Verband der Eltern fordert schnelle Hilfe. Auch Österreich suche Lehrer, sagte Sprecherin Anna Lindner, "
    "deshalb müsse das Land bessere Verträge bieten als bisher."
)


def record(name: str, text: str, published: str | None, title: str | None = None) -> dict[str, str]:
    row = {"url": f"https://blatt.example/{name}", "title": title or f"Bericht {name}", "text": text}
    return row if published is None else {**row, "published": published}


def write_records(path: Path, rows: Sequence[dict[str, str] | str]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


Runner = Callable[..., RunOutcome]


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    # Before and after each test: the command line, run inside a test, configures the log for streams that close with
    # the test, and fixtures of the session are made between tests.
    logging.getLogger().setLevel(logging.ERROR)
    log.configure(logging.CRITICAL)
    yield
    log.configure(logging.CRITICAL)


@pytest.fixture(scope="session")
def run_into() -> Runner:
    """Run once with a fixed clock, entities off unless asked for."""

    def go(inputs: Path, output: Path, now: dt.datetime = NOW, **settings: object) -> RunOutcome:
        return run([str(inputs)], str(output), Settings(**{"entities": False, **settings}), now)  # type: ignore[arg-type]

    return go


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, run_into: Runner) -> Path:
    """Return a folder with `in` and `out`: two runs, three articles and a copy, a revision that moved, a reject."""
    folder = tmp_path_factory.mktemp("built")
    write_records(
        folder / "in" / "first.jsonl",
        [
            record("bruecke", BRIDGE, "2026-02-27T10:00:00Z"),
            record("hafen", HARBOUR, "2026-03-02T08:00:00Z"),
            record("schule", SCHOOL, None),
            record("bruecke-kopie", BRIDGE, "2026-02-28T09:00:00Z", "Bericht bruecke"),
            "{broken",
        ],
    )
    run_into(folder / "in", folder / "out", NOW, entities=True)
    later = BRIDGE + "\n\nAm Dienstag folgte die Freigabe für Radfahrer."
    write_records(folder / "in" / "second.jsonl", [record("bruecke", later, "2026-03-03T07:00:00Z")])
    run_into(folder / "in", folder / "out", NOW + dt.timedelta(days=1), entities=True)
    return folder


@pytest.fixture
def store(built: Path, tmp_path: Path) -> Store:
    """Return a copy of the built store that a test may break."""
    shutil.copytree(built / "out", tmp_path / "out", symlinks=True)
    return Store(tmp_path / "out")
