"""What an engine needs before a pipeline is built for it: `doctor` tells it, every run asks. Loads nothing heavy.

Without this Beam waits for a job server that is not there, five minutes and more in silence, or downloads programs.
"""

import difflib
import platform
import shutil
import socket
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from newsmill.pipeline.engines.choice import DATAFLOW, ENGINES, FLINK, PORTABLE, PRISM, SPARK, Engine
from newsmill.pipeline.errors import RunFailedError, UsageError
from newsmill.schemas.rows.reject import Reason

JOB_SERVER = "--job_endpoint"
"""Option that names a server which speaks gRPC."""
ENDPOINTS = (JOB_SERVER, "--flink_master", "--spark_rest_url")
"""Options that name a server which has to answer."""
NO_ENDPOINTS = frozenset({"embed", "[auto]", "[local]"})
"""Values of these that name none."""
ANSWER_WITHIN = 1.0
"""Seconds in which a server has to take a connection, and to greet."""
_GREETING = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0\0\0\4\0\0\0\0\0"
"""What a client of HTTP/2 begins with (RFC 9113, 3.4): the preface and empty settings."""
_SETTINGS = 4
"""Type of the frame that a server answers with, the fourth byte."""

CACHE = Path("~/.apache_beam/cache")
"""Where Beam keeps programs that it has downloaded."""
_JAR = {FLINK: "--flink_job_server_jar", SPARK: "--spark_job_server_jar"}
_JARS = {FLINK: "beam-runners-flink-*-job-server-{version}.jar", SPARK: "beam-runners-spark-*-job-server-{version}.jar"}
_UBER = {FLINK: "--flink_submit_uber_jar", SPARK: "--spark_submit_uber_jar"}


def check_engine(engine: Engine) -> None:
    """Raise ``UsageError`` for an engine that is none, cannot do what is asked, or lacks what it needs here."""
    _check_name(engine.runner)
    engine.arguments()
    check_options(engine.options)
    lack = lacking(engine)
    if lack:
        raise UsageError(f"{engine.runner} cannot be used here: {lack}")
    for _, endpoint in _endpoints(engine):
        _address(endpoint)


def check_options(options: Sequence[str]) -> None:
    """Raise ``UsageError`` for options that Beam does not have; loads Beam when there are any."""
    if options:
        from newsmill.pipeline.engines.options import check_beam_options

        check_beam_options(options)


def check_reachable(engine: Engine) -> None:
    """Raise ``RunFailedError`` when a server that ``engine`` needs does not answer within ``ANSWER_WITHIN``."""
    problem = unreachable(engine)
    if problem:
        raise RunFailedError(f"{engine.runner}: {problem}: start the server, or give another address")


def check_inputs_seen(engine: Engine, files: int, counts: Mapping[str, int]) -> None:
    """Raise ``RunFailedError`` when workers elsewhere saw none of the ``files`` that this process found."""
    unseen = sum(counts.get(f"reason:{reason}", 0) for reason in (Reason.VANISHED, Reason.PERMISSION))
    if not engine.in_process and 0 < files <= unseen:
        raise RunFailedError(
            f"no worker of {engine.runner} could open any of the {files} inputs: they have to lie in a folder that all "
            "workers share, under the same path, and be readable there"
        )


def lacking(engine: Engine) -> str | None:
    """Return what ``engine`` lacks on this machine, or in its options; null when it can be used."""
    if engine.runner == DATAFLOW:
        return "its workers share no folder with this machine, and a store has to be written by all of them"
    if engine.runner == PRISM:
        return None if engine.value("--job_endpoint") or prism_location(engine) else _no_prism()
    if engine.runner == PORTABLE and not engine.value("--job_endpoint"):
        return "it needs --job_endpoint=HOST:PORT, a Beam job server"
    if engine.runner in _JAR and not _has_job_server(engine):
        return (
            f"it needs a Beam job server: --job_endpoint=HOST:PORT, or Java and {_JAR[engine.runner]}=FILE "
            f"(org.apache.beam:beam-runners-{engine.runner.removesuffix('Runner').lower()}-…-job-server:{_beam()})"
        )
    if engine.runner in (FLINK, SPARK, PORTABLE) and _is_elsewhere(engine) and not engine.value("--environment_type"):
        return (
            "say where its stages run: --environment_type=EXTERNAL --environment_config=HOST:PORT for pools of workers "
            "with newsmill in them, --environment_type=LOOPBACK for this process"
        )
    return None


