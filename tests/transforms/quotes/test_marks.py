import pytest

from newsmill.transforms.quotes.marks import mark_pairs
from tests.cpu_time import seconds_of


def _inner(text: str) -> list[str]:
    return [text[pair.inner_start : pair.inner_end] for pair in mark_pairs(text)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Sie sagte: „Der Steg bleibt.“", ["Der Steg bleibt."]),
        ("Sie sagte: „Der Steg bleibt.”", ["Der Steg bleibt."]),
        ('Sie sagte: „Der Steg bleibt."', ["Der Steg bleibt."]),
        ("Sie sagte: »Der Steg bleibt.«", ["Der Steg bleibt."]),
        ("Sie sagte: «Der Steg bleibt.»", ["Der Steg bleibt."]),
        ("She said: “The pier stays.”", ["The pier stays."]),
        ('She said: "The pier stays." Then: "All of it."', ["The pier stays.", "All of it."]),
        ("She said: ''The pier stays.'' It did.", ["The pier stays."]),
        ("She said: ‘The pier isn’t ours.’ It was.", ["The pier isn’t ours."]),
        ("„Er rief: ‚Halt!‘ und lief“, sagte sie.", ["Er rief: ‚Halt!‘ und lief"]),
        ("“He said ‘stop’ twice,” she said.", ["He said ‘stop’ twice,"]),
        ("\"They call it 'safety,' \" he said.", ["They call it 'safety,' "]),
        ("Die Hunde der Nachbarn' bellten, sagte sie.", []),
        ("It is the workers' pier, isn't it?", []),
    ],
)
def test_every_kind_of_mark(text, inner):
    assert _inner(text) == inner


def test_a_paragraph_that_opens_again_goes_on():
    assert _inner("“First part.\n“Second part,” she said.") == ["First part.\n“Second part,"]


def test_a_quotation_may_end_in_the_next_paragraph():
    assert _inner("Sie sagte: „Erstens.\nZweitens.“ Das war es.") == ["Erstens.\nZweitens."]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Sie sagte: „Erstens.\nDas Wort ‚Deich‘ ist alt.“ Das war es.", ["Erstens.\nDas Wort ‚Deich‘ ist alt."]),
        ("Sie sagte: „Erstens.\nDas Wort ‚Deich‘ ist alt. Dann ging sie.", ["Deich"]),
        ("Sie sagte: „Erstens.\nDas Wort ‚Deich‘ ist alt.\nDann: „Ja.“", ["Deich", "Ja."]),
    ],
)
def test_a_later_paragraph_of_a_quotation_may_have_marks_of_its_own(text, inner):
    assert _inner(text) == inner


def test_a_mark_without_its_counterpart_is_none():
    assert _inner("Sie sagte: „Der Steg bleibt.\nDer Rat stimmte zu. „Gut so“, rief er.") == ["Gut so"]


@pytest.mark.parametrize("line", ["„a", "“a", '"a', "»a", "„a\n‚b"])
def test_lone_marks_in_very_many_lines_cost_no_square(line):
    text = f"{line}\n" * 60_000  # with a look at all marks before each of them: 3.6 s
    assert seconds_of(lambda: mark_pairs(text)) < 1.0
