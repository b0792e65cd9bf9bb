"""Characters to clean characters, without touching the author's words.

Repairs mojibake (UTF-8 read as something else), composes to NFC (never NFKC: it turns 10³ into 103), and takes out what
no reader sees: soft hyphens, zero-width characters, bidi controls, terminal escapes, control characters. Every kind of
white space becomes a space, every kind of line break a newline. Quotation marks, ligatures, full-width letters and
entities stay as they were written.
"""

import re
import unicodedata

import ftfy
from ftfy.badness import is_bad

FIXES = ftfy.TextFixerConfig(
    unescape_html=False,
    remove_terminal_escapes=False,
    restore_byte_a0=False,
    replace_lossy_sequences=False,
    fix_latin_ligatures=False,
    fix_character_width=False,
    uncurl_quotes=False,
    fix_line_breaks=False,
    fix_surrogates=True,
    remove_control_chars=False,
    normalization=None,
    explain=False,
)
"""ftfy repairs encodings only; the rest is done below, where it can be seen."""

ROUNDS = 4
"""Mojibake can hide behind invisible characters or be doubled; four rounds end every case met."""

_BREAK_SET = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_SPACE_SET = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_BREAKS = re.compile(rf"(?:\r\n?|\n)\x0c|\r{{1,3}}\n|\r|[{_BREAK_SET}]")
"""Breaks of lines; a line that begins with a form feed begins a page, which ends no paragraph."""
_SPACES = re.compile(f"[{_SPACE_SET}]")
_SOFT_BREAK = re.compile(r"\xad[ \t]*\n[ \t]*")
_ESCAPES = re.compile(r"\x1b(?:\[[0-?]{0,16}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,200}(?:\x07|\x1b\\)|[@-_])")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)
_LATIN_JOINERS = re.compile(
    "(?<![\u0300-\uffff\U00010000-\U0010ffff])[\u200c\u200d]+|[\u200c\u200d]+(?=[\\s\x00-\u024f]|$)"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_HARMLESS = frozenset(map(chr, range(32, 127))) | frozenset(
    "\n\t\r\xa0äöüßÄÖÜẞéèêëáàâíìîóòôúùûçñćčšžğışÉÈÁÀÓÚøØæåÅ„“”‚‘’»«›‹–—…€°§•′″×·²³½¼"
) - frozenset("ÃÂâÅåØ")
"""Characters of clean text: where there are no others, there is no mojibake and nothing invisible (the costly
searches are spared)."""
_HARMLESS_START = re.compile(f"[{re.escape(''.join(sorted(_HARMLESS)))}]*+")
_LINE_HYPHEN = re.compile(r"(\w{2,40})-\n([^\W\d_A-ZÄÖÜ]\w{1,40})([.,;:!?)“”\"]{0,4})(?=\s) ?")
_SUSPENDED = frozenset({
    "und", "oder", "bzw", "beziehungsweise", "sowie", "noch", "als", "wie", "bis", "statt", "and", "or", "to",
    "nor", "than", "aber", "auch",
})  # fmt: skip
_WRAPPED_LENGTH = 40
_WORD = re.compile(r"[^\W\d_]+")
SAMPLE = 4_000
"""Characters that tell the language where hyphens are joined."""
_ENGLISH = re.compile(r"\b(?:the|and|of|that|was|were|which|for)\b")
_NOT_ENGLISH = re.compile(r"\b(?:der|die|und|das|ist|nicht|le|la|les|des|et|el|los|que|il|di|che|de|het|een)\b")
_TAILS = re.compile(
    r"(?:[a-z]?tion|[a-z]?sion|ment|ness|ings?|eds?|ers?|ly|i?ty|ities|[ai]ble|[ae]nces?|ous|ive|al|ism|ists?|i[sz]e|"
    r"[aiu]te|ical|ful|less|ship|tures?|[ct]ial|ary|ory|ics?|dom|hood|wards?|([b-df-hj-np-tv-z])(?:ing|ed|er|y|le))[a-z]{0,4}"
)
"""How the rest of an English word begins that is no word of its own."""
_HEADS = frozenset(
    ("inter", "trans", "con", "com", "dis", "mis", "sub", "super", "per", "pro", "im", "un", "under", "re", "de")
)
"""First syllables that English words are divided behind, and that take no hyphen as a rule."""


def repair(text: str) -> str:
    r"""Return ``text`` in NFC with mojibake repaired and invisible characters gone.

    Repairing twice changes nothing more.

    >>> repair("Ko\u0308ln\u00a0sagt:\u200b \u201eSchön\u201c")
    'Köln sagt: „Schön“'
    """
    for _ in range(0 if _is_harmless(text) else ROUNDS):
        before, text = text, _repair_odd(text)
        if text == before or not any(map(_is_garbled, text.split("\n"))):
            break
    if "\r" in text:
        text = _BREAKS.sub("\n", text)
    return text.replace("\xa0", " ").replace("\t", " ")


def _repair_odd(text: str) -> str:
    lines = text.split("\n")
    if any(garbled := list(map(_is_garbled, lines))):
        text = "\n".join(ftfy.fix_text(line, FIXES) if bad else line for line, bad in zip(lines, garbled, strict=True))
    if "\x1b" in text:
        text = _ESCAPES.sub("", text)
    text = _SOFT_BREAK.sub("", _BREAKS.sub("\n", text))
    if "\u200c" in text or "\u200d" in text:
        text = _LATIN_JOINERS.sub("", text)
    text = _SURROGATES.sub("\ufffd", _INVISIBLE.sub("", _SPACES.sub(" ", text)))
    return unicodedata.normalize("NFC", text)


def _is_garbled(line: str) -> bool:
    """Tell whether a line seems to hold mojibake; ftfy, too, repairs line by line, and lines of clean text are many."""
    return not _is_harmless(line) and is_bad(line)


def _is_harmless(text: str) -> bool:
    """Tell whether a text has clean characters alone; the expression looks through them in a sixth of a set's time."""
    start = _HARMLESS_START.match(text)
    return start is not None and start.end() == len(text)


def collapsed(text: str) -> str:
    r"""Return ``text`` without white space around it, every run of it inside one space.

    >>> collapsed(" a \u2009 b\n")
    'a b'
    """
    # Printable text has no white space but spaces: most texts need not be cut into their words.
    return text.strip() if "  " not in text and text.isprintable() else " ".join(text.split())


def join_hyphenated(text: str) -> str:
    r"""Return ``text`` with words that were hyphenated at a line end whole again.

    The line keeps the word, lines stay lines.

    Suspended hyphens (``Nah-`` / ``und Fernverkehr``) stay, and a compound the text spells with a hyphen elsewhere
    keeps it. In English, where compounds have one (``call-outs``), only what the text spells without it elsewhere, and
    what ends or begins like half a word, loses it.

    >>> join_hyphenated("Im dritten Jahr in Folge sinkt die Arbeits-\nlosigkeit im Norden.")
    'Im dritten Jahr in Folge sinkt die Arbeitslosigkeit\nim Norden.'
    """
    if "-\n" not in text:
        return text

    words = frozenset(_WORD.findall(text.lower())) if _is_english(text) else None

    def whole(found: re.Match[str]) -> str:
        head, tail = found[1], found[2]
        line_start = text.rfind("\n", 0, found.start()) + 1
        if tail.lower() in _SUSPENDED or found.end(1) - line_start < _WRAPPED_LENGTH:
            return found[0]
        hyphen = "-" if f"{head}-{tail}" in text or (words is not None and _is_compound(head, tail, words)) else ""
        return f"{head}{hyphen}{tail}{found[3]}\n"

    return _LINE_HYPHEN.sub(whole, text)


def _is_english(text: str) -> bool:
    start = text[:SAMPLE].lower()
    return len(_ENGLISH.findall(start)) > 2 * len(_NOT_ENGLISH.findall(start))


def _is_compound(head: str, tail: str, words: frozenset[str]) -> bool:
    """Tell whether the halves of an English word at a line end are words that a hyphen joins."""
    if head.lower() in _HEADS or _TAILS.fullmatch(tail):
        return False
    return f"{head}{tail}".lower() not in words
