"""The datatrove side of ``benchmarks.peers``: JSON Lines in, copies by its MinHash, JSON Lines out, in this process.

Its language filter needs a model that it downloads, so it is left out; words are told by white space.

    python peer_datatrove.py ARTICLES.jsonl FOLDER
"""

import json
import sys
from pathlib import Path
from typing import Any


def main() -> None:
    """Do the job and print what was done as one JSON object."""
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import (
        MinhashDedupBuckets,
        MinhashDedupCluster,
        MinhashDedupFilter,
        MinhashDedupSignature,
    )
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    source, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    config = MinhashConfig(n_grams=3, num_buckets=32, hashes_per_bucket=4)
    at = {name: str(folder / name) for name in ("signatures", "buckets", "removed", "output", "logs")}

    def reader() -> Any:
        return JsonlReader(str(source.parent), glob_pattern=source.name, text_key="text", id_key="url")

    steps: list[list[Any]] = [
        [reader(), MinhashDedupSignature(output_folder=at["signatures"], config=config, language="deu")],
        [MinhashDedupBuckets(input_folder=at["signatures"], output_folder=at["buckets"], config=config)],
        [MinhashDedupCluster(input_folder=at["buckets"], output_folder=at["removed"], config=config)],
        [reader(), MinhashDedupFilter(input_folder=at["removed"]), JsonlWriter(at["output"], compression=None)],
    ]
    for number, pipeline in enumerate(steps):
        tasks = config.num_buckets if number == 1 else 1
        logs = f"{at['logs']}/{number}"
        LocalPipelineExecutor(pipeline=pipeline, tasks=tasks, workers=1, logging_dir=logs).run()
    kept = sum(len(path.read_bytes().split(b"\n")) - 1 for path in Path(at["output"]).glob("*.jsonl"))
    print(json.dumps({"articles": kept, "left_out": ["language", "table"]}))


if __name__ == "__main__":
    main()
