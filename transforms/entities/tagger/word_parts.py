"""What words are made of: a compound of nouns, a frequent word at the end, two words with a hyphen between."""

from collections.abc import Iterator, Sequence

from newsmill.transforms.entities.tagger.gazetteer import Gazetteer
from newsmill.transforms.entities.tagger.lexicon import Lexicon
from newsmill.transforms.entities.tagger.shapes import shapes
from newsmill.transforms.entities.tagger.word_ends import WordEnds
from newsmill.transforms.entities.tagger.word_forms import Forms
from newsmill.transforms.entities.tagger.word_kinds import NOTHING_KNOWN, compound_kinds, simple_kinds

Names = tuple[str, ...]
SHORTEST_COMPOUND = 7
"""Letters of a word that may be taken apart."""


def kinds_and_parts(
    forms: Forms, clusters: Sequence[int], lexicon: Lexicon, gazetteer: Gazetteer
) -> tuple[list[str], list[Names]]:
    """Give what words can be by the dictionary, and the names of what they are made of."""
    words, lower = forms.words, forms.lower
    kinds = simple_kinds(forms, lexicon)
    parts: list[Names] = [()] * len(words)
    long = [at for at, word in enumerate(words) if len(word) >= SHORTEST_COMPOUND and word.isalpha()]
    unknown = [at for at in long if kinds[at] == NOTHING_KNOWN]
    rare = [at for at in long if not clusters[at]]
    ends = WordEnds([lower[at] for at in unknown], [lower[at] for at in rare], lexicon)
    for at, kind in zip(unknown, compound_kinds([words[at] for at in unknown], ends, lexicon), strict=True):
        kinds[at] = kind
    for at in rare:
        parts[at] = _head(*ends.head(lower[at]))
    joined = [at for at, word in enumerate(words) if "-" in word[1:-1]]
    for at, names in zip(joined, _halves([words[at] for at in joined], lexicon, gazetteer), strict=True):
        parts[at] = names
    return kinds, parts


def _head(head: str, cluster: int) -> Names:
    return (f"d={head}", f"dc={cluster}") if head else ()


def _halves(words: Sequence[str], lexicon: Lexicon, gazetteer: Gazetteer) -> Iterator[Names]:
    """Give the names of what stands before and behind the last hyphen of each of ``words``."""
    halves = [half for word in words for half in word.rsplit("-", 1)]
    clusters = lexicon.clusters(halves, lexicon.entries(halves))
    for at in range(0, len(halves), 2):
        front, back = halves[at : at + 2]
        listed = [f"yg={kind}" for kind in gazetteer.classes(front)]
        yield (
            "y",
            f"yb={back.lower()}",
            f"yh={shapes(back)[1]}",
            f"yc={clusters[at + 1]}",
            f"yf={clusters[at]}",
            *listed,
        )
