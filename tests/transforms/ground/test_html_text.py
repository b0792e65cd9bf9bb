import pytest

from newsmill.transforms.ground.html_text import is_html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<p>Der Rat tagt.</p>", True),
        ('Der <a href="https://example.org">Rat</a> tagt.', True),
        ("Zeile eins<br>Zeile zwei<br/>Zeile drei", True),
        ("<!DOCTYPE html><html>", True),
        ("Der Absatz beginnt in HTML mit <p> und endet bald.", False),
        ("Mit <br> erzwingt man einen Umbruch.", False),
        ("Es gilt a < b und b > c.", False),
        ("Mail an <redaktion@example.org>", False),
        ("<p>Der Rat tagt.<p>Der Chor singt.", True),
        ("Der Rat tagt.</p>\nDer Chor singt.</p>", True),
        ("Der Rat <b>tagt</b> heute.", True),
        ("Mit <a> und <b> beginnt in HTML etwas.", False),
        ("1 < 2 und 3 > 2", False),
        ("Ich <3 dich <p", False),
        ("<Name>", False),
    ],
)
def test_html_is_told_from_text(text, html):
    assert is_html(text) is html
