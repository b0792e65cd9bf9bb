import time

import pytest

from newsmill.schemas.rows.reject import Reason
from newsmill.transforms.sources.feeds.parse import documents_of
from newsmill.transforms.sources.feeds.prolog import GROWTH_LIMIT, UnsafeXmlError, prolog_of

BODY = b"<rss version='2.0'><channel><item><title>%s</title></item></channel></rss>"


def titles(content):
    return [row.title for row in documents_of(content, "https://e.example/f").documents]


def reasons(content):
    return [row.reason for row in documents_of(content, "https://e.example/f").rejects]


LAUGHS = (
    b'<!DOCTYPE rss [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "&%c;&%c;&%c;">' % (c + 1, c, c, c) for c in range(97, 120))
    + b"]>"
)


@pytest.mark.parametrize(
    "doctype",
    [
        LAUGHS,
        LAUGHS.replace(b"><!", b">\n<!"),
        b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE rss [<!ENTITY x PUBLIC "a" "http://e.example/x">]>',
        b'<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://e.example/x.dtd"> %x;]>',
        b"<!DOCTYPE rss [<!ENTITY % x \"<!ENTITY y 'z'>\"> %x;]>",
        b'<!DOCTYPE rss [<!ENTITY x "<a>">]>',
        b'<!DOCTYPE rss [<!ENTITY x "' + b"a" * 257 + b'">]>',
        b"<!DOCTYPE rss [<!ENTITY x unquoted>]>",
        b"<!-- <rss> --><!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
        b"<!DOCTYPE rss [" + b"<!--" * 20_000,
        b"<!DOCTYPE rss [<!ELEMENT ",
    ],
)
def test_declarations_that_could_read_or_grow_make_the_feed_unsafe(doctype):
    content = b'<?xml version="1.0"?>\n' + doctype + b"\n" + BODY % b"&x;"
    assert reasons(content) == [Reason.UNSAFE_XML]
    wide = content.decode().replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")
    assert reasons(wide) == [Reason.UNSAFE_XML]


@pytest.mark.parametrize(
    "doctype",
    [
        b"",
        b'<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">',
        b"<!DOCTYPE rss SYSTEM 'rss.dtd'>",
        b'<!DOCTYPE rss [<!ENTITY % l PUBLIC "-//W3C//ENTITIES Latin 1 for XHTML//EN" "http://w3.example/l.ent"> %l;]>',
        b"<!DOCTYPE rss [<!-- <!ENTITY x SYSTEM 'file:///etc/passwd'> -->]>",
        b'<!DOCTYPE rss [<!ELEMENT rss ANY><!ATTLIST rss a CDATA "b">]>',
    ],
)
def test_a_harmless_document_type_is_left_out_and_the_feed_read(doctype):
    assert titles(b'<?xml version="1.0"?>' + doctype + BODY % b"M\xc3\xbcller") == ["Müller"]


def test_entities_of_plain_words_are_kept():
    assert titles(b'<!DOCTYPE rss [<!ENTITY blatt "Tag&#98;latt">]>' + BODY % b"Das &blatt;") == ["Das Tagblatt"]


def test_named_characters_of_html_are_read_without_a_declaration():
    assert titles(BODY % b"M&uuml;ller &ndash; B&auml;r") == ["Müller – Bär"]


def test_plain_words_may_not_lengthen_the_document_without_end():
    doctype = b'<!DOCTYPE rss [<!ENTITY x "' + b"a" * 256 + b'">]>'
    assert titles(doctype + BODY % (b"&x;" * 4000))[0] == "a" * 256 * 4000
    assert 256 * 4000 < GROWTH_LIMIT < 256 * 5000
    with pytest.raises(UnsafeXmlError):
        prolog_of(doctype + BODY % (b"&x;" * 5000))


def test_a_feed_is_never_read_from_a_name_inside_it(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    content = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'.encode() + BODY % b"&x;"
    assert "geheim" not in repr(documents_of(content, "https://e.example/f"))


@pytest.mark.parametrize(
    "content",
    [
        b"\n" * 2_000_000 + BODY % b"a",
        b"<!--" * 500_000 + BODY % b"a",
        b"<?xml " + b'encoding="' * 100_000,
        b'<?xml version="1.0"?>' + BODY % (b'encoding="x" ' * 50_000),
        BODY % b"</title><author>" + b"a" * 1_000_000 + b"</author>",
        BODY % (b"</title>" + b"".join(b"<category>%d</category>" % n for n in range(20_000)) + b"<title>"),
        BODY % (b"</title><a " + b" ".join(b'a%d="1"' % n for n in range(50_000)) + b"/><title>"),
        BODY % (b"</title>" + b"<b>" * 200_000),
        b"<urlset>" + b"<url>" * 200_000,
    ],
)
def test_no_shape_takes_more_than_linear_time(content):
    start = time.process_time()
    documents_of(content, "https://e.example/f")
    assert time.process_time() - start < 5  # the square of these lengths takes minutes
