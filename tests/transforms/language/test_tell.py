import pathlib

import pytest

from newsmill.transforms.ground.language_tags import language_of_tag
from newsmill.transforms.language.hints import language_of_source
from newsmill.transforms.language.neighbours import AGAINST, weights_of
from newsmill.transforms.language.scripts import language_of_script, letters_of
from newsmill.transforms.language.tell import ranked_languages, tell

TITLES = [
    tuple(line.split("\t")) for line in pathlib.Path(__file__).with_name("titles.tsv").read_text("utf-8").splitlines()
]

DE = "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke über den Fluss zu sperren."
EN = "The council voted on Monday evening to close the old bridge across the river, citing new cracks."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (DE, "de"),
        (EN, "en"),
        ("Le conseil municipal a décidé lundi soir de fermer le vieux pont jusqu'à l'automne.", "fr"),
    ],
)
def test_tells(text, language):
    found, score = tell(text)
    assert found == language
    assert 0.5 <= score <= 1


def test_a_long_text_outvotes_its_declaration():
    assert tell(EN * 3, "de")[0] == "en"


def test_a_declaration_decides_a_short_text_only():
    assert tell("Bundestag Wahl 2026 Live Update", "de")[0] == "de"
    assert tell(DE, "de")[0] == "de"


MIXED = (
    "Der Rat hat den Bau der Brücke beschlossen, und die Kosten trägt das Land. The council has decided to build the "
    "bridge, and the county will pay for it. Am Montag beginnt der Bau. Work will begin on Monday morning."
)


def test_a_declaration_decides_a_text_of_two_languages_below_two_hundred_characters():
    short = MIXED[:199]
    assert (tell(short, "de")[0], tell(short, "en")[0]) == ("de", "en")
    assert tell(MIXED, "de") == tell(MIXED, "en") == tell(MIXED)
    assert tell(MIXED)[0] == "en"


NN = (
    "Kommunestyret vedtok måndag kveld å stengje den gamle brua over elva fram til hausten. Ingen veit kva ei ny bru "
    "vil koste, men fylket har lova å betale halvparten, og arbeidet skal ta til så snart isen går."
)


@pytest.mark.parametrize("text", [DE * 2, EN * 3, MIXED, NN + NN])
def test_a_long_text_has_the_language_that_leads_the_ranking_of_all(text):
    assert tell(text) == max(ranked_languages(text[:300]).items(), key=lambda pair: pair[1])


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("Ja.", "de-DE", "de"),
        ("Ja.", None, None),
        ("", "en", "en"),
        ("2:1 (1:0)", None, None),
        ("12 345 67 " * 300, None, None),
    ],
)
def test_too_little_text_takes_the_declaration_or_nothing(text, declared, expected):
    assert tell(text, declared) == (expected, None)


def test_where_no_language_stands_out_the_answer_is_null():
    assert tell("Alpha Beta Gamma Delta Xylo Qwert Zxcvb Asdfg") == (None, None)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("EN_us", "en"),
        ("nb-NO", "no"),
        ("deutsch", "de"),
        ("Portuguese", "pt"),
        ("rus", "ru"),
        ("de_DE.UTF-8", "de"),
        ("Deutsch, na klar", None),
        ("", None),
        (None, None),
        ("x", None),
    ],
)
def test_declared_tags(tag, language):
    assert language_of_tag(tag) == language


def test_cost_is_bounded():
    assert tell(DE * 100_000)[0] == "de"


def test_titles_of_many_languages_are_told_and_told_right():
    told = [(language, tell(title)[0]) for language, title in TITLES]
    right = [language for language, found in told if found == language]
    assert len({language for language, _ in TITLES}) >= 29
    assert len(right) >= 0.80 * len(told)
    assert [pair for pair in told if pair[1] not in (None, pair[0])] == []


@pytest.mark.parametrize("language", ["de", "en", "fr", "pl", "hu", "el", "ar", "fa", "he", "zh", "ja", "ko"])
def test_these_are_never_left_open(language):
    assert {tell(title)[0] for name, title in TITLES if name == language} == {language}


@pytest.mark.parametrize(
    ("title", "declared", "source", "language"),
    [
        ("Kommunen lukker den gamle bro", None, None, None),
        ("Kommunen lukker den gamle bro", "da", None, "da"),
        ("Kommunen lukker den gamle bro", "da-DK", "avis.example.no", "da"),
        ("Prisen på brød stiger igen", None, "example.dk", "da"),
        ("Škola se ponovno otvara nakon požara", None, None, None),
        ("Škola se ponovno otvara nakon požara", "hr", None, "hr"),
        ("Общината затваря стария мост до есента", None, "vestnik.example.bg", "bg"),
        ("Council closes old bridge until autumn", "de", "zeitung.example.de", "en"),
        ("New trains to run from December", None, "zeitung.example.de", "en"),
        ("Neue Züge fahren ab Dezember", "en", "example.uk", "de"),
    ],
)
def test_what_stands_beside_a_title_counts_where_the_title_leaves_it_open(title, declared, source, language):
    assert tell(title, declared, source)[0] == language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("שלום", "he"), ("東京で地震", "ja"), ("地震", None), ("서울 지진", "ko"), ("Αθήνα", None), ("გაზეთი", "ka"),
        ("ข่าววันนี้", "th"), ("Windows 11 の新機能", None), ("BTS가 온다", None), ("", None), ("2026", None),
    ],
)  # fmt: skip
def test_scripts_of_one_language(text, language):
    assert language_of_script(letters_of(text)) == language


@pytest.mark.parametrize(
    ("source", "language"), [("a.ch", None), ("a.be", None), ("local", None), (None, None), ("de", None)]
)
def test_countries_of_several_languages_say_nothing(source, language):
    assert language_of_source(source) is language


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Fire døde på gård", None),
        ("Fire døde etter brann på gård", "no"),
        ("Fire børn døde ved brand", "da"),
        ("Vláda opäť znižuje ceny", "sk"),
        ("Cena hleba ponovo raste u Nišu", "sr"),
        ("Власти не знают, как тушить пожар", "ru"),
        ("Влада не знає, як гасити пожежу", "uk"),
    ],
)
def test_a_word_or_a_letter_tells_neighbours_apart(title, language):
    assert tell(title)[0] == language


def test_a_name_of_another_language_speaks_against_none():
    assert weights_of("Bürgermeisterin Müller") == {}
    assert weights_of("Müller i Aarhus") == {}
    assert weights_of("grønne øer") == {"sv": AGAINST, "cs": AGAINST, "sk": AGAINST}
