"""Does ``NumpyOps(use_blis=False)`` speed up a spaCy CNN? ``python -m benchmarks.blis [--words N] [--rounds N]``.

Both sides run the same randomly initialised ``tok2vec`` (width 96, depth 4) with a ``ner`` on the same made-up text, in
alternating rounds in one process; the figure is the median of the ratios of CPU time.
"""

import argparse
import json
import statistics
import time
from typing import Any

import spacy
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops

SENTENCE = "Der Rat der Stadt Lohfelden hat am Dienstag über den Neubau der Brücke an der Fulda beraten . "


def cnn(ops: NumpyOps) -> Language:
    """Return an untrained pipeline of the size of the small official models, computing with ``ops``."""
    set_current_ops(ops)
    nlp = spacy.blank("de")
    nlp.add_pipe("tok2vec")
    model = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}
    parser = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "ner", "extra_state_tokens": False}
    parser |= {"hidden_width": 64, "maxout_pieces": 2, "use_upper": True, "tok2vec": model}
    ner: Any = nlp.add_pipe("ner", config={"model": parser})
    for label in ("PER", "LOC", "ORG", "MISC"):
        ner.add_label(label)
    nlp.initialize()
    for name in nlp.pipe_names:
        component: Any = nlp.get_pipe(name)
        component.model.to_cpu()
        for node in component.model.walk():
            node.ops = ops
    return nlp


def cpu_seconds(nlp: Language, ops: NumpyOps, texts: list[str]) -> float:
    """Return the CPU seconds that ``nlp`` takes for ``texts``."""
    set_current_ops(ops)
    start = time.process_time()
    for _ in nlp.pipe(texts, batch_size=64):
        pass
    return time.process_time() - start


def main() -> None:
    """Print both times per round and the median ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--words", type=int, default=40_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    texts = [SENTENCE * 20] * max(options.words // (20 * len(SENTENCE.split())), 1)
    sides = [(cnn(ops), ops) for ops in (NumpyOps(use_blis=True), NumpyOps(use_blis=False))]
    ratios = []
    for number in range(options.rounds):
        with_blis, without = (cpu_seconds(nlp, ops, texts) for nlp, ops in sides)
        ratios.append(with_blis / without)
        print(f"round {number + 1}: blis {with_blis:.2f} s, numpy {without:.2f} s")
    print(json.dumps({"speedup_without_blis_median": round(statistics.median(ratios), 3)}))


if __name__ == "__main__":
    main()
