"""The plain script of ``benchmarks.peers``: JSON, language by py3langid, copies by rensa, a Parquet table by pandas.

It finds no entities, keeps no state and publishes nothing. Run by its own interpreter; a part whose package is missing
is left out and named.

    python peer_plain.py ARTICLES.jsonl OUTPUT.parquet
"""

import importlib.util
import json
import re
import sys
from pathlib import Path

PACKAGES = {"py3langid": "language", "rensa": "copies", "pandas": "table"}
_WORD = re.compile(r"[^\W_]+")


def languages(texts: list[str]) -> list[str]:
    """Return the language of every text."""
    import py3langid

    return [str(py3langid.classify(text)[0]) for text in texts]


def copies(texts: list[str]) -> list[int | None]:
    """Return for every text the number of an earlier one that shares half of its three-word runs, by sketches alone."""
    from rensa import RMinHash, RMinHashLSH

    words = [_WORD.findall(text.lower()) for text in texts]
    runs = [[" ".join(found[ix : ix + 3]) for ix in range(max(1, len(found) - 2))] for found in words]
    sketches = RMinHash.from_token_sets(runs, num_perm=128, seed=1)
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    index.insert_many(sketches)
    return [
        min((other for other in found if other < ix), default=None)
        for ix, found in enumerate(index.query_all(sketches))
    ]


def main() -> None:
    """Do the job and print what was done as one JSON object."""
    source, target = map(Path, sys.argv[1:3])
    with source.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    texts = [str(row.get("text") or "") for row in rows]
    missing = [package for package in PACKAGES if importlib.util.find_spec(package) is None]
    if "py3langid" not in missing:
        rows = [{**row, "language": language} for row, language in zip(rows, languages(texts), strict=True)]
    if "rensa" not in missing:
        rows = [{**row, "copy_of": copy} for row, copy in zip(rows, copies(texts), strict=True)]
    if "pandas" not in missing:
        import pandas

        pandas.DataFrame(rows).to_parquet(target)
    print(json.dumps({"articles": len(rows), "left_out": [PACKAGES[package] for package in missing]}))


if __name__ == "__main__":
    main()
