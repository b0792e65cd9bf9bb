import pytest


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die aktuelle Situation erinnert an „eine lange Zeit ohne Deiche“."),
        (
            "de",
            "Es gibt Leute, die der Jobverlust bedroht, und der Jobverlust droht denen, „die langsam am Ende sind“.",
        ),
        ("en", 'There were attacks calling the plan "a waste of stone and time".'),
        ("en", 'Indeed, the disruptions and promises to "make it dry again" went on.'),
    ],
)
def test_a_thing_does_not_speak(read, language, text):
    (quote,) = read(language, text)
    assert (quote.speaker_kind, quote.speaker_text, quote.speaker_entity_id) == ("none", None, None)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Die aktuelle Leiterin erinnert an „eine lange Zeit ohne Deiche“.", "Die aktuelle Leiterin"),
        ("de", "Der Bericht erinnert an „eine lange Zeit ohne Deiche“.", "Der Bericht"),
        ("de", "Die Verlage warnten vor „einer langen Zeit ohne Deiche“.", "Die Verlage"),
        ("en", 'There were critics calling the plan "a waste of stone and time".', "critics"),
        ("en", 'The report of the attack called the plan "a waste of stone and time".', "The report of the attack"),
        ("en", 'Indeed, the keeper promises to "make it dry again".', "the keeper"),
        ("en", 'The boss promises to "make it dry again".', "The boss"),
        ("en", 'The keepers promised to "make it dry again".', "The keepers"),
        ("en", 'In all, 22 percent of keepers said it was "never ours to shut".', "22 percent of keepers"),
        ("en", 'In all, 22 keepers said it was "never ours to shut".', "22 keepers"),
        ("en", 'In all, a 22-year-old said it was "never ours to shut".', "a 22-year-old"),
    ],
)
def test_persons_bodies_and_papers_speak(read, language, text, speaker):
    (quote,) = read(language, text)
    assert (quote.speaker_kind, quote.speaker_text) == ("description", speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ein ambitionierter Plan erklärt, wie der Deich zu retten sei.", None),
        ("Ein ambitionierter Rat erklärt, wie der Deich zu retten sei.", "Ein ambitionierter Rat"),
        ("Wenn sie das tue, droht ihr eine Freiheitsstrafe, weil der Deich breche.", None),
        ("Dem Rat droht eine Sprecherin, dass der Deich breche.", "eine Sprecherin"),
        ("Der Deich breche, sagt ihr eine Sprecherin.", "eine Sprecherin"),
        ("Der Deich breche, sagt ihre Sprecherin.", "ihre Sprecherin"),
    ],
)
def test_a_thing_reports_nothing(read, text, speaker):
    assert [quote.speaker_text for quote in read("de", text)] == ([speaker] if speaker else [])


@pytest.mark.parametrize(
    "share", ["22 percent", "Forty-two percent", "22%", "Almost half", "Two-thirds", "Some 1,200", "Six in 10"]
)
def test_no_words_say_who_a_share_is(read, share):
    (quote,) = read("en", f"{share} said they would leave the town.")
    assert (quote.speaker_kind, quote.speaker_text, quote.text) == ("none", None, "they would leave the town")
