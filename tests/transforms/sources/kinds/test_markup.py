import time

import pytest

from newsmill.transforms.sources.kinds.markup import declares_entities, is_html, root_of

BOMB = """<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY lol "lol">
 <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
]>
<html>&lol2;</html>"""


def test_entity_declarations_are_seen_before_the_root_only():
    assert declares_entities(BOMB)
    assert declares_entities('<!-- x --><!doctype html [ <!entity % a SYSTEM "file:///etc/passwd"> ]><html/>')
    assert not declares_entities("<!DOCTYPE html><p>&lt;!ENTITY a&gt; und <![CDATA[<!ENTITY b>]]></p>")
    assert not declares_entities('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/x.dtd"><html>')
    assert not declares_entities("<!DOCTYPE r [<!-- <!ENTITY a 'b'> -->]><r/>")


@pytest.mark.parametrize("piece", ["<!--", "<?", "<!DOCTYPE ", '"', "[", "<!ENTITY ", "<a "])
def test_hostile_prologs_cost_linear_time(piece):
    text = "<!DOCTYPE r [" + piece * 200_000
    start = time.process_time()
    declares_entities(text)
    root_of(text)
    is_html(text)
    assert time.process_time() - start < 2


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
    ],
)
def test_html_in_a_text_field_is_told(text, html):
    assert is_html(text) is html
