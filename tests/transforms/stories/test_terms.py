from typing import NamedTuple

from newsmill.transforms.stories import known_words
from newsmill.transforms.stories.terms import FIGURE, IN_LEAD, NAME, TERMS, TEXT, terms, words
from newsmill.transforms.stories.word_list import languages, word_list


def numbers(title, body, language="de"):
    return set(terms(title, body, language)["number"].tolist())


class Told(NamedTuple):
    number: int
    strength: float
    marks: int


def told(title, body, language="de"):
    rows = terms(title, body, language)[[*Told._fields]]
    return [Told(*row) for row in rows.tolist()]


def by_number(title, body, language="de"):
    return {term.number: term for term in told(title, body, language)}


def only(word, language="de"):
    """The term of a word itself: that of a text which shares no beginning or end with it."""
    return next(term for term in told("", word, language) if term.marks)


def test_lists_tell_frequent_from_rare_words():
    assert languages() == {"de", "en"}
    german, english = word_list("de"), word_list("en")
    assert german.rarity("und") < 0.1 < german.rarity("gemeinde") < german.rarity("brückengeländer")
    assert english.rarity("the") < 0.1 < english.rarity("council") < english.rarity("footbridge")
    assert german.edge_rarity("gemei-") < german.rarity("gemeinderat")


def test_inflected_forms_and_compounds_share_terms():
    assert numbers("", "Geisterspiel") & numbers("", "Geisterspiele")
    assert numbers("", "Rheinbrücke") & numbers("", "Autobahnbrücke")
    assert not numbers("", "Rheinbrücke") & numbers("", "Seilbahn")


def test_a_title_counts_twice_and_the_end_of_a_long_text_not_at_all():
    body = "Der Rat tagt. Am Abend kam der Zirkus."
    title = by_number("Zirkus", body)
    plain = by_number("Rat", body)
    assert title[only("Zirkus").number].strength > plain[only("Zirkus").number].strength
    far = f"{'Der Rat tagt und tagt. ' * 100}Zirkus"
    assert far.index("Zirkus") > TEXT
    assert only("Zirkus").number not in numbers("Rat", far)


def test_frequent_words_are_no_terms():
    assert not told("", "Das ist und war auch so, und es ist noch so.", "de")
    assert not told("", "It is and was, and that is what it is.", "en")


def test_words_without_a_capital_weigh_less():
    found = by_number("", "Zirkus zirkus2 kahlschlagen", "de")
    name = next(term for term in found.values() if term.marks == IN_LEAD | NAME)
    plain = [term for term in found.values() if term.marks == IN_LEAD]
    assert plain
    assert all(term.strength < name.strength for term in plain)


def test_marks_tell_lead_figures_and_names():
    body = f"In Holzhafen brannten 417 Boote. {'Es wurde weiter gesprochen und beraten. ' * 8} Pottwal 88"
    found = by_number("", body)
    assert found[only("Holzhafen").number].marks == IN_LEAD | NAME
    assert found[only("417").number].marks == IN_LEAD | FIGURE
    assert found[only("Pottwal").number].marks == NAME
    assert found[only("88").number].marks == FIGURE


def test_terms_are_bounded_and_in_order():
    body = " ".join(f"Wort{'abcdefghij'[ix % 10]}{'klmnopqrst'[ix // 10 % 10]}haus" for ix in range(100))
    found = terms("", body * 2, "de")["number"].tolist()
    assert found == sorted(set(found))
    assert len(found) == TERMS


def test_any_text_has_words():
    assert words("") == []
    assert words("E-Mail, 3,5 Mio. und O’Neill") == ["E-Mail", "E", "Mail", "3", "5", "Mio", "und", "O’Neill"]
    assert terms("\ud800", "\ud800x und 🦔", "de") is not None


def test_what_is_known_of_words_is_bounded_and_changes_nothing(monkeypatch):
    body = "Der Rat von Holzhafen hat am Abend den Umbau der Hafenbrücke beschlossen."
    before = told("Umbau beschlossen", body)
    monkeypatch.setattr(known_words, "KEPT", 3)
    known_words.rows_of.cache_clear()
    assert told("Umbau beschlossen", body) == before
    assert len(known_words.rows_of("de")) <= 3
