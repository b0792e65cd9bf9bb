import time

from newsmill.transforms.normalize.pages.copies import without_copies

TEXT = [f"Absatz {number} erzählt ausführlich, was der Hafenmeister von Neustadt gesagt hat." for number in range(4)]


def test_a_copy_that_breaks_off_is_taken_out_as_far_as_it_goes() -> None:
    assert without_copies([*TEXT, "Druckversion", *TEXT[:3], "Ende"]) == [*TEXT, "Druckversion", "Ende"]
    assert without_copies([*TEXT, "Druckversion", *TEXT[:2]]) == [*TEXT, "Druckversion", *TEXT[:2]]
    assert without_copies(TEXT[:1] * 7) == TEXT[:1] * 4


def test_one_short_line_again_and_again_costs_its_length() -> None:
    started = time.process_time()
    assert without_copies(["a"] * 30_000) == ["a"] * 30_000
    assert time.process_time() - started < 3  # each place compared line by line, 11,000 took 5 s
