"""A Kafka broker of its own: the server of Maven Central, one node in KRaft mode, on the loopback address.

Needs Java 17 or newer, and Maven for the first start; Maven's own settings say which mirror it asks. The jars are kept
in the user's cache folder.
"""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType

KAFKA = "3.9.1"
"""Version of the server."""
SLF4J = "1.7.36"
CLUSTER = "bmV3c21pbGwtdGVzdC1jbA"
"""Id of the cluster, a UUID in base64."""
STARTUP = 60.0
"""Seconds that the server may take to answer."""

_POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>newsmill</groupId><artifactId>broker</artifactId><version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>{KAFKA}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>{SLF4J}</version></dependency>
  </dependencies>
</project>
"""


class NoBrokerError(Exception):
    """There can be no broker here. The message says what is missing."""


def jars() -> Path:
    """Return the folder that holds the server and all it needs, downloaded once.

    Raises:
        NoBrokerError: Java or Maven is missing, or Maven cannot reach a repository.
    """
    if not shutil.which("java"):
        raise NoBrokerError("java is not installed")
    cache = Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / f"newsmill-kafka-{KAFKA}"
    if (cache / "whole").exists():
        return cache
    if not shutil.which("mvn"):
        raise NoBrokerError("mvn is not installed, and the jars of the broker are not there")
    cache.mkdir(parents=True, exist_ok=True)
    (cache / "pom.xml").write_text(_POM)
    goal = ["dependency:copy-dependencies", f"-DoutputDirectory={cache}", "-DincludeScope=runtime"]
    done = subprocess.run(["mvn", "-q", "-B", "-f", str(cache / "pom.xml"), *goal], capture_output=True, check=False)
    if done.returncode:
        raise NoBrokerError("Maven cannot fetch the jars of the broker")
    (cache / "whole").touch()
    return cache


class Broker:
    """The server, with its data below ``folder``: ``start``, ``stop`` and ``kill`` it as often as you like."""

    def __init__(self, folder: Path, **settings: object) -> None:
        self.address = f"127.0.0.1:{_free_port()}"
        """Where clients find it."""
        self._folder = folder
        self._classes = f"{jars()}/*"
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "Broker":
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.kill()

    def start(self) -> None:
        """Start it and wait until it answers.

        Raises:
            NoBrokerError: it does not come up.
        """
        config = self._folder / "server.properties"
        if not config.exists():
            self._format(config)
        with (self._folder / "server.log").open("ab") as log:
            self._process = subprocess.Popen(self._java("kafka.Kafka", str(config)), stdout=log, stderr=log)
        until = time.monotonic() + STARTUP
        while not _answers(self.address):
            if self._process.poll() is not None or time.monotonic() > until:
                raise NoBrokerError(f"the broker does not come up: see {self._folder / 'server.log'}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End it in good order."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """End it at once, as a crash does."""
        self._end(signal.SIGKILL)

    def _end(self, number: int) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait()
            self._process = None

    def _format(self, config: Path) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        controller = f"127.0.0.1:{_free_port()}"
        settings = {
            "process.roles": "broker,controller",
            "node.id": 1,
            "controller.quorum.voters": f"1@{controller}",
            "listeners": f"PLAINTEXT://{self.address},CONTROLLER://{controller}",
            "advertised.listeners": f"PLAINTEXT://{self.address}",
            "controller.listener.names": "CONTROLLER",
            "log.dirs": self._folder / "data",
            "offsets.topic.replication.factor": 1,
            "transaction.state.log.replication.factor": 1,
            "transaction.state.log.min.isr": 1,
            "auto.create.topics.enable": "false",
            "log.retention.check.interval.ms": 1000,
            **{name.replace("_", "."): value for name, value in self._settings.items()},
        }
        config.write_text("".join(f"{name}={value}\n" for name, value in settings.items()))
        command = self._java("kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", str(config))
        subprocess.run(command, check=True, capture_output=True)

    def _java(self, *arguments: str) -> list[str]:
        return ["java", "-Xmx512m", "-XX:TieredStopAtLevel=1", "-cp", self._classes, *arguments]


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _answers(address: str) -> bool:
    host, _, port = address.partition(":")
    try:
        with socket.create_connection((host, int(port)), timeout=1):
            return True
    except OSError:
        return False
