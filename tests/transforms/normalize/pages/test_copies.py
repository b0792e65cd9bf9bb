import time

from newsmill.transforms.normalize.pages.copies import without_copies
from tests.transforms.normalize.pages.page_texts import (
    FERRY,
    LIBRARY,
    body_of,
    paragraphs,
)

TEXT = [f"Absatz {number} erzählt ausführlich, was der Hafenmeister von Neustadt gesagt hat." for number in range(4)]


def test_a_copy_that_breaks_off_is_taken_out_as_far_as_it_goes() -> None:
    assert without_copies([*TEXT, "Druckversion", *TEXT[:3], "Ende"]) == [*TEXT, "Druckversion", "Ende"]
    assert without_copies([*TEXT, "Druckversion", *TEXT[:2]]) == [*TEXT, "Druckversion", *TEXT[:2]]
    assert without_copies(TEXT[:1] * 7) == TEXT[:1] * 4


def test_one_short_line_again_and_again_costs_its_length() -> None:
    started = time.process_time()
    assert without_copies(["a"] * 30_000) == ["a"] * 30_000
    assert time.process_time() - started < 3  # each place compared line by line, 11,000 took 5 s


def test_the_same_article_twice_in_a_page_is_read_once():
    once = f"<h2>Der Fahrplan</h2>{paragraphs(FERRY)}{paragraphs(LIBRARY)}"
    body = f"<article><h1>Fähre</h1><div class='screen'>{once}</div><div class='phone'>{once}</div></article>"
    assert body_of(body) == ["Der Fahrplan", *FERRY, *LIBRARY]


def test_a_refrain_stays():
    song = ["Und das Schiff fährt hinaus.", *FERRY[:1], "Und das Schiff fährt hinaus.", *FERRY[1:]]
    assert body_of(f"<article><h1>Lied</h1>{paragraphs(song)}</article>") == song
