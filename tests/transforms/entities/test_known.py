import pytest

from newsmill.transforms.entities.article_text import ArticleText
from newsmill.transforms.entities.known import find_known, known_entity


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
