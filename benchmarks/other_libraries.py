"""The same task with datasketch and rensa: word 3-grams, MinHash of 128, LSH of 32 bands of 4, exact verification."""

import re
from collections.abc import Iterable, Sequence

Pairs = set[tuple[int, int]]

PERMUTATIONS, BANDS = 128, 32
_WORD = re.compile(r"[^\W_]+")


def shingle_sets(texts: Sequence[str]) -> list[set[str]]:
    """Return the word 3-grams of every text."""
    found = []
    for text in texts:
        words = _WORD.findall(text.lower())
        found.append({" ".join(words[ix : ix + 3]) for ix in range(max(1, len(words) - 2))} if words else set())
    return found


def verified(sets: Sequence[set[str]], words: Sequence[int], candidates: Iterable[tuple[int, int]]) -> Pairs:
    """Return the candidates that are near, or contained with 30 words and more."""
    kept = set()
    for a, b in set(candidates):
        shared = len(sets[a] & sets[b])
        smaller = a if len(sets[a]) <= len(sets[b]) else b
        near = shared >= 0.5 * (len(sets[a]) + len(sets[b]) - shared) and shared > 0
        if near or (words[smaller] >= 30 and shared >= 0.8 * len(sets[smaller])):
            kept.add((a, b))
    return kept


def datasketch_pairs(texts: Sequence[str]) -> Pairs:
    """Return the verified pairs by datasketch."""
    from datasketch import MinHash, MinHashLSH

    sets = shingle_sets(texts)
    index = MinHashLSH(num_perm=PERMUTATIONS, params=(BANDS, PERMUTATIONS // BANDS))
    encoded = [[shingle.encode() for shingle in found] for found in sets]
    pairs = []
    for ix, sketch in enumerate(MinHash.bulk(encoded, num_perm=PERMUTATIONS)):
        pairs += [(other, ix) for other in index.query(sketch)]
        index.insert(ix, sketch)
    return verified(sets, [len(found) + 2 for found in sets], pairs)


def rensa_pairs(texts: Sequence[str]) -> Pairs:
    """Return the verified pairs by rensa."""
    from rensa import RMinHash, RMinHashLSH

    sets = shingle_sets(texts)
    sketches = RMinHash.from_token_sets([list(found) for found in sets], num_perm=PERMUTATIONS, seed=1)
    index = RMinHashLSH(threshold=0.5, num_perm=PERMUTATIONS, num_bands=BANDS)
    index.insert_many(sketches)
    pairs = [(ix, other) for ix, found in enumerate(index.query_all(sketches)) for other in found if ix < other]
    return verified(sets, [len(found) + 2 for found in sets], pairs)
