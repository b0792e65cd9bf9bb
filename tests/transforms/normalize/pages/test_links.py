from newsmill.transforms.normalize.pages.blocks import parse
from newsmill.transforms.normalize.pages.links import heading_texts, link_texts
from newsmill.transforms.normalize.pages.page_blocks import page_blocks

PROSE = "<p>Der Rat hat am Montag nach langer Debatte beschlossen, den alten Kran im Hafen stehen zu lassen.</p>"


def links(body):
    return link_texts(list(page_blocks(parse(f"<html><body>{body}</body></html>"))))


def test_links_that_fill_their_block():
    body = "<p>In a <a href='/b'>sentence</a></p><div><h2><a href='/k'>Warum der Kran</a></h2></div>"
    assert links(body) == {"Warum der Kran"}


def test_a_link_around_a_heading_fills_it():
    assert links("<a href='/k'><h3>Warum der Kran</h3></a>") == {"Warum der Kran"}


def test_links_within_the_page_lead_nowhere_else():
    assert links("<p><a href='#top'>Nach oben und weiter</a></p><p><a>Ohne Ziel und Zweck</a></p>") == frozenset()


def test_a_subhead_that_is_a_link_is_no_teaser():
    subhead = "<h2><a href='/thema/kran'>Streit um den Kran</a></h2>"
    assert links(f"<div>{PROSE}{subhead}{PROSE}</div>") == frozenset()
    assert links(f"<div>{PROSE}<div>{subhead}<p>Kurz erklärt.</p></div>{PROSE}</div>") == {"Streit um den Kran"}


def test_a_linked_subhead_above_a_long_paragraph_needs_no_other():
    # Updates of a live blog and parts of a roundup have containers of their own, as teasers do.
    text = "Der Rat hat am Montag nach langer Debatte beschlossen, den Kran stehen zu lassen; {} das Land."
    box = "<section><h2><a href='/thema/kran'>Streit um den Kran</a></h2><p>{}</p></section>"
    assert links(box.format(text.format("die Kosten von zwei Millionen Euro für das Gerüst trägt"))) == frozenset()
    assert links(box.format(text.format("es zahlt"))) == {"Streit um den Kran"}


def test_a_page_without_blocks_has_no_links():
    assert links("") == frozenset()


def test_a_link_longer_than_a_headline_is_none():
    assert links(f"<p><a href='/a'>{'lang ' * 500}</a></p>") == frozenset()


def test_headlines_are_told_from_other_headings():
    tree = parse("<html><body><h1>Der Kran</h1><h2>Der Streit</h2></body></html>")
    assert (heading_texts(tree), heading_texts(tree, "h1")) == ({"Der Kran", "Der Streit"}, {"Der Kran"})
