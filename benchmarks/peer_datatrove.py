"""The datatrove sides of ``benchmarks.peers``: its published pipelines over JSON Lines, stage by stage in this process.

``copies`` is its ``examples/minhash_deduplication.py``: MinHash in four stages. ``documented`` is the pipeline of
FineWeb 2, which its makers publish for languages other than English, from where it has texts: the same four stages,
filters of repetition and quality with the thresholds for German, and the last touches (ftfy, personal data, lines of
symbols).

Stages, their order, their settings and what lies between them (gzipped JSON Lines) are those published. Left out is
what needs a download (the language model, the counter of tokens) and what newsmill does not do here either (web
archives, lists of addresses). Tasks run one after another in one process, which is the least that datatrove can take.

    python peer_datatrove.py copies|documented ARTICLES.jsonl FOLDER
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

LANGUAGE = "deu_Latn"
TOP_N_GRAMS = ((2, 0.169), (3, 0.153), (4, 0.137))
DUP_N_GRAMS = ((5, 0.141), (6, 0.134), (7, 0.126), (8, 0.117), (9, 0.108), (10, 0.098))
STOP_WORDS = ["der", "und", "die", "in", "von", "im", "den", "des", "mit", "das", "er", "dem", "als", "wurde", "für"]
"""Thresholds and words of FineWeb 2's ``configs/deu_Latn.yml``."""


class Stages:
    """Runs stages one after another, each with its logs, as separate tasks of one process."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.done = 0

    def at(self, name: str) -> str:
        """Return the folder of a part."""
        return str(self.folder / name)

    def run(self, *pipeline: Any, tasks: int = 1) -> None:
        """Run a stage to its end."""
        from datatrove.executor import LocalPipelineExecutor

        logs = self.at(f"logs/{self.done}")
        LocalPipelineExecutor(pipeline=list(pipeline), tasks=tasks, workers=1, logging_dir=logs).run()
        self.done += 1


def find_copies(stages: Stages, source: Path) -> str:
    """Find copies by MinHash in four stages; return the folder of the articles that stay."""
    from datatrove.pipeline.dedup import (
        MinhashDedupBuckets,
        MinhashDedupCluster,
        MinhashDedupFilter,
        MinhashDedupSignature,
    )
    from datatrove.pipeline.dedup.minhash import MinhashConfig
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    def reader() -> Any:
        return JsonlReader(str(source.parent), glob_pattern=source.name, text_key="text", id_key="url")

    config = MinhashConfig(num_buckets=14, hashes_per_bucket=8, n_grams=5)
    signatures, buckets, remove, kept = map(stages.at, ("signatures", "buckets", "remove_ids", "output"))
    stages.run(reader(), MinhashDedupSignature(output_folder=signatures, config=config, language=LANGUAGE))
    stages.run(
        MinhashDedupBuckets(input_folder=signatures, output_folder=buckets, config=config), tasks=config.num_buckets
    )
    stages.run(MinhashDedupCluster(input_folder=buckets, output_folder=remove, config=config))
    removed = JsonlWriter(stages.at("removed"))
    stages.run(reader(), MinhashDedupFilter(input_folder=remove, exclusion_writer=removed), JsonlWriter(kept))
    return kept


def filter_and_format(stages: Stages, source: str) -> str:
    """Filter by repetition and quality, then put the last touches; return the folder of the articles that stay."""
    from datatrove.pipeline.filters import FineWebQualityFilter, GopherQualityFilter, GopherRepetitionFilter
    from datatrove.pipeline.formatters import FTFYFormatter, PIIFormatter, SymbolLinesFormatter
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    repetition = GopherRepetitionFilter(
        language=LANGUAGE,
        dup_para_frac=0,
        dup_line_char_frac=0,
        dup_para_char_frac=0,
        dup_line_frac=0.263,
        top_n_grams=TOP_N_GRAMS,
        dup_n_grams=DUP_N_GRAMS,
        exclusion_writer=JsonlWriter(stages.at("removed_repetition")),
    )
    lines = FineWebQualityFilter(
        language=LANGUAGE,
        short_line_thr=999,
        char_duplicates_ratio=0.1,
        line_punct_thr=0.0,
        new_line_ratio=0.152,
        exclusion_writer=JsonlWriter(stages.at("removed_lines")),
    )
    quality = GopherQualityFilter(
        language=LANGUAGE,
        max_avg_word_length=15,
        min_avg_word_length=0,
        stop_words=STOP_WORDS,
        max_non_alpha_words_ratio=0.774,
        min_stop_words=2,
        exclusion_writer=JsonlWriter(stages.at("removed_quality")),
    )
    filtered, formatted = stages.at("filtered"), stages.at("final_touches")
    stages.run(JsonlReader(source), repetition, lines, quality, JsonlWriter(filtered))
    symbols = SymbolLinesFormatter(symbols_to_remove=["|"], replace_char="\n")
    stages.run(JsonlReader(filtered), FTFYFormatter(), PIIFormatter(), symbols, JsonlWriter(formatted))
    return formatted


def main() -> None:
    """Do the job and print what was done as one JSON object."""
    job, source, folder = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3]).resolve()
    stages = Stages(folder)
    output = find_copies(stages, source)
    if job == "documented":
        output = filter_and_format(stages, output)
    kept = sum(gzip.decompress(path.read_bytes()).count(b"\n") for path in Path(output).glob("*.jsonl.gz"))
    print(json.dumps({"articles": kept, "left_out": ["language", "tokens"]}))


if __name__ == "__main__":
    main()
