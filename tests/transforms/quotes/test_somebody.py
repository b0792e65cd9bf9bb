import pytest


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("One said the lock was old and dry.", "One"),
        ("Yet another said the lock was old and dry.", "another"),
        ("Another, who lives by the lock, said it was old and dry.", "Another"),
        ("Some of the keepers said the lock was old and dry.", "Some of the keepers"),
        ("Most of them said the lock was old and dry.", "Most of them"),
        ("One in four keepers said the lock was old and dry.", "One in four keepers"),
        ("One alleged thief said the lock was old and dry.", "One alleged thief"),
        ("Another argued that the lock was old and dry.", "Another"),
        ("Another report said that the lock was old and dry.", "Another report"),
    ],
)
def test_a_determiner_may_be_somebody(read, text, speaker):
    (quote,) = read("en", text)
    assert (quote.speaker_kind, quote.speaker_text) == ("description", speaker)


@pytest.mark.parametrize("text", ['"It is dry," one said.', '"It is dry," said one.', '"It is dry," said one of two.'])
def test_somebody_is_quoted(read, text):
    (quote,) = read("en", text)
    assert (quote.speaker_text or "").startswith("one")


@pytest.mark.parametrize(
    "text",
    [
        "No one said that the lock was old and dry.",
        "Not one said that the lock was old and dry.",
        "Some claims that the lock was old were false.",
        "The keeper's claim that the lock was old was false.",
    ],
)
def test_who_is_denied_and_what_is_a_noun_says_nothing(read, text):
    assert read("en", text) == ()


def test_a_form_behind_a_genitive_is_no_verb(read):
    text = 'Beck told Holt that Reed\'s claim that he left is "all wrong and old".'
    (quote,) = read("en", text, {"Beck": "Eva Beck", "Holt": "Ida Holt", "Reed": "Jo Reed"})
    assert (quote.speaker_text, quote.cue) == ("Beck", "told")


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Der Deich ist gut“, schreibt jemand.", "jemand"),
        ("Ein anderer lobt: „So klug baut sonst keiner.“", "Ein anderer"),
        ("Andere hingegen berichten: „Hier kommt kein Boot mehr durch.“", "Andere"),
        ("Einer der alten Fischer sagte: „Hier kommt kein Boot mehr durch.“", "Einer der alten Fischer"),
        (
            "In einer gestern gedruckten Erklärung heißt es: „Hier kommt kein Boot mehr durch.“",
            "einer gestern gedruckten Erklärung",
        ),
    ],
)
def test_german_words_that_are_somebody(read, text, speaker):
    (quote,) = read("de", text)
    assert (quote.speaker_kind, quote.speaker_text) == ("description", speaker)


def test_so_many_is_nobody(read):
    assert read("de", "Im letzten Jahr wurden Boote verkauft, so viele wie noch nie seit dem Bau des Hafens.") == ()
