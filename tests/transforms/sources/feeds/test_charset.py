import pytest

from newsmill.transforms.sources.feeds.charset import utf8_of
from newsmill.transforms.sources.feeds.parse import documents_of

FEED = "<rss version='2.0'><channel><item><title>Bürger grüßen „Käpt’n“</title></item></channel></rss>"
TITLE = "Bürger grüßen „Käpt’n“"


def title(content, headers=None):
    return documents_of(content, "https://e.example/f", headers=headers).documents[0].title


def declared(encoding):
    return f'<?xml version="1.0" encoding="{encoding}"?>{FEED}'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32", "windows-1252", "utf-8-sig"])
def test_the_declared_set_is_used(encoding):
    name = encoding.removesuffix("-sig")
    assert title(declared(name).encode(encoding)) == TITLE


@pytest.mark.parametrize("lie", ["iso-8859-1", "windows-1252", "us-ascii", "koi8-r", "no-such-set", "rot13", "a\0b"])
def test_utf_8_is_told_from_the_set_that_is_wrongly_declared(lie):
    assert title(declared(lie).encode()) == TITLE
    assert title(FEED.encode(), {"Content-Type": f"text/xml; charset={lie}"}) == TITLE


def test_windows_1252_declared_as_utf_8_is_read_as_what_it_is():
    assert title(declared("utf-8").encode("cp1252")) == TITLE


def test_one_stray_byte_does_not_cost_the_other_umlauts():
    assert title(FEED.encode().replace(b"</title>", b" f\xfcr alle</title>")) == TITLE + " für alle"


def test_more_stray_bytes_than_characters_are_windows_1252():
    assert title(b"<rss version='2.0'><item><title>" + b"\xfc\xe4\xf6 \xc3\xbc</title></item></rss>") == "üäö Ã¼"


@pytest.mark.parametrize("codec", ["punycode", "idna", "undefined", "unicode_escape", "raw_unicode_escape"])
def test_codecs_that_are_no_character_sets_are_never_run(codec):
    assert title(declared(codec).encode()) == TITLE
    assert "cannot be read" in str(utf8_of(declared(codec).encode(), {}).fault)
    assert title(FEED.encode(), {"content-type": f"text/xml; charset={codec}"}) == TITLE


PROSE = {
    "koi8-r": "Городской совет сегодня обсуждал новый мост через реку и ремонт школы на площади.",
    "windows-1251": "Городской совет сегодня обсуждал новый мост через реку и ремонт школы на площади.",
    "euc-jp": "市議会は今日、川に架かる新しい橋と広場にある学校の改修について話し合いました。"
    "ニュースによると、サービスのスケジュールはまだはっきりしていないとのことです。",
    "big5": "市議會今天討論了跨河的新橋和廣場上學校的修繕工程，明年春天將會動工。",
}


@pytest.mark.parametrize("encoding", PROSE)
def test_text_of_no_western_language_is_guessed_where_nothing_is_declared(encoding):
    feed = f"<rss version='2.0'><channel><item><title>{PROSE[encoding]}</title></item></channel></rss>"
    assert title(feed.encode(encoding)) == PROSE[encoding]


@pytest.mark.parametrize("words", ["Übrige Bürger hätten Äpfel für Öl", "Été à la mer où naît l’élève étonnée"])
def test_western_text_is_never_guessed(words):
    feed = f"<rss version='2.0'><channel><item><title>{words}</title></item></channel></rss>"
    assert title(feed.encode("cp1252")) == words
