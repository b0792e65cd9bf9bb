import pytest


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        ("Lüdke erklärte, dass der Deich noch ein Jahr halte.", "dass der Deich noch ein Jahr halte", "Lüdke"),
        ("Lüdke erklärte, der Deich habe Risse.", "der Deich habe Risse", "Lüdke"),
        ("Der Deich habe Risse, sagte Lüdke.", "Der Deich habe Risse", "Lüdke"),
        ("Laut Lüdke ist der Deich zu alt.", "ist der Deich zu alt", "Lüdke"),
        ("Nach Angaben der Feuerwehr stieg das Wasser weiter.", "stieg das Wasser weiter", "der Feuerwehr"),
        ("Der Polizei zufolge wurde niemand verletzt.", "wurde niemand verletzt", "Der Polizei"),
        ("Lüdke forderte den Rat auf, den Deich zu erhöhen.", "den Deich zu erhöhen", "Lüdke"),
        ("Wie die Polizei mitteilte, wurde niemand verletzt.", "wurde niemand verletzt", "die Polizei"),
        ("Lüdke, 71, schlug vor, den Deich zu erhöhen.", "den Deich zu erhöhen", "Lüdke"),
        ("Dann schlug Lüdke, 71, vor, den Deich zu erhöhen.", "den Deich zu erhöhen", "Lüdke"),
        ("Es sei kein Cent im Haushalt, sagte Miriam Kolbe.", "Es sei kein Cent im Haushalt", "Miriam Kolbe"),
        ("Der Bau wird von der Stadt verschoben, sagt Lüdke.", "Der Bau wird von der Stadt verschoben", "Lüdke"),
        ("Lüdke widersprach: Die Stadt habe zweimal Geld angeboten.", "Die Stadt habe zweimal Geld angeboten", "Lüdke"),
    ],
)
def test_german_reports(read, text, clause, speaker):
    (quote,) = read("de", text)
    assert (quote.kind, quote.text, quote.speaker_text) == ("indirect", clause, speaker)


@pytest.mark.parametrize(
    ("text", "clause", "speaker"),
    [
        ("Crowe said that the dyke was too old.", "that the dyke was too old", "Crowe"),
        ("Crowe said the dyke was too old.", "the dyke was too old", "Crowe"),
        ("The dyke was too old, Crowe said on Monday.", "The dyke was too old", "Crowe"),
        ("According to Crowe, the dyke is too old.", "the dyke is too old", "Crowe"),
        ("The dyke is too old, according to Crowe.", "The dyke is too old", "Crowe"),
        ("Crowe told the council that the dyke was old.", "that the dyke was old", "Crowe"),
        ("Crowe said the dyke was old, and he left.", "the dyke was old", "Crowe"),
        (
            "Crowe said the wall had cost 2,700 pounds, while others disagreed.",
            "the wall had cost 2,700 pounds",
            "Crowe",
        ),
        ("The dyke was old, said a handful of fishers who saw it.", "The dyke was old", "a handful of fishers"),
        ("Crowe said the talks had failed.", "the talks had failed", "Crowe"),
        ("Crowe said it will close two locks.", "it will close two locks", "Crowe"),
        ("Crowe said on Tuesday it expected more rain.", "it expected more rain", "Crowe"),
        ("Crowe said there had been no warning.", "there had been no warning", "Crowe"),
        ("Up to nine locks could close by May, Crowe said.", "Up to nine locks could close by May", "Crowe"),
        ("Six men tried to save it, said Mary Crowe of the Lock Trust.", "Six men tried to save it", "Mary Crowe"),
        ("Crowe denied it, saying the money was a loan.", "the money was a loan", "Crowe"),
        ("It said the lock would stay shut.", "the lock would stay shut", "It"),
    ],
)
def test_english_reports(read, text, clause, speaker):
    (quote,) = read("en", text)
    assert (quote.kind, quote.text, quote.speaker_text) == ("indirect", clause, speaker)


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("Crowe said the talks had failed and blamed the town.", "the talks had failed"),
        ("Crowe said that he had paid in full and then called on others to pay.", "that he had paid in full"),
        ("Crowe said the talks had failed and hurt the town.", "the talks had failed and hurt the town"),
        ("Crowe said Ida Mohn had left and blamed the town.", "Ida Mohn had left and blamed the town"),
        ("Crowe said the keeper was held and accused of theft.", "the keeper was held and accused of theft"),
        ("Crowe said nothing had been agreed.", "nothing had been agreed"),
        ("Crowe said that it was late and that the men had agreed.", "that it was late and that the men had agreed"),
        ("Crowe said that it was late and the men had agreed to go.", "that it was late"),
        ("Crowe, who knew it, said the dyke was old.", "the dyke was old"),
    ],
)
def test_what_an_english_report_holds(read, text, clause):
    (quote,) = read("en", text, {"Ida Mohn": "Ida Mohn", "Crowe": "Tom Crowe"})
    assert quote.text == clause


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Crowe said nothing of the talks."),
        ("de", "Lüdke kam, um den Deich zu sehen."),
        ("de", "Damit bestätigt sich die Sorge, dass der Deich bricht."),
        ("de", "Warum der Deich brach, sagte die Stadt nicht."),
        ("de", "Der Bau der Schleuse dauert laut der Antwort des Ministeriums auf eine Anfrage der Fraktion lange."),
        ("en", "Crowe, who said the dyke was old, resigned."),
        ("en", "Federal reports that track the dyke are late."),
        ("en", "In Leeds, Crowe said on Monday."),
        ("en", "Crowe agreed to talk on the condition that nobody listened."),
        ("de", "Lüdke widersprach der These, dass der Deich breche."),
        ("en", "Crowe said it to the men of the lock."),
        ("en", "Crowe has a memo that claims the money."),
        ("en", "In the town that was flooded, Crowe said."),
        ("en", "It was said the lock would stay shut."),
        ("en", "Crowe was told that the dyke was too old."),
        ("en", "It is fair to say that the dyke was too old."),
    ],
)
def test_unclear_signs_report_nothing(read, language, text):
    assert read(language, text) == ()


