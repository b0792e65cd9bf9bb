import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmill.transforms.entities.tagger.bio import LABELS, may_follow, spans_of, tags_of

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


def test_only_the_same_entity_is_continued() -> None:
    assert may_follow("B-PER", "I-PER")
    assert may_follow("I-PER", "I-PER")
    assert may_follow("O", "B-PER")
    assert not may_follow("O", "I-PER")
    assert not may_follow("B-LOC", "I-PER")
