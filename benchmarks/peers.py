"""newsmill beside a plain script and datatrove: CPU of whole processes over the same articles, in alternating runs.

The peers run in environments of their own, which this benchmark makes (``--environments`` keeps them); what cannot be
installed is left out and named. What each does:

``newsmill``
    JSON, text repaired and its lines told apart, addresses and dates, languages, identity, near-duplicates verified by
    their text, Parquet tables and state, a snapshot committed. Without entities, quotes and stories, which no peer has.
``plain``
    JSON, languages, copies by sketches alone, one Parquet table by pandas (``benchmarks/peer_plain.py``).
``datatrove``
    JSON, copies by MinHash alone in its four published stages, JSON Lines (``benchmarks/peer_datatrove.py copies``).
``datatrove_documented``
    The same, then what its makers publish for news and other texts in German: filters of repetition and quality, texts
    repaired, personal data masked, JSON Lines between stages (``benchmarks/peer_datatrove.py documented``).

``--here`` runs the peers by this interpreter with what it has. The last line is one JSON object; the ratios are those
of the medians.

    python -m benchmarks.peers --input articles.jsonl.gz --articles 3000 --rounds 3
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import NamedTuple

from benchmarks.overhead import sample

HERE = Path(__file__).parent
PACKAGES = {
    "plain": ("py3langid", "rensa", "pandas", "pyarrow"),
    "datatrove": ("datatrove[processing]", "orjson", "spacy"),
}
"""What the environment of each peer needs."""
JOBS = {
    "plain": ("plain", ()),
    "datatrove": ("datatrove", ("copies",)),
    "datatrove_documented": ("datatrove", ("documented",)),
}
"""The environment of each side, whose name its script has, and what the script is given first."""
NEWSMILL = "newsmill"


class Ran(NamedTuple):
    """One run of one side."""

    cpu: float
    """CPU seconds of the process and its children, imports among them."""
    told: str
    """The last line it printed."""


def environment(peer: str, folder: Path) -> Path | None:
    """Return the interpreter of an environment with the packages of ``peer``; null where they cannot be installed."""
    python = folder / peer / "bin" / "python"
    if not python.exists():
        venv.create(folder / peer, with_pip=True)
    command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES[peer]]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return python if done.returncode == 0 else None


def commands(sides: list[str], folder: Path | None, articles: Path) -> dict[str, list[str]]:
    """Return the command of each side that can run, without its output; by this interpreter without a ``folder``."""
    found = {}
    for side in sides:
        if side == NEWSMILL:
            leave_out = ["--no-entities", "--no-quotes", "--no-stories"]
            found[side] = [sys.executable, "-m", "newsmill", "run", str(articles), *leave_out, "--output"]
            continue
        peer, job = JOBS[side]
        python = Path(sys.executable) if folder is None else environment(peer, folder)
        if python is None:
            print(f"{side}: left out, its packages cannot be installed")
        else:
            # -P: the folder of the script holds modules that bear the names of packages.
            found[side] = [str(python), "-P", str(HERE / f"peer_{peer}.py"), *job, str(articles)]
    return found


def run(command: list[str]) -> Ran | None:
    """Run ``command`` to its end; null when it failed, of which the last line is shown."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        # Bytecode is kept, as that of installed programs is.
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        process = subprocess.Popen(command, stdout=out, stderr=err, env=kept)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        for file in (out, err):
            file.seek(0)
        if process.returncode:
            print(f"{command[2]} failed: {(err.read().splitlines() or [''])[-1]}")
            return None
        return Ran(used.ru_utime + used.ru_stime, (out.read().splitlines() or [""])[-1])


def main() -> None:
    """Run the benchmark and print its table and figures."""
    options = _options()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        articles = sample(options.input, options.articles, folder)
        environments = None if options.here else options.environments or folder / "environments"
        runs = commands(options.sides.split(","), environments, articles)
        times = _alternate(runs, folder, options.rounds)
    medians = {side: statistics.median(taken) for side, taken in times.items() if taken}
    for side, median in medians.items():
        print(f"{side:<22}{median:>9.2f} CPU s{1000 * median / options.articles:>9.2f} ms an article")
    own = medians.get(NEWSMILL)
    ratios = {f"newsmill_to_{side}": round(own / each, 3) for side, each in medians.items() if own and side != NEWSMILL}
    print(json.dumps({"sides": len(medians), "cpu": {k: round(v, 2) for k, v in medians.items()}, **ratios}))


def _alternate(runs: dict[str, list[str]], folder: Path, rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {side: [] for side in runs}
    for number in range(rounds):
        for side in runs if number % 2 else reversed(list(runs)):
            ran = run([*runs[side], str(folder / f"{side}-{number}")])
            if ran is not None:
                times[side].append(ran.cpu)
                print(f"round {number + 1}  {side:<22}{ran.cpu:>9.2f} CPU s  {ran.told if side != NEWSMILL else ''}")
    return times


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--input", required=True, help="gzipped JSON Lines of articles")
    parser.add_argument("--articles", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sides", default=",".join([NEWSMILL, *JOBS]))
    parser.add_argument("--environments", type=Path, help="folder that keeps the environments of the peers")
    parser.add_argument("--here", action="store_true", help="run the peers by this interpreter, with what it has")
    return parser.parse_args()


if __name__ == "__main__":
    main()
