"""Inputs and a store in an object store: an S3 server (moto) beside, and the command line as a person uses it."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.object_store_server import BUCKET, CREDENTIALS, s3_server
from tests.conftest import BRIDGE, HARBOUR, NOW

pytestmark = pytest.mark.release

PACKAGES = ("obstore>=0.12,<0.13", "moto[server]>=5.1")
REPOSITORY = Path(__file__).parents[2]
STORE = f"s3://{BUCKET}/store"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Return an environment in which client and server are installed, and a server runs."""
    folder = tmp_path_factory.mktemp("packages")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--target", str(folder), *PACKAGES]
    if (ran := subprocess.run(pip, check=False, capture_output=True, text=True)).returncode:
        pytest.skip(f"{' and '.join(PACKAGES)} cannot be installed: {ran.stderr.strip().splitlines()[-1:]}")
    # The packages of this environment go before those that were installed for this alone.
    path = os.pathsep.join([str(REPOSITORY), *(each for each in sys.path if "site-packages" in each), str(folder)])
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", path)
        with s3_server() as endpoint:
            cache = str(tmp_path_factory.mktemp("cache"))
            own = {"AWS_ENDPOINT_URL": endpoint, "NEWSMILL_CACHE": cache, "NEWSMILL_NOW": NOW.isoformat()}
            yield os.environ | CREDENTIALS | own


def newsmill(environment: dict[str, str], *arguments: str, code: int = 0) -> str:
    command = [sys.executable, "-m", "newsmill", *arguments]
    ran = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, cwd=REPOSITORY)
    assert ran.returncode == code, ran.stderr
    return ran.stdout + ran.stderr


def put(environment: dict[str, str], objects: dict[str, str]) -> None:
    script = (
        "import json, sys; from newsmill.transforms.sources.buckets.cloud import bucket_of\n"
        f"bucket = bucket_of('s3', {BUCKET!r})\n"
        "for key, text in json.load(sys.stdin).items(): bucket.put(key, text.encode())"
    )
    subprocess.run([sys.executable, "-c", script], input=json.dumps(objects).encode(), env=environment, check=True)


def run(environment: dict[str, str], *inputs: str, code: int = 0) -> str:
    return newsmill(environment, "run", *inputs, "--output", STORE, "--no-entities", code=code)


def test_inputs_are_read_once_and_a_store_is_read_anywhere(environment: dict[str, str], tmp_path: Path) -> None:
    put(environment, {"in/bridge.txt": BRIDGE, "in/2026/harbour.txt": HARBOUR, "in/.hidden.txt": HARBOUR})
    assert "2 read = 2 new" in run(environment, f"s3://{BUCKET}/in/")
    put(environment, {"in/bridge.txt": BRIDGE})
    assert "nothing new · 2 inputs read before" in run(environment, f"s3://{BUCKET}/in/**/*.txt")
    put(environment, {"in/bridge.txt": BRIDGE.replace("Montag", "Dienstag")})
    assert "1 read = 0 new + 1 changed" in run(environment, f"s3://{BUCKET}/in")

    assert "snapshot 000002 is whole" in newsmill(environment, "verify", "--output", STORE)
    assert "snapshot 000003 has the content of 000001" in newsmill(environment, "rollback", "1", "--output", STORE)
    elsewhere = environment | {"NEWSMILL_CACHE": str(tmp_path)}
    path = newsmill(elsewhere, "path", "--output", STORE).strip()
    assert Path(path).is_relative_to(tmp_path)
    files = json.loads(newsmill(elsewhere, "path", "--files", "--json", "--output", STORE))["files"]
    assert all(address.startswith(f"{STORE}/data/articles/month=") for address in files["articles"])


def test_what_is_wrong_is_told_with_its_exit_code(environment: dict[str, str]) -> None:
    assert "The specified bucket does not exist" in run(environment, "s3://no-such-bucket/in/", code=2)
    assert "check bucket and name" in run(environment, f"s3://{BUCKET}/nothing/", code=2)
    assert "it has no manifests" in newsmill(environment, "status", "--output", f"s3://{BUCKET}/nothing", code=2)
    silent = environment | {"AWS_ENDPOINT_URL": "http://127.0.0.1:1"}
    assert "does not answer" in run(silent, f"s3://{BUCKET}/in/", code=1)


def test_kills_and_races_lose_nothing(environment: dict[str, str]) -> None:
    command = [sys.executable, "-m", "benchmarks.object_store", "--kills", "8", "--writers", "3", "--articles", "2"]
    ran = subprocess.run(command, env=environment, check=False, capture_output=True, text=True, cwd=REPOSITORY)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    figures = json.loads(ran.stdout.splitlines()[-1])
    assert figures["kills"] >= 8  # one at a time of each kind, before it is sent and after it is answered
    assert (figures["races_won"], figures["wrong"]) == (3, 0)
