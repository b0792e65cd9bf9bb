import pytest

NAMES = {
    "Henning Lüdke": "Henning Lüdke",
    "Lüdke": "Henning Lüdke",
    "Frieda Mohn": "Frieda Mohn",
    "Mohns": "Frieda Mohn",
    "Mohn": "Frieda Mohn",
}


def speakers(read, text: str) -> list[tuple[str | None, str | None]]:
    return [(quote.speaker_text, quote.speaker_entity_id) for quote in read("de", text, NAMES)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kräne, Boote oder Netze seien teuer, sagt die Werft, das Holz werde aber verschenkt.", "die Werft"),
        ("Er zögere noch, denn „meine Knie melden mir jeden Regen“, sagte der Fischer.", "der Fischer"),
        ("Es gelte die Regel, „dass wir nie ohne Boot aus dem Haus gehen“, sagte Mohn am Steg.", "Mohn"),
        ("Gebaut für Gäste, die nie kommen, findet auch Frieda Mohn: „Alle reden vom Deich.“", "Frieda Mohn"),
        ("Die Boote, die hier liegen, lobt Mohn und bleibt dabei: „Die sind doch schön“, sagte sie.", "sie"),
        ("Lüdke, der Chef, winkt ab und geht, geht aber weiter: „Der Deich ist weich wie Brei“, sagte er.", "er"),
    ],
)
def test_who_stands_behind_the_verb_speaks(read, text, speaker):
    assert speakers(read, text)[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Die Werft, die den Deich baut, sagte die Reise nach „langem Zögern und Zaudern“ ab.", "Die Werft"),
        ("Mohn, die den Deich baut, sagte dem Rat, er sei „ein Sieb aus Sand“.", "Mohn"),
        ("Das Deichamt (DA) nennt die Lage in einem langen Brief „sehr beunruhigend“.", "Das Deichamt"),
        (
            "Das Staatsoberhaupt, die alte Königin Frieda Mohn, bat Lüdke um „ein gutes Wort im Rat“.",
            "Das Staatsoberhaupt, die alte Königin Frieda Mohn",
        ),
    ],
)
def test_who_stands_before_an_insertion_speaks(read, text, speaker):
    assert [text for text, _ in speakers(read, text)] == [speaker]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Lüdke wurde mit Frieda Mohn verglichen, die einmal sagte: „Der Deich hält noch lange.“", "Frieda Mohn"),
        ("Lüdke wurde mit einem Boot verglichen, das einmal sagte: „Der Deich hält noch lange.“", "Henning Lüdke"),
        ("Lüdke kam aus Angst vor Frieda Mohn ins Amt, die einmal sagte: „Der Deich hält.“", "Henning Lüdke"),
    ],
)
def test_a_relative_clause_is_about_the_person_before_it(read, text, who):
    assert [entity for _, entity in speakers(read, text)] == [who]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mohn wird seit Wochen vorgeworfen, den Deich zu vergessen und zu verraten.", [(None, None)]),
        ("Mohn hat Lüdke vorgeworfen, den Deich zu vergessen und zu verraten.", [("Mohn", "Frieda Mohn")]),
        ("Mohn wird sagen, den Deich habe man vergessen und verraten.", [("Mohn", "Frieda Mohn")]),
    ],
)
def test_who_accuses_in_the_passive_is_not_named(read, text, expected):
    assert speakers(read, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Um dem Deich zu helfen, fordert Mohn mehr Geld für Sand.",
        "Mohn hat mit Lüdke gesprochen, die Lage werde bald besser.",
        "Die Gäste fragten nach dem Deich und sehen, wie er wächst und wächst.",
        "In einem gestern veröffentlichten Brief, der dem Rat vorgelegt wurde, fordert Mohn ein Ende.",
        "Die Orte und Häfen, die früh gebaut hätten, sagte Mohn, kämen bald auf die Beine.",
        "Es geht ihr gut (sie hat nach Angaben der Ärzte doch einen Husten gehabt, der lange blieb).",
    ],
)
def test_what_belongs_to_another_verb_is_not_reported(read, text):
    assert read("de", text, NAMES) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Die Gäste fragten, wie der Deich wächst und wächst.",
        "Ohne den Deich gehe es nicht weiter, sagte Mohn.",
        "Die Häfen hätten Leute, die davon wüssten, sagte Mohn.",
        "Der Bau geht (so hieß es lange) voran, was nach Angaben der Ärzte allen Leuten hier im Dorf gut tut.",
    ],
)
def test_what_belongs_to_the_verb_is_reported(read, text):
    assert len(read("de", text, NAMES)) == 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In einem vom Rat nicht gebilligten Absatz hieß es, er solle „in Ruhe weiter wachsen“.", None),
        ("In dem nun gedruckten Papier heißt es auch, er werde „deutlich später“ fertig.", "dem nun gedruckten Papier"),
        (
            "In einem Brief des Amtes, das den Bau prüft, hieß es: „Der muss noch lange halten.“",
            "einem Brief des Amtes",
        ),
    ],
)
def test_what_stands_in_a_paper_is_not_said_by_who_spoke_before(read, text, speaker):
    assert speakers(read, f"„Der Deich hält“, sagte Mohn. {text}")[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "kind", "who"),
    [
        ("Der Chef der Fischereibehörde Frieda Mohn sagte, der Deich sei dicht.", "name", "Frieda Mohn"),
        ("Der Anwalt des Angeklagten Frieda Mohn sagte, der Deich sei dicht.", "description", None),
        ("Mohns Mannschaft sagte, der Deich sei dicht.", "description", None),
        ("Mohn Mannschaft sagte, der Deich sei dicht.", "name", None),
        ("Wenige Monate später drohte die Werft damit, den Rat zu verlassen.", "description", None),
    ],
)
def test_whose_name_a_speaker_has(read, text, kind, who):
    (quote,) = read("de", text, NAMES)
    assert (quote.speaker_kind, quote.speaker_entity_id) == (kind, who)


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("Auch die Fischerin Frieda Mohn hält den Deich für dicht.", "Frieda Mohn"),
        ("Danach hält die Fischerin Frieda Mohn den Deich für dicht.", "Frieda Mohn"),
        ("Die Leute schwiegen. Sie gewöhnten sich daran.", None),
        ("Frieda Mohn schwieg. Sie gewöhnte sich daran.", "Frieda Mohn"),
    ],
)
def test_who_was_introduced_speaks(read, before, who):
    assert speakers(read, f"{before} „Er ist doch wie aus Stein gemacht.“")[-1][1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Frieda Richter kam. „Der Deich hält“, sagte Richter.", ("name", "Frieda Richter")),
        ("Frieda Richter kam. „Der Deich hält“, sagten Richter.", ("description", None)),
        ("Frieda Richter kam. „Der Deich hält“, sagte ein Richter.", ("description", None)),
        ("Frieda Richter und Ole Richter kamen. „Der Deich hält“, sagte Richter.", ("description", None)),
    ],
)
def test_a_surname_that_is_also_a_noun_speaks(read, text, who):
    names = {"Frieda Richter": "Frieda Richter", "Ole Richter": "Ole Richter"}
    (quote,) = read("de", text, names)
    assert (quote.speaker_kind, quote.speaker_entity_id) == who


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("Es meldeten sich zwölf Fischer, die keine Netze mehr hatten.", []),
        ("Die Fischer meldeten, dass die Netze leer seien.", ["dass die Netze leer seien"]),
        ("„Hier ist die Werft“, meldete sich Frieda Mohn.", ["Hier ist die Werft"]),
    ],
)
def test_who_calls_in_says_nothing_by_that(read, text, reported):
    assert [quote.text for quote in read("de", text, {"Frieda Mohn": "Frieda Mohn"})] == reported


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Jetzt erst recht“, heißt oft die Parole am Hafen.", None),
        ("„Jetzt erst recht“, heißt es in dem Brief der Werft.", "dem Brief der Werft"),
    ],
)
def test_without_es_it_means_something(read, text, speaker):
    (quote,) = read("de", text)
    assert quote.speaker_text == speaker
