import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.tagger.bio import LABELS, may_follow, spans_by_sentence, spans_of, tags_of

_SPANS = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 4), st.sampled_from(LABELS)), max_size=8)


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ([], []),
        (["O", "O"], []),
        (["B-PER", "I-PER", "O", "B-LOC"], [(0, 2, "PER"), (3, 4, "LOC")]),
        (["B-PER", "B-PER"], [(0, 1, "PER"), (1, 2, "PER")]),
        (["B-PER", "I-LOC"], [(0, 1, "PER"), (1, 2, "LOC")]),
        (["I-ORG", "I-ORG"], [(0, 2, "ORG")]),
    ],
)
def test_spans_of(tags: list[str], spans: list[tuple[int, int, str]]) -> None:
    assert spans_of(tags) == spans


@given(_SPANS)
def test_tags_and_spans_are_inverse(steps: list[tuple[int, int, str]]) -> None:
    spans, position = [], 0
    for gap, length, label in steps:
        spans.append((position + gap, position + gap + length, label))
        position += gap + length
    assert spans_of(tags_of(position + 1, spans)) == spans


_TAGS = ("B-LOC", "B-PER", "I-LOC", "I-PER", "O")


@given(st.lists(st.lists(st.integers(0, len(_TAGS) - 1), max_size=6), max_size=6))
def test_spans_of_many_sentences_are_those_of_each(sentences: list[list[int]]) -> None:
    columns = np.array([column for sentence in sentences for column in sentence], dtype=np.int64)
    starts = np.cumsum([0, *map(len, sentences)])[:-1]
    alone = [spans_of([_TAGS[column] for column in sentence]) for sentence in sentences]
    assert spans_by_sentence(columns, starts, _TAGS) == alone


def test_only_the_same_entity_is_continued() -> None:
    assert may_follow("B-PER", "I-PER")
    assert may_follow("I-PER", "I-PER")
    assert may_follow("O", "B-PER")
    assert not may_follow("O", "I-PER")
    assert not may_follow("B-LOC", "I-PER")
