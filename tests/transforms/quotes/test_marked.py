import pytest


def _told(quotes):
    return [(quote.kind, quote.text, quote.speaker_text, quote.cue) for quote in quotes]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "„Der Deich hält noch ein Jahr“, sagte Deichgraf Henning Lüdke am Montag.",
            ("direct", "Der Deich hält noch ein Jahr", "Deichgraf Henning Lüdke", "sagte"),
        ),
        (
            "Auf dem Marktplatz rief er: „Wir gehen nicht!“",
            ("direct", "Wir gehen nicht!", "er", "rief"),
        ),
        (
            "„Das Geld fehlt“, teilte eine Sprecherin der Reederei am Abend mit.",
            ("direct", "Das Geld fehlt", "eine Sprecherin der Reederei", "teilte mit"),
        ),
        (
            "„Das wird eng“, so Lüdke.",
            ("direct", "Das wird eng", "Lüdke", "so"),
        ),
        (
            "Lüdke nannte den Plan „eine Schnapsidee“.",
            ("mixed", "eine Schnapsidee", "Lüdke", "nannte"),
        ),
        (
            "Der Antrag wurde von der Opposition als „Unfug“ bezeichnet.",
            ("mixed", "Unfug", "der Opposition", "bezeichnet"),
        ),
        (
            "Der Rat habe „keine Ahnung von Deichen“, sagte Lüdke.",
            ("mixed", "keine Ahnung von Deichen", "Lüdke", "sagte"),
        ),
        (
            "„Es reicht“, zitiert das „Deichblatt“ einen Mitarbeiter.",
            ("direct", "Es reicht", "einen Mitarbeiter", "zitiert"),
        ),
        (
            "„Wir prüfen das“, sagte der Vorsitzende des Verbandes, Henning Lüdke, dem „Deichblatt“.",
            ("direct", "Wir prüfen das", "der Vorsitzende des Verbandes, Henning Lüdke", "sagte"),
        ),
        (
            "Henning Lüdke, der den Verband seit zehn Jahren leitet, sagte: „Wir prüfen das.“",
            ("direct", "Wir prüfen das.", "Henning Lüdke", "sagte"),
        ),
    ],
)
def test_german_quotations(read, text, told):
    assert _told(read("de", text, {"Henning Lüdke": "Henning Lüdke", "Lüdke": "Henning Lüdke"})) == [told]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "“The dyke will hold,” said harbour master Edith Crowe, who has run it since May.",
            ("direct", "The dyke will hold,", "harbour master Edith Crowe", "said"),
        ),
        (
            "“The dyke will hold,” Crowe said.",
            ("direct", "The dyke will hold,", "Crowe", "said"),
        ),
        (
            "Crowe, who runs the harbour, told reporters: “The dyke will hold.”",
            ("direct", "The dyke will hold.", "Crowe", "told"),
        ),
        (
            "Crowe called the plan “a waste of stone.”",
            ("mixed", "a waste of stone.", "Crowe", "called"),
        ),
        (
            "“Is that all?” she asked.",
            ("direct", "Is that all?", "she", "asked"),
        ),
        (
            "“We are checking,” a spokesman for the council said on Monday.",
            ("direct", "We are checking,", "a spokesman for the council", "said"),
        ),
    ],
)
def test_english_quotations(read, text, told):
    assert _told(read("en", text, {"Edith Crowe": "Edith Crowe", "Crowe": "Edith Crowe"})) == [told]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Kutter „Seeadler“ liegt im Hafen."),
        ("de", "Im Film „Die letzte Fähre“ spielt sie die Kapitänin."),
        ("de", "Der Abend stand unter dem Motto „Wind und Wellen“."),
        ("de", "Das berichtet das „Deichblatt“."),
        ("de", "Das „Deichblatt“-Interview erschien am Montag."),
        ("de", "Die sogenannte „Deichbremse“ gilt ab Mai."),
        ("de", "In der Stadt gilt er als „der grüne Professor“."),
        ("en", "The novel “The Last Ferry” is set in the harbour."),
        ("en", "The trawler “Sea Eagle” is back."),
        ("en", "He said so on Channel Two's “Harbour Talk,” adding nothing."),
        ("de", "Auf dem Plakat steht „FREIE FAHRT FÜR ALLE“ in Rot."),
    ],
)
def test_names_and_titles_are_no_quotations(read, language, text):
    assert read(language, text) == ()


def test_parts_of_one_utterance_are_one_group(read):
    quotes = read("de", "„Der Deich hält“, sagte Lüdke, „aber nicht ewig.“ „Noch ein Jahr.“ „Genau“, rief Mohn.")
    assert [(quote.group_ix, quote.speaker_text) for quote in quotes] == [
        (0, "Lüdke"),
        (0, "Lüdke"),
        (0, "Lüdke"),
        (1, "Mohn"),
    ]


def test_a_sentence_with_its_own_frame_has_no_borrowed_speaker(read):
    quotes = read("de", "„Der Deich hält“, sagte Lüdke. An der Tür hing ein Zettel: „Bin im Watt.“")
    assert [quote.speaker_text for quote in quotes] == ["Lüdke", None]


def test_a_headline_has_its_speaker_from_the_body(read):
    names = {"Edith Crowe": "Edith Crowe"}
    quotes = read("en", "“We will not sell the pier,” Edith Crowe said.", names, title="“We will not sell the pier”")
    assert [(quote.field, quote.speaker_text, quote.speaker_start) for quote in quotes] == [
        ("title", "Edith Crowe", None),
        ("body", "Edith Crowe", 29),
    ]


def test_a_name_before_a_colon_speaks(read):
    (quote,) = read("de", "Nichts.", {"Lüdke": "Henning Lüdke"}, title="Lüdke: „Der Deich hält“")
    assert (quote.speaker_text, quote.speaker_entity_id, quote.cue) == ("Lüdke", "Henning Lüdke", ":")


