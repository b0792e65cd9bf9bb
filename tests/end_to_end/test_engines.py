"""Engines elsewhere, as far as they can be had: the bytes of the engine in this process, and what a death does.

Prism is taken from the PATH or made with the Go toolchain; without either these tests are skipped.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path

import pytest

from benchmarks.engine_servers import job_service, prism, worker_pool
from benchmarks.engines import NOW, digest, write_articles

pytestmark = pytest.mark.release

ROOT = Path(__file__).parents[2]
ARTICLES = 300


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A Prism of the version that Beam is of."""
    on_path = shutil.which("prism")
    if on_path:
        return on_path
    if shutil.which("go") is None:
        pytest.skip("engines: neither prism nor go on the PATH")
    folder = tmp_path_factory.mktemp("go")
    package = f"github.com/apache/beam/sdks/v2/go/cmd/prism@v{version('apache-beam')}"
    subprocess.run(["go", "install", package], env={**os.environ, "GOBIN": str(folder)}, check=True)
    return str(folder / "prism")


class Place:
    """Inputs, a Prism with a pool, and what the engine in this process makes of the inputs."""

    def __init__(self, folder: Path, engine: str, pool: str) -> None:
        self.folder, self.engine = folder, ("--runner", "PrismRunner")
        self.pooled = (f"--job_endpoint={engine}", "--environment_type=EXTERNAL", f"--environment_config={pool}")
        self.loopback = (f"--job_endpoint={engine}", "--environment_type=LOOPBACK")
        (folder / "articles").mkdir()
        write_articles(folder / "articles" / "a.jsonl", ARTICLES)
        self.inputs = {"articles": folder / "articles", "samples": ROOT / "samples"}
        self.wanted = {name: self.run(name, f"wanted-{name}") for name in self.inputs}

    def command(self, name: str, store: str, *more: str) -> list[str]:
        inputs = self.inputs[name]
        output = ["--output", str(self.folder / store), "--root", f"in={inputs}"]
        return [sys.executable, "-m", "newsmill", "run", str(inputs), *output, *more]

    def start(self, name: str, store: str, *more: str) -> "subprocess.Popen[str]":
        environment = {**os.environ, "NEWSMILL_NOW": NOW}
        return subprocess.Popen(
            self.command(name, store, *more), env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, name: str, store: str, *more: str) -> str:
        started = self.start(name, store, *more)
        out, err = started.communicate()
        assert started.returncode == 0, err
        assert out
        return digest(self.folder / store)

    def begun(self, store: str) -> Path:
        """Wait until a worker of a run has told of articles read, and return the attempt's folder."""
        end = time.monotonic() + 300
        while time.monotonic() < end:
            for beat in (self.folder / store).glob(".staging/*/heartbeat-*.json"):
                if json.loads(beat.read_text()).get("read"):
                    return beat.parent
            time.sleep(0.1)
        raise AssertionError(f"no worker of {store} has begun")

    def workers(self) -> list[int]:
        """Return the processes that the pool has started."""
        address = self.pooled[0].partition("=")[2]
        listed = subprocess.run(["ps", "-wweo", "pid,args"], capture_output=True, text=True, check=True).stdout
        lines = [line.split(None, 1) for line in listed.splitlines() if "SdkHarness(" in line and address in line]
        return [int(pid) for pid, _ in lines]


@pytest.fixture(scope="module")
def place(program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    folder = tmp_path_factory.mktemp("engines")
    with ExitStack() as servers:
        engine = servers.enter_context(prism(program, folder))
        yield Place(folder, engine, servers.enter_context(worker_pool(folder)))


@pytest.mark.parametrize("name", ["samples", "articles"])
def test_prism_writes_the_same_bytes_with_its_stages_in_the_driver(place: Place, name: str) -> None:
    assert place.run(name, f"loopback-{name}", *place.engine, "--", *place.loopback) == place.wanted[name]


def test_prism_starts_by_itself_where_it_is_named(place: Place, program: str) -> None:
    own = ("--", f"--prism_location={program}")
    assert place.run("samples", "own", *place.engine, *own) == place.wanted["samples"]


def test_two_jobs_with_a_worker_process_each_write_the_same_bytes(place: Place) -> None:
    stores = {name: f"pool-{name}" for name in place.inputs}
    with ThreadPoolExecutor(2) as threads:
        given = {
            name: threads.submit(place.run, name, store, *place.engine, "--", *place.pooled)
            for name, store in stores.items()
        }
        most = 0
        while not all(job.done() for job in given.values()):
            most = max(most, len(place.workers()))
            time.sleep(0.1)
    assert {name: job.result() for name, job in given.items()} == place.wanted
    assert most == 2


def test_a_worker_that_is_killed_fails_the_run_which_publishes_nothing(place: Place) -> None:
    started = place.start("articles", "worker-killed", *place.engine, "--", *place.pooled)
    place.begun("worker-killed")
    (worker,) = place.workers()
    os.kill(worker, signal.SIGKILL)
    _, err = started.communicate(timeout=300)
    assert started.returncode == 1, err
    assert "the run failed, nothing was published" in err
    assert not (place.folder / "worker-killed" / "latest").exists()
    again = place.run("articles", "worker-killed", *place.engine, "--", *place.pooled)
    assert again == place.wanted["articles"]


def test_the_job_of_a_driver_that_was_killed_does_not_disturb_the_next(place: Place) -> None:
    started = place.start("articles", "driver-killed", *place.engine, "--", *place.pooled)
    left = place.begun("driver-killed")
    started.kill()
    started.communicate()
    assert place.workers(), "the job goes on"
    again = place.run("articles", "driver-killed", *place.engine, "--", *place.pooled)
    assert again == place.wanted["articles"]
    assert not left.exists()


def test_a_driver_that_is_told_to_stop_cancels_its_job(place: Place) -> None:
    started = place.start("articles", "stopped", *place.engine, "--", *place.pooled)
    place.begun("stopped")
    started.terminate()
    _, err = started.communicate(timeout=300)
    assert started.returncode == 143, err
    end = time.monotonic() + 30
    while place.workers() and time.monotonic() < end:
        time.sleep(0.1)
    assert not place.workers()


def test_reprocess_and_forget_write_the_same_bytes_on_prism(place: Place) -> None:
    written = set()
    for engine in ((), (*place.engine, "--", *place.loopback)):
        store = f"care-{len(engine)}"
        place.run("samples", store, "--no-entities")
        for command in (["reprocess"], ["forget", "--source", "kuestenblick.example", "--yes"]):
            arguments = [*command, "--output", str(place.folder / store), *engine]
            environment = {**os.environ, "NEWSMILL_NOW": NOW}
            subprocess.run([sys.executable, "-m", "newsmill", *arguments], env=environment, check=True)
        written.add(digest(place.folder / store))
    assert len(written) == 1


@pytest.mark.parametrize("pooled", [False, True])
def test_the_portable_job_service_writes_the_same_bytes(place: Place, tmp_path: Path, pooled: bool) -> None:
    with job_service(tmp_path) as address, worker_pool(tmp_path) as pool:
        where = ("--environment_type=EXTERNAL", f"--environment_config={pool}")
        beam = (f"--job_endpoint={address}", *(where if pooled else ("--environment_type=LOOPBACK",)))
        written = place.run("samples", f"portable-{pooled}", "--runner", "PortableRunner", "--", *beam)
    assert written == place.wanted["samples"]
