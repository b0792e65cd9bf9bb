"""Faults in every command that writes: a kill, an I/O error, a disk that stays full, at each call on the store's files.

Each command runs once undisturbed on a copy of a store of two snapshots; that counts its calls that open, rename, link
or remove something in the store, and makes the snapshot that should come of it. Then it runs on a fresh copy for each
fault at each of these calls. Afterwards the current snapshot must be the old one or the new one, byte for byte, the
exit code must say which, no traceback may have reached the user, ``verify`` must find the store whole, and the same
command asked again must come to the new snapshot and leave nothing behind.

    python -m benchmarks.crash_care [--every 1] [--only COMMAND]
"""

import argparse
import errno
import gc
import importlib
import json
import logging
import os
import shutil
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import apache_beam as beam

from benchmarks.crash_stores import START, finished, in_child
from benchmarks.word_salad import Salad, write_lines
from newsmill.pipeline import log
from newsmill.pipeline.build import build
from newsmill.pipeline.care.verify import verify
from newsmill.pipeline.cli import main as newsmill
from newsmill.pipeline.clock import VARIABLE
from newsmill.pipeline.intake import take_in
from newsmill.pipeline.request import Request
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.store.layout import Store
from newsmill.pipeline.store.opening import create_store
from newsmill.schemas.manifest import read_manifest
from newsmill.transforms.entities import EntitySettings
from newsmill.transforms.entities.pipelines import pipeline_for
from newsmill.transforms.language.tell import tell

BARE = ["--no-entities", "--no-stories", "--no-quotes"]
COMMANDS = {
    "run": ["run", "{input}", "--output", "{store}", *BARE],
    "forget": ["forget", "https://zeitung.example/artikel/2.html", "--output", "{store}"],
    "rollback": ["rollback", "1", "--output", "{store}"],
    "replay": ["replay", "--output", "{store}"],
    "reprocess": ["reprocess", "--output", "{store}", "--config", "{input}/../reprocess.toml"],
}
LAZY = tuple(f"newsmill.pipeline.care.{name}" for name in ("forget", "replay", "reprocess", "text"))
"""What commands import when they are asked."""
KILL, IO_ERROR, FULL = "kill -9", "I/O error", "disk full"
FAULTS = (KILL, IO_ERROR, FULL)
ADDING = frozenset(["os.rename", "os.link", "os.symlink", "os.mkdir", "os.truncate"])
"""Audit events of calls that need room on the disk; opening does when it is for writing."""
CALLS = ADDING | {"open", "os.remove", "os.rmdir", "os.chmod", "os.listdir", "os.scandir"}
CONFIG = "entities = false\nstories = false\nquotes = false\n"
"""Settings of every command but ``reprocess``, which finds entities in any case."""


@dataclass
class Tally:
    """What came of the faults."""

    outcomes: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """By command, fault, and what was current afterwards: ``old``, ``new``, ``neither``."""
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Expected:
    """What a command does undisturbed."""

    calls: int
    old: str
    """Content of the snapshot before it."""
    new: str
    """Content of the snapshot that it publishes."""


def measure(folder: Path, commands: list[str], every: int) -> Tally:
    """Try all faults at every ``every``-th call of each of ``commands``."""
    os.chdir(folder)  # a file in the folder of work is configuration
    os.environ[VARIABLE] = START.isoformat()
    (folder / "newsmill.toml").write_text(CONFIG)
    (folder / "reprocess.toml").write_text("stories = false\n")
    _build_store(folder)
    tally = Tally()
    for command in commands:
        expected = _undisturbed(folder, command)
        for fault in FAULTS:
            for call in range(1, expected.calls + 1, every):
                _try(folder, command, fault, call, expected, tally)
        print(f"{command}: {expected.calls} calls, {len(tally.wrong)} wrong", flush=True)
    return tally


def _build_store(folder: Path) -> None:
    """Make a store of two snapshots with rejects and a report, and one more input."""
    salad, inputs = Salad(7), folder / "in"
    inputs.mkdir()
    _warm(folder)
    for number in range(3):
        articles = [*salad.articles(3, START, START, 3 * number), {"nothing": "of use"}]
        write_lines(inputs / f"{number}.jsonl", iter(articles))
        if number < 2 and _asked(folder, "base", COMMANDS["run"]):
            raise SystemExit("the store could not be built")
    if _asked(folder, "base", ["report", "--output", "{store}"]):
        raise SystemExit("the report could not be made")


def _warm(folder: Path) -> None:
    """Do in this process, without threads, what every child would do first."""
    tell("Der Rat tagt am Montag und berät über die Brücke.", None)
    for language in ("de", "en"):
        pipeline_for(language, EntitySettings())
    settings = Settings(entities=False, stories=False)
    build(beam.Pipeline(), take_in(create_store(folder / "warm"), Request([str(folder)], settings, START), "warm").plan)
    for name in LAZY:
        importlib.import_module(name)
    # Garbage collection in a child would copy every page that it shares with this process.
    gc.freeze()


def _undisturbed(folder: Path, command: str) -> Expected:
    store = _fresh(folder)
    old = _content(store)
    counted = folder / "counted"

    def count(_: str, call: int, adds: bool) -> None:
        counted.write_text(str(call))

    if _asked(folder, "hurt", COMMANDS[command], lambda: _watch(store, count)):
        raise SystemExit(f"{command} failed without a fault: {(folder / 'err').read_text()}")
    return Expected(int(counted.read_text()), old, _content(store))