def test_a_report_goes_on_by_its_mood(read):
    text = "Das sei teuer, sagte Lüdke. Der Rat habe das Geld nicht. Auch fehle es an Stein. Dann ging er."
    quotes = read("de", text)
    assert [(quote.text, quote.speaker_text, quote.cue) for quote in quotes] == [
        ("Das sei teuer", "Lüdke", "sagte"),
        ("Der Rat habe das Geld nicht. Auch fehle es an Stein.", "Lüdke", None),
    ]


def test_a_subordinate_mood_reports_nothing(read):
    text = "Das sei teuer, sagte Lüdke. Die Stadt prüft nun, ob sie das Geld habe."
    assert len(read("de", text)) == 1


@pytest.mark.parametrize(
    ("sentence", "reported"),
    [
        ("Er rechne mit zwei neuen Schleusen.", True),
        ("Man prüfe nun alle neun Schleusen.", True),
        ("Er machte danach eine lange Pause.", False),
        ("Er alleine ging danach nach Hause.", False),
        ("Sie rechnen mit zwei neuen Schleusen.", False),
    ],
)
def test_a_subjunctive_that_no_list_has_goes_on(read, sentence, reported):
    quotes = read("de", f"Der Deich habe Risse, sagte Lüdke. {sentence}")
    assert [quote.text for quote in quotes[1:]] == [sentence] * reported


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Das Landgericht Moorburg entschied, dass der Deich bleiben muss.", "Das Landgericht Moorburg"),
        ("Der Deich müsse bleiben, entschieden die Richter in Moorburg.", "die Richter"),
        ("Der Rat entschied, dass der Deich bleiben muss.", None),
        ("Frieda Mohn hat entschieden, dass der Deich bleiben muss.", None),
        ("Die Richter haben den Streit entschieden, und ihr Urteil könnte den Ausschlag geben.", None),
        ("Die Richter haben den Streit beklagt, und das sei ein Ausschlag.", "Die Richter"),
    ],
)
def test_what_a_court_decides_is_said(read, text, speaker):
    assert [quote.speaker_text for quote in read("de", text)] == ([speaker] if speaker else [])