def unreachable(engine: Engine) -> str | None:
    """Return which server of ``engine`` does not answer; null when all do, or there is none."""
    for name, endpoint in _endpoints(engine):
        problem = _unreachable(endpoint, greets=name == JOB_SERVER)
        if problem:
            return f"nothing answers at {endpoint} ({problem})"
    return None


def prism_location(engine: Engine) -> str | None:
    """Return the Prism that would run: what the options name, one on the PATH, or the one that Beam has downloaded."""
    given = engine.value("--prism_location")
    if given:
        return given if "://" in given or Path(given).is_file() else None
    on_path = shutil.which("prism")
    if on_path:
        return on_path
    system, machine = platform.system().lower(), platform.machine().lower()
    arch = {"x86_64": "amd64", "aarch64": "arm64"}.get(machine, machine)
    cached = CACHE.expanduser() / "prism" / "bin" / f"apache_beam-v{_beam()}-prism-{system}-{arch}"
    return next((str(path) for path in (cached, cached.with_name(f"{cached.name}.zip")) if path.is_file()), None)


def _check_name(runner: str) -> None:
    # A dot is in the path of a runner's class, which Beam imports.
    if runner not in ENGINES and "." not in runner:
        near = difflib.get_close_matches(runner, ENGINES, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(ENGINES)}"
        raise UsageError(f"there is no engine {runner!r}: {hint}")


def _no_prism() -> str:
    return (
        "there is no prism: `go install github.com/apache/beam/sdks/v2/go/cmd/prism@v"
        f"{_beam()}` makes one (on the PATH, or by --prism_location=FILE), or give the --job_endpoint=HOST:PORT of one"
    )


def _has_job_server(engine: Engine) -> bool:
    if engine.value("--job_endpoint") or _UBER[engine.runner] in engine.options:
        return True
    jar = engine.value(_JAR[engine.runner])
    pattern = _JARS[engine.runner].format(version=_beam())
    there = "://" in jar or Path(jar).is_file() if jar else any((CACHE.expanduser() / "jars").glob(pattern))
    return there and shutil.which("java") is not None


def _is_elsewhere(engine: Engine) -> bool:
    """Tell whether the stages run where Beam's default of a container image would be taken."""
    if engine.value("--job_endpoint"):
        return True
    master = engine.value("--flink_master" if engine.runner == FLINK else "--spark_master_url") or "[auto]"
    return master not in NO_ENDPOINTS and not master.startswith("local")


def _endpoints(engine: Engine) -> list[tuple[str, str]]:
    """Return option and address of the servers that ``engine`` needs."""
    given = [] if engine.in_process else [(name, engine.value(name)) for name in ENDPOINTS]
    return [(name, endpoint) for name, endpoint in given if endpoint and endpoint not in NO_ENDPOINTS]


def _address(endpoint: str) -> tuple[str, int]:
    """Return host and port of an endpoint.

    >>> _address("localhost:8099"), _address("http://[::1]:8081")
    (('localhost', 8099), ('::1', 8081))

    Raises:
        UsageError: it has none.
    """
    with suppress(ValueError):
        split = urlsplit(endpoint if "://" in endpoint else f"//{endpoint}")
        if split.hostname and split.port:
            return split.hostname, split.port
    raise UsageError(f"{endpoint!r} is no address of a server: HOST:PORT")


def _unreachable(endpoint: str, *, greets: bool) -> str | None:
    """Return why nothing answers, or nothing that ``greets`` as a server of gRPC does."""
    try:
        with socket.create_connection(_address(endpoint), ANSWER_WITHIN) as channel:
            if not greets:
                return None
            channel.sendall(_GREETING)
            frame = channel.recv(9)
    except OSError as error:
        return error.strerror or str(error)
    return None if frame[3:4] == bytes([_SETTINGS]) else "what listens there does not speak gRPC"


def _beam() -> str:
    return version("apache-beam")
