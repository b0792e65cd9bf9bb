import itertools
import time

from hypothesis import given
from hypothesis import strategies as st

from newsmill.pipeline.changes.words import MOST_PAIRS, edits

WORDS = st.lists(st.sampled_from(["der", "Hafen", "die", "Brücke", "\n", "neu", "frei."]), max_size=30)


def text_of(tokens: list[str]) -> str:
    lines = " ".join(tokens).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


def words(text: str) -> list[str]:
    return text.split()


def side(found: list[tuple[str, str]], other: str) -> list[str]:
    return [word for kind, text in found if kind != other for word in words(text)]


@given(WORDS, WORDS)
def test_both_texts_can_be_read_off(before: list[str], after: list[str]) -> None:
    old, new = text_of(before), text_of(after)
    found = [(edit.kind, edit.text) for edit in edits(old, new)]
    assert side(found, "added") == words(old)
    assert side(found, "removed") == words(new)
    # What is removed stands before what is added in its place, and no kind stands beside itself.
    kinds = [kind for kind, _ in found]
    assert ("added", "removed") not in itertools.pairwise(kinds)
    assert all(one != other for one, other in itertools.pairwise(kinds))


@given(WORDS)
def test_a_text_is_the_same_as_itself(tokens: list[str]) -> None:
    assert {edit.kind for edit in edits(text_of(tokens), text_of(tokens))} <= {"same"}


def test_lines_that_changed_are_compared_each_with_its_own() -> None:
    found = edits("Eins zwei drei.\nVier fünf sechs.\nSieben.", "Eins zwo drei.\nVier fünf sechse.\nSieben.")
    assert [(edit.kind, edit.text) for edit in found] == [
        ("same", "Eins"), ("removed", "zwei"), ("added", "zwo"), ("same", "drei.\nVier fünf"),
        ("removed", "sechs."), ("added", "sechse."), ("same", "\nSieben.\n"),
    ]  # fmt: skip


def test_a_word_alone_between_two_changes_counts_as_changed_two_do_not() -> None:
    assert [edit.kind for edit in edits("a b c", "x b z")] == ["removed", "added", "same"]
    assert [edit.text for edit in edits("a b c", "x b z")][:2] == ["a b c", "x b z"]
    assert [edit.kind for edit in edits("a b b2 c", "x b b2 z")][:3] == ["removed", "added", "same"]


def test_stretches_that_are_too_long_are_another_text() -> None:
    half = int(MOST_PAIRS**0.5)
    # Each side ends with a line break, and one has a word more.
    for length, compared in ((half - 2, True), (half - 1, False)):
        before = " ".join(f"w{ix}" for ix in range(length))
        assert any(edit.kind == "same" and edit.text.strip() for edit in edits(before, f"neu {before}")) is compared


def test_the_worst_texts_cost_little() -> None:
    monotone = "\n".join(["ab " * 400] * 200)
    mixed = "\n".join(" ".join(f"w{(ix * 7 + line) % 40}" for ix in range(400)) for line in range(200))
    started = time.process_time()
    edits(monotone, mixed)
    edits(mixed, mixed.replace("w7", "w8").replace("w3 ", "w5 "))
    assert time.process_time() - started < 60