def test_other_languages_have_none(read):
    assert read("fr", "« Le port est fermé », dit-elle.") == ()
    assert read(None, "„Der Deich hält“, sagte Lüdke.") == ()


def test_without_mentions_the_words_remain(read):
    (quote,) = read("de", "„Der Deich hält“, sagte Deichgraf Henning Lüdke.")
    assert (quote.speaker_text, quote.speaker_kind, quote.speaker_entity_id) == (
        "Deichgraf Henning Lüdke",
        "name",
        None,
    )


def test_an_infinitive_has_no_speaker(read):
    quotes = read("de", "Lüdke kam. Die Neigung ist groß, jeden Gegner als „irre und dumm“ zu bezeichnen.")
    assert all(quote.speaker_text is None for quote in quotes)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Lüdke lobte die „große Ruhe“ der Leute und erzählte, „dass niemand schlief und alle wachten“.", "Lüdke"),
        ("Im Bericht heißt es: „Der Deich ist zu alt und zu niedrig.“", "Bericht"),
    ],
)
def test_where_the_subject_stands(read, text, speaker):
    assert read("de", text)[-1].speaker_text == speaker


def test_man_sagt_has_no_speaker(read):
    (quote,) = read("de", "„Der Deich hält noch ein Jahr“, sagt man.")
    assert quote.speaker_text is None


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "„Der Deich hält noch ein Jahr“, grummelte Lüdke.", "Lüdke"),
        ("en", "“The dyke will hold for years,” grumbled Lüdke.", "Lüdke"),
        ("de", "Lüdke forderte einen „Neustart der Fähre“.", "Lüdke"),
        ("de", "„Der Deich hält noch ein Jahr, das ist doch was“, aber Lüdke ging.", None),
    ],
)
def test_a_verb_may_be_told_by_its_place(read, language, text, speaker):
    (quote,) = read(language, text, {"Lüdke": "Henning Lüdke"})
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("language", "text", "inner"),
    [
        ("de", "Lüdke sprach von „Wahnsinn“.", ["Wahnsinn"]),
        ("de", "Lüdke sprach von „Wahnsinn“ und einem „Schlag gegen uns“.", ["Wahnsinn", "Schlag gegen uns"]),
        ("de", "Lüdke sprach lange von der „Seestern“.", []),
        ("de", "Lüdke hatte zuletzt vor „Stillstand“ gewarnt.", ["Stillstand"]),
        ("de", "Lüdke stand zuletzt vor „Karstens Eck“.", []),
        ("de", "Lüdke sprach vom Film „Müde Tage“.", []),
        ("de", "Lüdke kam von „Seestern“.", []),
        ("en", "Crowe spoke of “madness”.", ["madness"]),
        ("en", "Crowe spoke about “The Dark Tower”.", []),
    ],
)
def test_what_somebody_speaks_of(read, language, text, inner):
    assert [quote.text for quote in read(language, text)] == inner


@pytest.mark.parametrize("text", ["„Na klar“, lacht Lüdke.", "Lüdke lachte: „Na klar, wir fahren.“"])
def test_who_laughs_speaks(read, text):
    (quote,) = read("de", text)
    assert quote.speaker_text == "Lüdke"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Henning Lüdke nickte: „Das stimmt.“", "Henning Lüdke"),
        ("en", "Gatekeeper Henning Lüdke raised a glass: “To us!”", "Gatekeeper Henning Lüdke"),
        ("de", "Henning Lüdke fuhr auf der „Ewigen Liebe“: „Das Schiff“ ist alt.", None),
        ("de", "Es war Henning Lüdkes Motto: „Das stimmt.“", None),
        ("de", "Das Motto: „Das stimmt.“", None),
    ],
)
def test_a_person_and_a_colon_before_a_whole_sentence_quote_whatever_the_verb(read, language, text, speaker):
    quotes = read(language, text, {"Henning Lüdke": "Henning Lüdke"})
    assert [quote.speaker_text for quote in quotes] == [speaker] * (speaker is not None)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is late,” Crowe said. “And the gate is shut and the water high,” and with that Mohn left.", "Crowe"),
        ("“It is late,” Crowe said. “And the gate is shut and the water high,” with that Mohn left.", None),
        ("“It is late,” Crowe said.\n“And the gate is shut and the water high,” and with that Mohn left.", None),
    ],
)
def test_a_quotation_broken_off_goes_on(read, text, speaker):
    assert read("en", text)[-1].speaker_text == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Der Trainer: „Wir haben heute gut gespielt.“", "Der Trainer"),
        ("de", "Ein Sprecher der Polizei: „Wir haben heute viel gesehen.“", "Ein Sprecher der Polizei"),
        ("de", "Die Frage: „Haben wir heute gut gespielt?“", None),
        ("de", "Der Fehler: „Wir haben heute schlecht gespielt.“", None),
        ("en", "The mayor: “We have played well today.”", "The mayor"),
        ("en", "The question: “Have we played well today?”", None),
    ],
)
def test_who_is_described_before_a_colon_speaks(read, language, text, speaker):
    (quote,) = read(language, text)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("Der Käfer heißt „Carabus minor“.", []),
        ("In dem Brief heißt es „viel zu spät und zu teuer“.", ["viel zu spät und zu teuer"]),
        ("In der Zeitschrift „Natur heute“ schreibt Lüdke.", []),
        ("In der Mail „nur für heute“ schreibt Lüdke.", ["nur für heute"]),
    ],
)
def test_what_a_thing_is_called_is_no_quote(read, text, inner):
    assert [quote.text for quote in read("de", text)] == inner
