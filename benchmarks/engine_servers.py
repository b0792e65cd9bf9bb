"""The servers that an engine elsewhere is made of, on this machine: Prism, Beam's job service, a pool of workers."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_WITHIN = 120.0
"""Seconds in which a server has to take connections."""
END_WITHIN = 20.0
"""Seconds in which a server, told to, has to end."""


@contextmanager
def prism(program: str, folder: Path) -> Iterator[str]:
    """Give the address of a Prism."""
    port = free_port()
    arguments = [program, f"--job_port={port}", "--serve_http=false", "--log_kind=text"]
    with serving(arguments, port, folder / "prism.log") as address:
        yield address


@contextmanager
def job_service(folder: Path) -> Iterator[str]:
    """Give the address of Beam's portable job service."""
    port = free_port()
    arguments = [sys.executable, "-m", "apache_beam.runners.portability.local_job_service_main", f"--port={port}"]
    with serving(arguments, port, folder / "job-service.log") as address:
        yield address


@contextmanager
def worker_pool(folder: Path) -> Iterator[str]:
    """Give the address of a pool that starts a process for each worker that an engine asks for."""
    port = free_port()
    arguments = [sys.executable, "-m", "apache_beam.runners.worker.worker_pool_main", f"--service_port={port}"]
    with serving(arguments, port, folder / "pool.log") as address:
        yield address


@contextmanager
def serving(arguments: list[str], port: int, log: Path) -> Iterator[str]:
    """Give the address of a server once it takes connections at ``port``; it is interrupted at the end.

    Raises:
        RuntimeError: it ends before that, or takes longer than ``START_WITHIN``.
    """
    # A pool starts its workers by the name `python`.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    # What a shell starts in the background ignores it, and servers would inherit that.
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    with log.open("wb") as out:
        server = subprocess.Popen(arguments, stdout=out, stderr=out, env={**os.environ, "PATH": path})
    try:
        _wait(server, port, log)
        yield f"localhost:{port}"
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(END_WITHIN)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def free_port() -> int:
    """Return a port that nobody listens at."""
    with socket.create_server(("localhost", 0)) as server:
        return int(server.getsockname()[1])


def _wait(server: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
    end = time.monotonic() + START_WITHIN
    while time.monotonic() < end and server.poll() is None:
        try:
            socket.create_connection(("localhost", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no server at port {port}: {log.read_text(errors='replace')[-2000:]}")
