import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsmill.pipeline.engines import needs
from newsmill.pipeline.engines.choice import Engine
from newsmill.pipeline.engines.needs import check_engine, check_inputs_seen, check_reachable, lacking, prism_location
from newsmill.pipeline.errors import RunFailedError, UsageError

ENDPOINT = "--job_endpoint=localhost:8099"


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without programs and downloads."""
    monkeypatch.setattr(needs.shutil, "which", lambda tool: None)
    monkeypatch.setattr(needs, "CACHE", tmp_path)


@contextmanager
def answering(answer: bytes) -> Iterator[int]:
    """Give the port of a server that says ``answer`` to whoever connects."""
    with socket.create_server(("localhost", 0)) as server:

        def serve() -> None:
            with server.accept()[0] as channel:
                channel.sendall(answer)
                channel.recv(100)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield int(server.getsockname()[1])
        thread.join()


@pytest.fixture
def silent() -> Iterator[int]:
    """Give a port at which nobody listens, held so that no other process does meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])


@pytest.mark.parametrize(
    ("engine", "lack"),
    [
        (Engine(), None),
        (Engine("PrismRunner"), "cmd/prism@v2.77"),
        (Engine("PrismRunner", 1, ("--prism_location=/no/such/file",)), "there is no prism"),
        (Engine("PrismRunner", 1, ("--prism_location=https://example.org/prism.zip",)), None),
        (Engine("PrismRunner", 1, (ENDPOINT,)), None),
        (Engine("PortableRunner"), "--job_endpoint"),
        (Engine("PortableRunner", 1, (ENDPOINT,)), "--environment_type"),
        (Engine("PortableRunner", 1, (ENDPOINT, "--environment_type=LOOPBACK")), None),
        (Engine("FlinkRunner"), "--flink_job_server_jar=FILE"),
        (Engine("FlinkRunner", 1, ("--flink_submit_uber_jar", "--flink_master=a:8081")), "--environment_type"),
        (Engine("FlinkRunner", 1, ("--flink_submit_uber_jar", "--flink_master=[local]")), None),
        (Engine("FlinkRunner", 1, (ENDPOINT, "--environment_type=EXTERNAL")), None),
        (Engine("SparkRunner"), "beam-runners-spark-…-job-server:2.77"),
        (Engine("SparkRunner", 1, ("--spark_submit_uber_jar", "--spark_master_url=local[4]")), None),
        (Engine("DataflowRunner"), "share no folder"),
    ],
)
def test_what_an_engine_lacks_is_told(engine: Engine, lack: str | None) -> None:
    told = lacking(engine)
    assert told is None if lack is None else told and lack in told


def test_a_jar_needs_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    jar = tmp_path / "job-server.jar"
    jar.touch()
    engine = Engine("FlinkRunner", 1, (f"--flink_job_server_jar={jar}",))
    assert lacking(engine)
    monkeypatch.setattr(needs.shutil, "which", lambda tool: f"/bin/{tool}")
    assert lacking(engine) is None


def test_prism_is_the_one_named_then_that_on_the_path_then_that_of_beam(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(needs.platform, "system", lambda: "Linux")
    monkeypatch.setattr(needs.platform, "machine", lambda: "x86_64")
    folder = tmp_path / "prism" / "bin"
    folder.mkdir(parents=True)
    assert prism_location(Engine("PrismRunner")) is None
    packed = folder / f"apache_beam-v{needs.version('apache-beam')}-prism-linux-amd64.zip"
    packed.touch()
    assert prism_location(Engine("PrismRunner")) == str(packed)
    monkeypatch.setattr(needs.shutil, "which", lambda tool: f"/bin/{tool}")
    assert prism_location(Engine("PrismRunner")) == "/bin/prism"
    assert prism_location(Engine("PrismRunner", 1, (f"--prism_location={packed}",))) == str(packed)


@pytest.mark.parametrize(
    ("engine", "told"),
    [
        (Engine("FlinkRuner"), "did you mean FlinkRunner?"),
        (Engine("Nothing"), "there are DirectRunner, PrismRunner"),
        (Engine("PrismRunner", 2), "--workers 2"),
        (Engine(options=("--nonsense",)), "--nonsense"),
        (Engine("DataflowRunner"), "DataflowRunner cannot be used here"),
        (Engine("PrismRunner", 1, ("--job_endpoint=localhost",)), "'localhost' is no address"),
        (Engine("PrismRunner", 1, ("--job_endpoint=localhost:port",)), "'localhost:port' is no address"),
    ],
)
def test_an_engine_that_cannot_be_used_is_wrong_usage(engine: Engine, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        check_engine(engine)
    assert told in str(refused.value)


def test_a_server_that_is_not_there_is_told_at_once(silent: int) -> None:
    engine = Engine("PrismRunner", 1, (f"--job_endpoint=localhost:{silent}",))
    check_engine(engine)
    started = time.monotonic()
    with pytest.raises(RunFailedError, match=f"PrismRunner: nothing answers at localhost:{silent}"):
        check_reachable(engine)
    assert time.monotonic() - started < 20  # Beam waits for five minutes


@pytest.fixture
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Servers in threads of a busy machine answer late."""
    monkeypatch.setattr(needs, "ANSWER_WITHIN", 30.0)


@pytest.mark.usefixtures("patient")
def test_a_server_that_answers_is_enough() -> None:
    with answering(b"") as port:
        check_reachable(Engine("FlinkRunner", 1, ("--flink_master", f"http://localhost:{port}")))
    with answering(b"\0\0\6\4\0\0\0\0\0more") as port:
        check_reachable(Engine("FlinkRunner", 1, (f"--job_endpoint=localhost:{port}",)))


@pytest.mark.parametrize("answer", [b"", b"\0", b"HTTP/1.1 400 Bad Request\r\n\r\n"])
def test_a_job_server_that_is_another_server_is_told(answer: bytes) -> None:
    with answering(answer) as port, pytest.raises(RunFailedError, match=r"(does not speak gRPC|timed out)"):
        check_reachable(Engine("FlinkRunner", 1, (f"--job_endpoint=localhost:{port}",)))


@pytest.mark.parametrize("options", [("--job_endpoint=embed",), ("--flink_master=[auto]",), ()])
def test_where_no_server_is_named_none_is_asked(options: tuple[str, ...]) -> None:
    check_reachable(Engine("FlinkRunner", 1, options))


def test_the_engine_in_this_process_asks_none(silent: int) -> None:
    check_reachable(Engine(options=(f"--job_endpoint=localhost:{silent}",)))


def test_inputs_that_no_worker_can_open_fail_the_run() -> None:
    with pytest.raises(RunFailedError, match="no worker of PrismRunner could open any of the 3 inputs"):
        check_inputs_seen(Engine("PrismRunner"), 3, {"reason:vanished": 2, "reason:permission": 1})


@pytest.mark.parametrize(
    ("engine", "files", "unseen"), [(Engine("PrismRunner"), 3, 2), (Engine("PrismRunner"), 0, 0), (Engine(), 3, 3)]
)
def test_inputs_that_vanish_here_or_there_are_rejects(engine: Engine, files: int, unseen: int) -> None:
    check_inputs_seen(engine, files, {"reason:vanished": unseen})
