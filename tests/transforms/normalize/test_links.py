import time

from lxml import html

from newsmill.transforms.normalize.links import MAX_CHARS, link_texts


def test_links_that_fill_their_block() -> None:
    tree = html.fromstring("<div><p><a>Rat tagt</a></p><p>Der <a>Rat</a> tagt</p></div>")
    assert link_texts(tree) == {"Rat tagt"}


def test_a_link_longer_than_a_headline_is_none() -> None:
    tree = html.fromstring(f"<div><p><a>{'x' * (MAX_CHARS + 1)}</a></p></div>")
    assert link_texts(tree) == frozenset()


def test_links_of_one_block_cost_what_their_number_costs() -> None:
    tree = html.fromstring("<p>" + "<a>Rat</a> " * 5_000 + "</p>")
    started = time.process_time()
    assert link_texts(tree) == frozenset()
    assert time.process_time() - started < 2.0
