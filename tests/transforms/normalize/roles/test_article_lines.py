"""Lines that no rule is asked of: wrapped prose, sentences split over two lines, answers in an interview."""

from newsmill.transforms.normalize.roles import assign_roles
from newsmill.transforms.normalize.roles.article_lines import article_lines
from tests.transforms.normalize.roles.articles import DE, EN


def test_hard_wrapped_prose_is_never_touched():
    text = (
        "Die Stadt verschickt jeden Montag einen Brief an alle. Darin steht",
        "Mehr zum Thema, sagt sie, als manchem lieb sei. Jetzt wollen viele",
        "Foto: dpa und andere Angaben nicht mehr sehen, weil sie den Text nur",
        "stören.",
    )
    assert assign_roles(article_lines(text)) == {}


def test_labels_of_teasers_are_no_speakers():
    lines = (DE[0], "READ MORE: Why the bridge is crumbling", DE[1], "READ MORE: Who will pay for the bridge")
    assert set(assign_roles(article_lines(lines))) == {1, 3}


def test_answers_in_an_interview_may_say_anything():
    lines = (
        "HK: Was raten Sie?",
        "Muster: Abonnieren Sie unseren kostenlosen Newsletter.",
        "HK: Und?",
        "Muster: Ja.",
    )
    assert assign_roles(article_lines(lines)) == {}


def test_blocks_of_a_page_are_not_taken_for_hard_wrapped_lines():
    lines = (DE[0], "Already a subscriber? Log in", "Weiter geht es am Montag.", DE[1])
    assert assign_roles(article_lines(lines)) == {}
    assert list(assign_roles(article_lines(lines, blocks=True))) == [1]
    # A sentence that is split over two blocks is left alone all the same.
    split = (DE[0], "Mehr zum Thema, sagt sie, als manchem lieb sei, und", "deshalb schweigt sie.", DE[1])
    assert assign_roles(article_lines(split, blocks=True)) == {}
    # A byline may begin small.
    lead = "Il consiglio comunale ha approvato il progetto del ponte, protestano i pescatori"
    assert list(assign_roles(article_lines((lead, "di Mara Esempio", *EN), blocks=True))) == [1]


def test_a_heading_s_last_word_is_no_open_end():
    lines = ("Musterstadt baut seinen Marktplatz um", "Dieser Text wurde mit künstlicher Stimme vertont.", *DE)
    assert assign_roles(article_lines(lines)) == {}
    assert list(assign_roles(article_lines(lines, headings=frozenset({0})))) == [1]
