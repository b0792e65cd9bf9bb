import pytest

from newsmill.transforms.entities.lists import table
from newsmill.transforms.entities.names.known import LISTS, find_known, known_entity
from newsmill.transforms.entities.text.article_text import ArticleText


def _keys(text: str, language: str = "de") -> list[str]:
    return [span.entity.key for span in find_known(ArticleText(text, language)) if span.entity]


@pytest.mark.parametrize("form", ["Europäische Zentralbank", "der Europäischen Zentralbank", "EZB", "ECB"])
def test_forms_of_one_bank(form):
    assert _keys(form) == ["known:ecb"]


@pytest.mark.parametrize("form", ["des Weißen Hauses", "im Weißen Haus", "das Weiße Haus", "Weißes Haus"])
def test_inflected_forms(form):
    assert _keys(form) == ["known:white-house"]


def test_an_everyday_word_is_not_found_but_takes_the_identity():
    assert _keys("in der Welt und zu der Zeit") == []
    entity = known_entity("Welt", "ORG", "de")
    assert entity is not None
    assert entity.key == "known:welt"
    assert known_entity("Welt", "LOC", "de") is None


def test_the_pandemic_is_no_person():
    assert _keys("Corona trifft die Weltwirtschaft") == ["known:corona"]
    assert _keys("die Corona-Krise") == []


def test_a_seat_of_government_is_not_its_country():
    assert _keys("Der Kreml schweigt.") == ["known:kremlin"]
    assert _keys("Moskau schweigt.") == ["known:moscow"]


def test_no_part_of_a_compound():
    assert _keys("Nato-Partner") == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("im Deutschen Roten Kreuz", "drk"),
        ("des Deutschen Roten Kreuzes", "drk"),
        ("bei der Frankfurter Allgemeinen Zeitung", "faz"),
        ("mit den Freien Wählern", "freie-waehler"),
        ("des Bundesamtes für Verfassungsschutz", "bfv"),
        ("des Robert Koch-Instituts", "rki"),
        ("in Frankfurt (Oder) und", "frankfurt-oder"),
        ("der „Bild am Sonntag“", "bild-am-sonntag"),
    ],
)
def test_every_adjective_and_the_head_noun_are_inflected(text, key):
    assert _keys(text) == [f"known:{key}"]


def test_the_government_is_the_one_of_the_country_it_is_said_of():
    assert _keys("Die Bundesregierung berät.") == ["known:bundesregierung"]
    assert _keys("Die österreichische Bundesregierung berät.") == []
    assert _keys("Der Bundesrat in Bern berät.") == []
    assert _keys("Der Streit zwischen Bundesregierung und Ländern.") == ["known:bundesregierung"]
    assert _keys("Der Bundesrat in Berlin berät.") == ["known:bundesrat", "known:berlin"]


def test_an_american_body_is_the_listed_one_behind_its_adjective():
    assert _keys("Das amerikanische Department of Homeland Security prüft.") == ["known:us-homeland"]
    assert _keys("Der britische Supreme Court prüft.") == []


def test_what_an_article_names_first_it_means_throughout():
    assert _keys("Die österreichische Bundesregierung berät. Die Bundesregierung schweigt.") == []
    assert _keys("Die Bundesregierung berät. Die österreichische Bundesregierung auch.") == ["known:bundesregierung"]


def test_a_short_form_needs_what_tells_which_body_it_is():
    assert _keys("Das Gesundheitsministerium prüft.") == []
    cue = _keys("Die Bundesgesundheitsministerin kam. Das Gesundheitsministerium prüft.")
    assert cue == ["known:bmg"]
    full = _keys("Das Bundesgesundheitsministerium schwieg. Das Gesundheitsministerium prüft.")
    assert full == ["known:bmg", "known:bmg"]
    other = _keys("Das Bundesgesundheitsministerium schwieg. Das bayerische Gesundheitsministerium prüft.")
    assert other == ["known:bmg", "known:gesundheitsministerium-bayern"]
    unlisted = _keys("Das Bundesgesundheitsministerium schwieg. Das hanseatische Gesundheitsministerium prüft.")
    assert unlisted == ["known:bmg"]
    elsewhere = _keys("Das Bundesgesundheitsministerium schwieg. Das Gesundheitsministerium in Rom prüft.")
    assert elsewhere == ["known:bmg", "known:rome"]


def test_a_short_form_of_two_bodies_in_one_article_is_neither():
    both = _keys("Der Berliner Senat und der Hamburger Senat trafen sich. Der Senat schwieg.")
    assert both == ["known:senat-berlin", "known:senat-hamburg"]


def test_what_the_list_knows_of_an_entity():
    (bank,) = [span.entity for span in find_known(ArticleText("die EZB", "de")) if span.entity]
    (english,) = [span.entity for span in find_known(ArticleText("the ECB", "en")) if span.entity]
    assert (bank.name, bank.kind) == ("Europäische Zentralbank", "bank")
    assert (english.name, english.key) == ("European Central Bank", bank.key)

    assert known_entity("Englischen", "MISC", "de") == known_entity("Englisch", "MISC", "de")
    assert known_entity("Hindien", "MISC", "de") is None
    language = known_entity("Englisch", "MISC", "de")
    assert language is not None
    assert language.kind == "language"


def test_each_row_of_the_lists_has_a_key_of_its_own_a_label_and_a_kind():
    rows = [row for name in LISTS for row in table(f"known_{name}")]
    assert len({row[0] for row in rows}) == len(rows)
    assert {row[1] for row in rows} == {"LOC", "ORG", "MISC"}
    assert all(row[2].isalpha() for row in rows)


def test_the_union_is_two_parties_only_among_parties():
    assert _keys("Die Union der Imker tagt.") == []
    assert _keys("Die CDU warb. Die Union gewann.") == ["known:cdu", "known:unionsfraktion"]
    assert _keys("Die CDU warb für die Europäische Union.") == ["known:cdu", "known:eu"]


def test_an_acronym_that_is_an_everyday_word_is_none_where_all_is_shouted():
    assert _keys("Forscher am MIT warnen.") == ["known:mit"]
    assert _keys("MIT VIEL GLÜCK") == []


def test_a_form_at_the_very_end_of_a_text_ends_there():
    text = "Sie traf die EU"
    assert [(span.start, span.end) for span in find_known(ArticleText(text, "de"))] == [(13, len(text))]
