import pytest

INTERVIEW = (
    "Die Geigerin über das Meer.\n"
    "Deichblatt: Frau Mohn, warum das Meer?\n"
    "Mohn: Weil es nie schweigt.\n"
    "Es hört auch nie zu.\n"
    "Deichblatt: Und der Wind?\n"
    "Mohn: Der sagt: „Komm mit.“"
)


def test_answers_are_direct_and_questions_are_none(read):
    quotes = read("de", INTERVIEW, {"Mohn": "Frieda Mohn"})
    assert [(quote.kind, quote.text, quote.speaker_text, quote.speaker_entity_id) for quote in quotes] == [
        ("direct", "Weil es nie schweigt.\nEs hört auch nie zu.", "Mohn", "Frieda Mohn"),
        ("direct", "Der sagt: „Komm mit.“", "Mohn", "Frieda Mohn"),
    ]


def test_whoever_asks_half_the_time_is_the_one_who_asks(read):
    text = "\n".join(line for line in INTERVIEW.splitlines() if not line.startswith("Es hört"))
    thanks = text.replace("Deichblatt: Und der Wind?", "Deichblatt: Danke für dieses Bild.")
    assert [quote.speaker_text for quote in read("de", thanks, {"Mohn": "Frieda Mohn"})] == ["Mohn", "Mohn"]


def test_the_headline_of_an_interview_is_the_interviewed_one_s(read):
    quotes = read("de", INTERVIEW, {"Mohn": "Frieda Mohn"}, title="„Das Meer schweigt nie, und ich auch nicht“")
    assert (quotes[0].field, quotes[0].speaker_entity_id) == ("title", "Frieda Mohn")


def test_a_list_with_labels_is_no_interview(read):
    assert read("de", "Ort: Hafen\nZeit: 20 Uhr\nOrt: Deich\nZeit: 21 Uhr") == ()


UNLABELLED = "Frau Mohn, warum?\n\nFrieda Mohn: Ich war müde.\nSehr müde.\n\nUnd nun?\n\nFrieda Mohn: Nun nicht mehr."


def test_questions_may_have_no_label(read):
    quotes = read("de", UNLABELLED, {"Frieda Mohn": "Frieda Mohn"})
    assert [(quote.text, quote.speaker_entity_id) for quote in quotes] == [
        ("Ich war müde.\nSehr müde.", "Frieda Mohn"),
        ("Nun nicht mehr.", "Frieda Mohn"),
    ]


@pytest.mark.parametrize("text", [UNLABELLED.replace("Und nun?", "Und nun."), UNLABELLED.partition("\n\nUnd")[0]])
def test_without_a_question_before_each_answer_there_is_no_interview(read, text):
    assert read("de", text, {"Frieda Mohn": "Frieda Mohn"}) == ()


def test_an_answer_without_a_person_is_nobody_s(read):
    assert read("de", UNLABELLED.replace("Frieda Mohn:", "Antwort:"), {"Frieda Mohn": "Frieda Mohn"}) == ()


def _turns(asks, answers, opening="Frieda Mohn spielt Geige."):
    return f"{opening}\n{asks}: Warum?\n{answers}: Weil es nie schweigt.\n{asks}: Und nun?\n{answers}: Nun nicht."


@pytest.mark.parametrize(
    ("asks", "answers", "speaker"),
    [
        ("Q", "A", None),
        ("F", "A", None),
        ("Frage", "Antwort", None),
        ("Deichblatt", "FM", ("FM", "Frieda Mohn")),
        ("Deichblatt", "F.M.", ("F.M.", "Frieda Mohn")),
        ("D", "M", ("M", "Frieda Mohn")),
        ("Deichblatt", "HL", None),
        ("D", "A", None),
        ("Deichblatt", "Mohn", ("Mohn", "Frieda Mohn")),
        ("Deichblatt", "Lüdke", ("Lüdke", None)),
    ],
)
def test_a_label_that_names_nobody_is_no_speaker(read, asks, answers, speaker):
    quotes = read("de", _turns(asks, answers), {"Frieda Mohn": "Frieda Mohn"})
    kinds = {(quote.speaker_kind, quote.speaker_text, quote.speaker_entity_id) for quote in quotes}
    assert len(quotes) == 2
    assert kinds == {("name", *speaker) if speaker else ("none", None, None)}


@pytest.mark.parametrize(("asks", "who"), [("Q", None), ("D", "Ida Arendt")])
def test_a_letter_beside_a_question_mark_is_an_answer_s(read, asks, who):
    quotes = read("de", _turns(asks, "A", "Ida Arendt spielt Geige."), {"Ida Arendt": "Ida Arendt"})
    assert [quote.speaker_entity_id for quote in quotes] == [who, who]


def test_initials_that_two_persons_share_are_nobody_s(read):
    names = {"Frieda Mohn": "Frieda Mohn", "Fritz Moor": "Fritz Moor"}
    quotes = read("de", _turns("Deichblatt", "FM", "Frieda Mohn und Fritz Moor spielen Geige."), names)
    assert [quote.speaker_kind for quote in quotes] == ["none", "none"]


@pytest.mark.parametrize(("title", "who"), [("Frieda Mohn über das Meer", "Frieda Mohn"), ("Über das Meer", None)])
@pytest.mark.parametrize("label", ["FM", "Mohn"])
def test_a_headline_may_name_whom_the_labels_shorten(read, title, who, label):
    text = _turns("Deichblatt", label, "Ein Gespräch.")
    quotes = read("de", text, {"Frieda Mohn": "Frieda Mohn"}, title=title)
    assert [quote.speaker_entity_id for quote in quotes] == [who, who]
