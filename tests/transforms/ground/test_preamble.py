import pytest

from newsmill.transforms.ground.html_text import is_html
from newsmill.transforms.ground.preamble import declares_entities, preamble_of, root_of
from tests.cpu_time import seconds_of

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


@pytest.mark.parametrize("piece", ["<!--", "<?", "<!DOCTYPE ", '"', "[", "<!ENTITY ", "<a ", "<!DOCTYPE a>", "<!--->"])
def test_hostile_prologs_cost_linear_time(piece):
    def read():
        for text in ("<!DOCTYPE r [" + piece * 200_000, piece * 200_000):
            declares_entities(text)
            root_of(text)
            is_html(text)

    assert seconds_of(read) < 2


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("\ufeff\N{NO-BREAK SPACE}\n<!-- a > b --><Feed xmlns='x'/>".lstrip("\ufeff"), "feed"),
        ("<!DOCTYPE\n html>", "html"),
        ("<!doctype HTML PUBLIC 'x>y'><p>", "p"),
        ("<!DOCTYPE rss [<!ENTITY a 'b>c'>]><rss>", "rss"),
        ("<!DOCTYPE html [ <!-- nie zu Ende ><p>", "html"),
        ("Vor <p>", None),
        ("<3", None),
        ("", None),
    ],
)
def test_the_root_is_told_behind_what_stands_before_it(text, root):
    assert root_of(text) == root


@pytest.mark.parametrize(("limit", "closed"), [(24, False), (25, True), (None, True)])
def test_a_document_type_may_be_limited(limit, closed):
    data = b"<!DOCTYPE r [<!ENTITY >]>  <r/>"
    assert preamble_of(data, limit).closed is closed


def test_only_the_first_document_type_stands_before_the_root():
    found = preamble_of(b"<!DOCTYPE a><!DOCTYPE b><r/>")
    assert (found.doctype, found.end) == (b"<!DOCTYPE a>", 12)
