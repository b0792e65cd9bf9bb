import time

from newsmill.transforms.entities.text.article_text import ArticleText
from newsmill.transforms.entities.text.phrases import Hit, Phrases


def found(text: str, *phrases: str) -> list[str]:
    return [hit.value for hit in Phrases((phrase, phrase) for phrase in phrases).find(ArticleText(text, "de"))]


def test_the_longest_phrase_at_a_place_is_found_and_only_as_words_of_its_own():
    assert found("Ada Berg und Ada Bergmann", "Ada", "Ada Berg", "Berg") == ["Ada Berg", "Ada"]


def test_a_phrase_that_begins_with_a_mark_is_found_by_its_first_word():
    assert found("„Ulm“ und Ulm", "„Ulm“", "Ulm") == ["„Ulm“", "Ulm"]


def test_a_later_phrase_replaces_an_equal_one():
    assert Phrases([("Ulm", 1), ("Ulm", 2)]).find(ArticleText("Ulm", "de")) == [Hit(0, 3, 2)]


def test_the_cost_does_not_grow_with_the_number_of_phrases_that_begin_alike():
    text = ArticleText(" ".join(f"Ada {number}," for number in range(10_000)), "de")
    phrases = Phrases((f"Ada {number}", number) for number in range(10_000))
    started = time.process_time()
    assert len(phrases.find(text)) == 10_000
    assert time.process_time() - started < 1  # 0.14 s; a look at each phrase in each place took 11 s