def _try(folder: Path, command: str, fault: str, call: int, expected: Expected, tally: Tally) -> None:
    store = _fresh(folder)
    met = folder / "met"
    met.unlink(missing_ok=True)
    code = _asked(folder, "hurt", COMMANDS[command], lambda: _watch(store, lambda *at: _hurt(fault, call, met, *at)))
    if not met.exists():
        return  # it made fewer calls than the one that was counted
    told = (folder / "err").read_text()
    left = _content(store)
    state = {expected.old: "old", expected.new: "new"}.get(left, "neither")
    tally.outcomes[command, fault, state] += 1
    problems = [f"ended with {code} and left the {state} one"] if code not in _codes(fault, state, told) else []
    problems += ["a traceback"] if "\nTraceback" in f"\n{told}" else []
    problems += [f"verify: {found}" for found in verify(store)]
    again = _asked(folder, "hurt", COMMANDS[command])
    if again or _content(store) != expected.new:
        problems.append(f"asked again it ended with {again} and another content: {(folder / 'err').read_text()[-300:]}")
    problems += [f"{path.name} is left behind" for path in (*store.staging.glob("*"), store.purge) if path.exists()]
    if command == "forget":
        problems += ["earlier snapshots are left"] if len(store.numbers()) > 1 else []
        problems += ["the report is left"] if (store.root / "ops" / "report.html").exists() else []
    tally.wrong += [f"{command}, {fault} at call {call}: {problem}" for problem in problems]


def _codes(fault: str, state: str, told: str) -> tuple[int, ...]:
    """Return the exit codes that tell the truth."""
    if fault == KILL:
        return (-signal.SIGKILL,)
    if state == "old":
        return (2,) if "cannot be read" in told else (1,)
    return (0, 1) if "published" in told else (0,)


def _hurt(fault: str, at: int, met: Path, event: str, call: int, adds: bool) -> None:
    if not (call >= at and adds if fault == FULL else call == at):
        return
    met.touch()
    if fault == KILL:
        os.kill(os.getpid(), signal.SIGKILL)
    number = errno.ENOSPC if fault == FULL else errno.EIO
    raise OSError(number, os.strerror(number))


def _watch(store: Store, called: Callable[..., None]) -> None:
    """Tell ``called`` of every call on the store's files in this process from now on, numbered from 1."""
    root = os.fsencode(store.root)
    count = 0
    inside = False

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal count, inside
        if event in CALLS and not inside and any(_lies_in(root, argument) for argument in arguments[:2]):
            inside = True
            count += 1
            try:
                called(event, count, event in ADDING or (event == "open" and _writes(arguments)))
            finally:
                inside = False

    sys.addaudithook(hook)


def _lies_in(root: bytes, path: object) -> bool:
    return isinstance(path, str | bytes | os.PathLike) and os.fsencode(path).startswith(root)


def _writes(arguments: tuple[Any, ...]) -> bool:
    flags = arguments[2]
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))


def _asked(folder: Path, store: str, command: list[str], first: Callable[[], None] | None = None) -> int:
    """Run a command line in a child process, ``first`` before it; what it prints goes to ``err``."""

    def work() -> None:
        file = os.open(folder / "err", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(file, stream)
        if first:
            first()
        try:
            newsmill([part.format(input=folder / "in", store=folder / store) for part in command])
        except SystemExit as done:
            sys.stderr.flush()
            os._exit(done.code if isinstance(done.code, int) else bool(done.code))

    return finished(in_child(work))


def _fresh(folder: Path) -> Store:
    shutil.rmtree(folder / "hurt", ignore_errors=True)
    return Store(shutil.copytree(folder / "base", folder / "hurt", symlinks=True))


def _content(store: Store) -> str:
    """Return names and hashes of the files of the current snapshot."""
    number = store.current()
    if number is None:
        return "nothing"
    return repr(sorted((file.path, file.sha256) for file in read_manifest(store.snapshot(number)).files))


def main() -> None:
    """Print a line for each command and fault, what went wrong, then one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--every", type=int, default=1, help="only every so many calls")
    parser.add_argument("--only", choices=[*COMMANDS], action="append", help="only this command; may be repeated")
    options = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    log.configure(logging.ERROR)
    with tempfile.TemporaryDirectory(prefix="newsmill-care-") as folder:
        tally = measure(Path(folder), options.only or [*COMMANDS], options.every)
        os.chdir("/")
    print(f"\n{'command':10} {'fault':10} {'old':>6} {'new':>6} {'neither':>8}")
    for command, fault in dict.fromkeys((command, fault) for command, fault, _ in tally.outcomes):
        counts = [tally.outcomes[command, fault, state] for state in ("old", "new", "neither")]
        print(f"{command:10} {fault:10} {counts[0]:>6} {counts[1]:>6} {counts[2]:>8}")
    for line in tally.wrong:
        print("WRONG:", line)
    figures = {
        "faults": tally.outcomes.total(),
        **{
            state: sum(n for key, n in tally.outcomes.items() if key[2] == state) for state in ("old", "new", "neither")
        },
        "wrong": len(tally.wrong),
    }
    print(json.dumps(figures))
    sys.exit(bool(tally.wrong))


if __name__ == "__main__":
    main()
