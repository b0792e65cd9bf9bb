"""What grows: text and markup of any size, each made by repeating one thing that parsers and rules look for."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

Filling = Callable[[int], str]
"""Takes a size in bytes of UTF-8 and returns about so much."""


def repeated(piece: str, size: int) -> str:
    """Return ``piece`` again and again up to ``size`` bytes; ``{n}`` in it is the number of the repetition."""
    return "".join(_up_to(size, (piece.replace("{n}", str(number)) for number in count(1))))


def nested(start: str, end: str, size: int) -> str:
    """Return ``start`` as often as ``end`` behind it."""
    times = max(1, size // len((start + end).encode()))
    return start * times + end * times


def _up_to(size: int, pieces: Iterator[str]) -> Iterator[str]:
    written = 0
    while written < size:
        piece = next(pieces)
        written += len(piece.encode("utf-8", "surrogatepass"))
        yield piece


_TEXT = {
    # blanks and breaks
    "blanks": " ", "tabs": "\t", "no-break spaces": "\xa0", "line breaks": "\n", "carriage returns": "\r",
    "blank lines": " \n", "zero-width spaces": "\u200b", "line separators": "\u2028", "blanks and letters": "a  ",
    "soft hyphens": "a\xad", "hyphens at line ends": "Brü-\n", "form feeds": "\f",
    # brackets, quotes, separators
    "opening brackets": "(", "opening square": "[", "opening braces": "{", "bracket pairs": "()", "closing": ")",
    "bracketed": "(ab) ", "quotes": '"', "german quotes": "„", "quoted": "„Ja“ ", "guillemets": "»", "apostrophes": "'",
    "commas": ",", "commas and blanks": ", ", "semicolons": ";", "bars": "|", "bars and blanks": " | ", "dots": ".",
    "ellipses": "… ", "dashes": "-", "long dashes": " – ", "colons": ":", "colons and blanks": "a: ", "slashes": "/",
    "backslashes": "\\", "at signs": "@", "hashes": "#", "stars": "*", "spaced stars": "* a ", "underscores": "_",
    "backticks": "`", "tildes": "~", "bangs": "!", "exclaimed": "Nein! ", "questions": "?", "equals": "=",
    "percent": "%", "percent escapes": "%41", "plus": "+", "arrows": "» ", "bullets": "• ", "dollars": "$",
    # words and numbers
    "one word": "a", "one capital word": "A", "one number": "1", "umlauts": "ä", "eszett": "ß",
    "combining marks": "\u0301", "letters with marks": "e\u0301", "ligatures": "ﬁ", "emoji": "😀",
    "joined emoji": "👩\u200d", "right to left": "א", "directions": "\u202e", "han": "的", "controls": "\x01",
    "replacement": "\ufffd", "private use": "\ue000", "initials": "A. ", "abbreviations": "z. B. ",
    "short words": "a b ", "capital words": "Ab ", "shouted": "ABC ", "joined by hyphens": "Ab-",
    "compounds": "Bundestags", "numbers": "12 ", "decimal numbers": "1.", "ands": " und ", "and names": "Ada und ",
    "of": "von ", "by": "Von ", "by names": "Von Ada Berg und ", "wide letters": "Ａ", "mojibake": "Ã¤",
    "mojibake quotes": "â€œ", "short lines": "Ja\n", "numbered lines": "Zeile {n}\n", "sentences": "Der Rat tagt. ",
    "various sentences": "Der Rat {n} tagt in Ulm-{n}. ", "questions asked": "Wer {n}? ", "names": "Ada Berg, ",
    "various names": "Ada{n} Berg{n}, ", "names on lines": "Ada{n} Berg\n", "full names": "Ada Berg ", "titles": "Dr. ",
    "titled": "Prof. Dr. Ada Berg ", "acronyms": "ABC (ABC) ", "explained": "Amt Ulm (AU{n}) ", "possessives": "Bergs ",
    "surnames": "Berg ", "countries": "Mali ", "institutions": "EU-Kommission ", "genitives": "Ulms ",
    # what articles hold
    "dates": "12.05.2024 ", "written dates": "12. Mai 2024 ", "iso dates": "2024-05-12T10:00:00Z ", "times": "10:30 ",
    "days": "Montag, ", "zones": "+02:00", "credits": "Foto: Ada Berg/dpa ", "credit lines": "Foto: Ada {n}/dpa\n",
    "agencies": "(dpa) ", "agency chains": "dpa/afp/", "places": "Ulm (dpa) - ",
    "captions": "Bild {n}: Ada Berg (links)\n", "promos": "Lesen Sie auch: Rat {n}\n",
    "teasers": "Mehr zum Thema\nRat {n} tagt\n", "shares": "Teilen\n", "consents": "Wir verwenden Cookies. ",
    "paywalls": "Jetzt abonnieren\n", "addresses": "https://a.example/{n} ",
    "long address": "https://a.example/" + "a/", "queries": "?a={n}&", "mail": "a{n}@b.example ", "users": "//a:b@",
    "hosts": "a.", "tags": "#Rat{n} ", "handles": "@rat{n} ", "quotes said": "„Ja“, sagte Ada Berg. ", "said": "sagte ",
    "open quotes": "„Ja, ", "list items": "- Punkt {n}\n", "numbered items": "{n}. Punkt\n",
    "table rows": "a | b | c\n", "headings": "# A{n}\n", "signatures": "-- \n", "citations": "> ", "indents": "    a\n",
    "prices": "1,50 € ",
    # markup in text
    "entities": "&amp;", "numeric entities": "&#228;", "hexadecimal entities": "&#xe4;", "double entities": "&amp;amp;",
    "ampersands": "&", "unfinished entities": "&#", "less thans": "<", "greater thans": ">", "open tags": "<b>",
    "close tags": "</b>", "tags cut off": "<b ", "ends cut off": "</", "comments cut off": "<!--",
    "comments": "<!-- a -->", "attributes": "<b a='1'>", "links": '<a href="/{n}">a</a> ', "line break tags": "<br>",
    "paragraphs": "<p>a", "cdata": "<![CDATA[", "cdata ends": "]]>", "processing": "<?a ", "declarations": "<!a ",
    "shortcodes": "[a b='c']", "caption shortcodes": "[caption]", "markdown links": "[a](b) ",
    "markdown pictures": "![a](b)", "link starts": "[a](", "emphasis": "*a ", "strong": "**a",
    "nested emphasis": "a**b_c", "code fences": "```\n", "references": "[a]: b\n", "reference links": "[a][",
    "autolinks": "<https://a.example>", "front matter": "---\n", "yaml anchors": "a{n}: &a [*a]\n",
    "yaml indents": "a:\n ", "toml tables": "[a.b{n}]\n", "python lists": "['a', ", "json strings": '"a", ',
    "escapes": "\\u00e4",
}  # fmt: skip

_NESTED = {
    "nested brackets": ("(", ")"),
    "nested square brackets": ("[", "]"),
    "nested objects": ('{"name": ', "}"),
    "nested quotes": ("„", "“"),
    "nested tags": ("<b>", "</b>"),
}

_MARKUP = {
    "p": "<p>Der Rat tagt.</p>", "p left open": "<p>Der Rat tagt.", "div": "<div>Der Rat tagt.</div>", "br": "a<br>",
    "link": '<a href="/{n}">Rat {n}</a> ', "links in paragraphs": '<p><a href="/{n}">Rat {n}</a></p>',
    "li": "<li>a{n}</li>", "li with link": '<li><a href="/{n}">Rat {n}</a></li>', "td": "<td>a</td>",
    "tr": "<tr><td>a<td>b", "b": "<b>a</b>",
    "figure": "<figure><img alt=a><figcaption>Foto: Ada {n}</figcaption></figure>", "img": '<img src="/{n}" alt="Rat">',
    "comment": "<!-- a -->", "script": "<script>a</script>", "style": "<style>a</style>",
    "iframe": "<iframe src=a></iframe>",
    "json-ld": '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Rat {n}"}</script>',
    "broken json-ld": '<script type="application/ld+json">{</script>', "meta": '<meta name="author" content="Ada {n}">',
    "meta dates": '<meta property="article:published_time" content="2024-05-12">', "h2": "<h2>Rat {n}</h2>",
    "hr": "<hr>", "title": "<title>a</title>", "base": '<base href="/{n}/">',
    "canonical": '<link rel="canonical" href="/{n}">', "time": '<time datetime="2024-05-12">heute</time>',
    "byline": '<p class="author">Von Ada {n}</p>', "option": "<option>a", "blockquote": "<blockquote>Ja.</blockquote>",
    "span": '<span class="a b c">a</span>', "svg": "<svg><g><a></g></svg>",
    "article": "<article><p>Der Rat {n} tagt.</p></article>", "section": "<section><h2>A</h2><p>b</p></section>",
    "form": "<form><input><button>a</button></form>", "nav": "<nav><a href=a>b</a></nav>", "template": "<template>a",
    "misnested": "<b><i>a</b></i>", "formats left open": "<b><a href=a>", "p in formats": "<b><p>a",
    "table in table": "<table><tr><td>", "select": "<select><option>a", "body again": "<body a{n}=1>",
    "html again": "<html b{n}=1>", "noscript": "<noscript>a</noscript>", "textarea": "<textarea>",
    "plaintext": "<plaintext>", "frameset": "<frameset>", "nobr": "<nobr>", "button": "<button>", "dd": "<dd>a<dt>b",
    "item": "<item><title>Rat {n}</title><description>Der Rat tagt.</description><guid>{n}</guid></item>",
    "item left open": "<item><title>a", "entry": "<entry><title>Rat</title><id>{n}</id><content>a</content></entry>",
    "url": "<url><loc>https://a.example/{n}</loc><lastmod>2024-05-12</lastmod></url>", "url left open": "<url><loc>",
    "category": "<category>Rat {n}</category>", "author": "<author>Ada {n}</author>",
    "creator": "<dc:creator>Ada {n}</dc:creator>", "link element": "<link>https://a.example/{n}</link>",
    "enclosure": '<enclosure url="/{n}" type="image/png"/>', "media": '<media:content url="/{n}" medium="image"/>',
    "guid": "<guid>{n}</guid>", "cdata sections": "<![CDATA[<b>a</b>]]>",
    "atom link": '<link rel="alternate" href="/{n}"/>', "atom author": "<author><name>Ada {n}</name></author>",
    "unknown element": "<x{n}>a</x{n}>", "unknown prefix": "<a:b{n}>a</a:b{n}>", "unknown left open": "<x>",
    "content": "<content>a", "namespaces": '<a xmlns:a{n}="b">c</a>', "base attributes": '<a xml:base="/{n}/">',
    "languages": '<a xml:lang="de">b</a>', "xhtml": '<content type="xhtml"><div>a</div></content>',
    "source": "<source>a</source>", "summary": "<summary>a</summary>",
}  # fmt: skip

_NESTED_MARKUP = {
    f"nested {name}": (f"<{name}>", f"</{name}>")
    for name in ("div", "ul", "b", "a", "blockquote", "table", "font", "span", "li", "item", "entry", "section", "svg")
}

_ATTRIBUTES = {
    "many attributes": " a{n}='b'", "bare attributes": " a", "quotes in tags": "\"'", "equals in tags": "=",
    "slashes in tags": "/ ", "classes": " class='a b'", "event attributes": " onclick=a", "long value": "a",
}  # fmt: skip


def text_fillings() -> dict[str, Filling]:
    """Return what may stand in any field, by name."""
    return _of(_TEXT, _NESTED)


def markup_fillings() -> dict[str, Filling]:
    """Return elements as they may stand in a page or feed, by name."""
    return _of(_MARKUP, _NESTED_MARKUP)


def attribute_fillings() -> dict[str, Filling]:
    """Return what may stand within a start tag, by name."""
    return _of(_ATTRIBUTES, {})


def _of(pieces: dict[str, str], pairs: dict[str, tuple[str, str]]) -> dict[str, Filling]:
    found: dict[str, Filling] = {name: partial(repeated, piece) for name, piece in pieces.items()}
    return found | {name: partial(nested, *pair) for name, pair in pairs.items()}
