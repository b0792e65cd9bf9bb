"""An S3 server for benchmarks and tests: moto, one request at a time, so that put-if-absent is as atomic as S3's.

python -m benchmarks.object_store_server PORT
"""

import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

BUCKET = "news"
"""The one bucket that is made."""
CREDENTIALS = {"AWS_ACCESS_KEY_ID": "nobody", "AWS_SECRET_ACCESS_KEY": "nothing", "AWS_REGION": "us-east-1"}
"""What the environment of a client needs beside the endpoint; moto takes any."""


@contextmanager
def s3_server() -> Iterator[str]:
    """Give the endpoint of a server that has an empty bucket, and stop it in the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "benchmarks.object_store_server", str(port)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        endpoint = f"http://127.0.0.1:{port}"
        _make_bucket(server, endpoint)
        yield endpoint
    finally:
        server.terminate()
        server.wait()


def _make_bucket(server: subprocess.Popen[bytes], endpoint: str) -> None:
    while True:
        if server.poll() is not None:
            raise SystemExit("moto is missing: pip install 'moto[server]' obstore")
        try:
            urllib.request.urlopen(urllib.request.Request(f"{endpoint}/{BUCKET}", method="PUT"), timeout=60)
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)


def main() -> None:
    """Serve until told to stop."""
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, MotoRequestHandler, create_backend_app
    from werkzeug.serving import run_simple

    app = DomainDispatcherApplication(create_backend_app)
    turn = threading.Lock()

    def one_at_a_time(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        # A connection that is kept open must not keep others waiting, a request may.
        with turn:
            return list(app(environ, start_response))

    run_simple("127.0.0.1", int(sys.argv[1]), one_at_a_time, threaded=True, request_handler=MotoRequestHandler)


if __name__ == "__main__":
    main()
