import pytest

NAMES = {
    "Henning Lüdke": "Henning Lüdke",
    "Lüdke": "Henning Lüdke",
    "Frieda Mohn": "Frieda Mohn",
    "Mohn": "Frieda Mohn",
}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Henning Lüdke kam zu spät. Der Saal war leer. „Das ist bitter“, sagte er.", "Henning Lüdke"),
        ("Frau Frieda Mohn lachte. Neben ihr stand Henning Lüdke. „Das ist gut“, sagte sie.", "Frieda Mohn"),
        ("Henning Lüdke und Frieda Mohn kamen. „Das ist gut“, sagten sie.", None),
        ("Niemand kam. „Das ist bitter“, sagte er.", None),
    ],
)
def test_pronouns(read, text, who):
    (quote,) = read("de", text, NAMES)
    assert (quote.speaker_kind, quote.speaker_entity_id) == ("pronoun", who)


def test_a_description_stands_for_who_spoke_just_before(read):
    text = "„Der Deich hält“, sagte Henning Lüdke. Der SPD-Politiker ergänzte: „Noch ein Jahr.“"
    assert [quote.speaker_entity_id for quote in read("de", text, NAMES)] == ["Henning Lüdke", "Henning Lüdke"]


def test_a_description_stands_for_nobody_when_another_was_named(read):
    text = "„Der Deich hält“, sagte Henning Lüdke. Mohn schwieg. Der SPD-Politiker ergänzte: „Noch ein Jahr.“"
    assert [quote.speaker_entity_id for quote in read("de", text, NAMES)] == ["Henning Lüdke", None]


def test_a_person_named_inside_a_quotation_is_meant_last(read):
    text = "Henning Lüdke winkte ab. „Markus Ohm hat keine Ahnung“, sagte er."
    (quote,) = read("de", text, NAMES | {"Markus Ohm": "Markus Ohm"})
    assert quote.speaker_entity_id == "Henning Lüdke"


def test_who_goes_on_is_who_spoke(read):
    text = (
        "Henning Lüdke war da. Auch Frieda Mohn kam. „Der Deich hält“, schrieb Polens Deichgraf Radek Wode. "
        "„Noch ein Jahr“, fügte er hinzu."
    )
    quotes = read("de", text, NAMES | {"Radek Wode": "Radek Wode"})
    assert quotes[-1].speaker_entity_id == "Radek Wode"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("„Der Deich hält“, erklärte Polens größte Bank.", ("description", "Polens größte Bank", None)),
        ("„Der Deich hält“, erklärte Polen.", ("name", "Polen", "Polen")),
    ],
)
def test_a_place_does_not_say_what_somebody_of_it_says(read, text, who):
    (quote,) = read("de", text, {"Polens": "Polen", "Polen": "Polen"}, label="LOC")
    assert (quote.speaker_kind, quote.speaker_text, quote.speaker_entity_id) == who


@pytest.mark.parametrize("opening", ["Wismar (nmp) - ", "Wismar (dpa/lnw) – "])
def test_the_place_of_a_report_tells_nothing_of_itself(read, opening):
    text = opening + "Die Werft hat nach eigenen Angaben den größten Auftrag ihrer Geschichte erhalten."
    (quote,) = read("de", text, {"Wismar": "Wismar"}, label="LOC")
    assert quote.speaker_text == "Die Werft"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('Starline cut six boats. "We had no choice," it said.', "Starline"),
        ('"We had no choice," said Starline. The quay was empty. "We are sorry," it added.', "Starline"),
        ('Starline met Lockway. "We had no choice," it said.', None),
        ('The day was hot. "We had no choice," it said.', None),
    ],
)
def test_it_is_the_one_body_named_or_quoted_just_before(read, text, who):
    quote = read("en", text, {"Starline": "Starline", "Lockway": "Lockway"}, label="ORG")[-1]
    assert (quote.speaker_kind, quote.speaker_text, quote.speaker_entity_id) == ("pronoun", "it", who)


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Frieda Mohn wurde als „eine glatte Luftnummer“ bezeichnet.", None),
        ("de", "Der Plan wurde von Frieda Mohn als „eine glatte Luftnummer“ bezeichnet.", "Frieda Mohn"),
        ("de", "Frieda Mohn hat den Plan als „eine glatte Luftnummer“ bezeichnet.", "Frieda Mohn"),
        ("en", 'Frieda Mohn was called "a liar who hides".', None),
        ("en", 'Henning Lüdke was called "a liar who hides" by Frieda Mohn.', "Frieda Mohn"),
        ("en", 'Frieda Mohn called Henning Lüdke "a liar who hides".', "Frieda Mohn"),
        ("en", 'Frieda Mohn, who leads it, accused the head of the town of "playing with us".', "Frieda Mohn"),
    ],
)
def test_who_is_called_so_did_not_say_it(read, language, text, speaker):
    (quote,) = read(language, text, NAMES)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("between", "speaker"),
    [("Das teilte Frieda Mohn mit.", "Frieda Mohn"), ("Das teilte die Stadt mit.", "Lüdke"), ("", "Lüdke")],
)
def test_a_paragraph_that_is_a_quotation_is_theirs_who_spoke_just_before(read, between, speaker):
    text = f"„Der Deich hält“, sagte Lüdke. {between}\n\n„Wir haben lange gewarnt.“"
    assert read("de", text, NAMES)[-1].speaker_text == speaker


def test_a_name_that_is_also_a_month_speaks(read):
    (quote,) = read("en", '"The lock is shut," said Jan Petrie.', {"Jan Petrie": "Jan Petrie"})
    assert quote.speaker_entity_id == "Jan Petrie"


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("de", "Der frühere Deichgraf, Henning Lüdke, warnte den Rat vor „bitteren Zeiten“.", "Henning Lüdke"),
        ("de", "Der frühere Deichgraf, Henning Lüdke (SPD), warnte den Rat vor „bitteren Zeiten“.", "Henning Lüdke"),
        ("de", "Henning Lüdke (SPD), warnte den Rat vor „bitteren Zeiten“.", "Henning Lüdke"),
        ("de", "Der Vorsitzende Richter, Henning Lüdke, sprach von einem „bitteren Tag“.", "Henning Lüdke"),
        ("de", "Frieda Mohn, eine Sprecherin vom Rat erklärte, der Deich sei „ein Sieb aus Sand“.", "Frieda Mohn"),
        ("de", "Neben Frieda Mohn, eine Sprecherin erklärte, der Deich sei „ein Sieb aus Sand“.", None),
        ("en", 'The gate will shut, its keeper, Frieda Mohn, said. "It was never ours," she added.', "Frieda Mohn"),
        ("en", 'Frieda Mohn, a keeper of the gate said it was "never ours to shut".', "Frieda Mohn"),
    ],
)
def test_a_name_and_its_description_are_one_speaker(read, language, text, speaker):
    assert read(language, text, NAMES)[0].speaker_entity_id == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Er habe „nur Licht machen“ wollen, sagte Lüdke.", "Lüdke"),
        ("Das sei gut, sagt Lüdke, die Deiche dort seien „seit Wochen weich“.", "Lüdke"),
        ("Die Grünen wollen „nur Licht machen“, sagte Lüdke.", "Lüdke"),
        ("In der Stadt wurde der Plan als „viel zu billig“ zurückgewiesen.", None),
        ("Lüdke hält den Plan für „viel zu billig“.", "Lüdke"),
        ("„Das ist doch irre“, wettert der Rentner.", "der Rentner"),
        ("Der Plan müsse gebaut werden, weil er „kein Fehler“ sei, zitiert das „Deichblatt“ einen Gast.", "einen Gast"),
        ("Der Plan sei „kein Fehler“, wie Lüdke vom Deichblatt zitiert wird.", "Lüdke"),
    ],
)
def test_which_verb_is_of_speech(read, text, speaker):
    (quote,) = read("de", text, NAMES)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('A new book just published for children explains "the advantages of peace for all".', "A new book"),
        ('The parts that were hacked suggested a search for "secret orders of the day".', "The parts"),
        ('Officials said it was "never ours to shut".', "Officials"),
    ],
)
def test_a_verb_alone_is_nobody(read, text, speaker):
    (quote,) = read("en", text)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"You were never here," shot back Frieda Mohn.', "Frieda Mohn"),
        ('"You were never here," shot down Frieda Mohn.', None),
        ('Union leader Frieda Mohn said it was "never ours to shut".', "Union leader Frieda Mohn"),
        ('Sports manager Frieda Mohn said it was "never ours to shut".', "Sports manager Frieda Mohn"),
        ('Critics fear Frieda Mohn but say it was "never ours to shut".', "Critics"),
        ('Critics blamed Frieda Mohn and said it was "never ours to shut".', "Critics"),
    ],
)
def test_where_an_english_speaker_begins(read, text, speaker):
    (quote,) = read("en", text, NAMES)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Frau Frieda Mohn geht. „Es war schön“, sagt die 64-Jährige.", "Frieda Mohn"),
        ("Frau Frieda Mohn geht. „Es war schön“, sagt der 64-Jährige.", None),
        ("Frau Frieda Mohn geht. Henning Lüdke bleibt. „Es war schön“, sagt die 64-Jährige.", None),
        ("Eine 64-Jährige stürzte. Frau Frieda Mohn half. „Es war schön“, sagt die 64-Jährige.", None),
        ("Frau Frieda Mohn geht. Es regnet. Es schneit. „Es war schön“, sagt die 64-Jährige.", None),
    ],
)
def test_an_age_is_that_of_the_one_person_just_named(read, text, who):
    (quote,) = read("de", text, NAMES)
    assert (quote.speaker_kind, quote.speaker_entity_id) == ("description", who)


@pytest.mark.parametrize(
    ("language", "text", "who"),
    [
        ("de", "Torwerk baut um. „Es muss sein“, teilte das Unternehmen mit.", "Torwerk"),
        ("en", "Torwerk cuts jobs. “It has to be,” the company said.", "Torwerk"),
        ("de", "Torwerk kauft Nordguss. „Es muss sein“, teilte das Unternehmen mit.", None),
        ("de", "Gäste kommen mit Nordguss. „Es muss sein“, teilte das Unternehmen mit.", None),
        ("de", "Torwerk baut um. „Es muss sein“, teilte ein Unternehmen mit.", None),
        ("de", "Torwerk baut um. „Es muss sein“, teilte das Ministerium mit.", None),
    ],
)
def test_the_company_is_the_one_named_just_before(read, language, text, who):
    (quote,) = read(language, text, {"Torwerk": "Torwerk", "Nordguss": "Nordguss"}, label="ORG")
    assert (quote.speaker_kind, quote.speaker_entity_id) == ("description", who)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("„Es wird eng“, sagte der SPD-Politiker der „Wattpost“.", "der SPD-Politiker"),
        ("„Es wird eng“, sagte der Kapitän der „Seestern“.", "der Kapitän der „Seestern“"),
        ("„Es wird eng“, sagte die Politikerin der ersten Stunde.", "die Politikerin der ersten Stunde"),
        ("Ganz anders sieht das Landrat Frieda Mohn: „Wir haben lange auf euch gewartet.“", "Landrat Frieda Mohn"),
        ("Auch deshalb sagt das Model Frieda Mohn: „Es wird eng.“", "das Model Frieda Mohn"),
    ],
)
def test_where_a_german_speaker_ends_and_begins(read, text, speaker):
    (quote,) = read("de", text, NAMES)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('It fell to Frieda Mohn, who called the plan "a lot of old rope".', "Frieda Mohn"),
        ('It fell to Frieda Mohn of the town, who called the plan "a lot of old rope".', "Frieda Mohn"),
        ('It fell to a keeper who called the plan "a lot of old rope".', None),
        ('A keeper who called the plan "a lot of old rope" left.', "A keeper"),
        ('There were those, who called the plan "a lot of old rope".', None),
    ],
)
def test_who_stands_for_somebody(read, text, speaker):
    (quote,) = read("en", text, NAMES)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        ("en", 'The Democratic keeper said it was "never ours to shut".', "The Democratic keeper"),
        ("en", 'The Democrat said it was "never ours to shut".', "The Democrat"),
        ("en", 'Her ally Frieda Mohn said it was "never ours to shut".', "Her ally Frieda Mohn"),
        ("en", 'Then calmly Frieda Mohn said it was "never ours to shut".', "Frieda Mohn"),
        ("en", 'Gate boss Frieda Mohn said it was "never ours to shut".', "Gate boss Frieda Mohn"),
        ("en", 'Asked if he would stay, Henning Lüdke smiled: "Ask my wife."', "Henning Lüdke"),
        ("de", "„Es war schön“, sagte die 29-Jährige bei der Feier.", "die 29-Jährige"),
        ("de", "„Es war schön“, sagte die Sprecherin bei der Bahn.", "die Sprecherin bei der Bahn"),
    ],
)
def test_where_who_speaks_is_whole(read, language, text, speaker):
    (quote,) = read(language, text, NAMES)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("Frieda Mohn winkte ab.", "Frieda Mohn"),
        ("Mohn winkte ab.", "Henning Lüdke"),
        ("Danach winkte Frieda Mohn ab.", "Henning Lüdke"),
        ("Es regnete.", "Henning Lüdke"),
        ("Frieda Mohn winkte ab.\n", "Henning Lüdke"),
    ],
)
def test_who_is_introduced_before_a_quotation_speaks_it(read, between, speaker):
    quotes = read(
        "de", f"„Der Deich hält“, sagte Henning Lüdke. {between} „Er ist viel zu alt und viel zu niedrig.“", NAMES
    )
    assert quotes[-1].speaker_text == speaker


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Frieda Mohn ist verärgert: Der Deich sei „nicht zu retten und zu teuer“.", "Frieda Mohn"),
        ("Sein Rat für Frieda Mohn: Der Deich sei „nicht zu retten und zu teuer“.", "Henning Lüdke"),
    ],
)
def test_who_begins_a_sentence_with_a_colon_reports(read, sentence, speaker):
    quotes = read("de", f"„Der Deich hält“, sagte Henning Lüdke. {sentence}", NAMES)
    assert quotes[-1].speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "who"),
    [
        ("The dyke is too old, according to a senior Frieda Mohn adviser.", "a senior Frieda Mohn adviser", None),
        ("The dyke is too old, according to Frieda Mohn.", "Frieda Mohn", "Frieda Mohn"),
        ("A senior Frieda Mohn adviser said the dyke was old.", "A senior Frieda Mohn adviser", None),
        ("Frieda Mohn's campaign manager said the dyke was old.", "Frieda Mohn's campaign manager", None),
        (
            "Frieda Mohn adviser Henning Lüdke said the dyke was old.",
            "Frieda Mohn adviser Henning Lüdke",
            "Henning Lüdke",
        ),
        ("Democratic lawmakers said the dyke was old.", "Democratic lawmakers", None),
        (
            "The dyke is old, said Democratic strategist Frieda Mohn.",
            "Democratic strategist Frieda Mohn",
            "Frieda Mohn",
        ),
        ("The dyke is old, said former Norland Gov. Frieda Mohn.", "former Norland Gov. Frieda Mohn", "Frieda Mohn"),
        ("The dyke is old, according to a Norland Post report.", "a Norland Post report", None),
        ("The Norland Post reports that the dyke is old.", "The Norland Post", None),
        ("On Monday officials said the dyke was old.", "officials", None),
        ("In Norland officials said the dyke was old.", "officials", None),
        ("The Norland officials said the dyke was old.", "The Norland officials", None),
    ],
)
def test_what_an_english_name_stands_before(read, text, speaker, who):
    (quote,) = read("en", text, NAMES)
    assert (quote.speaker_text, quote.speaker_entity_id) == (speaker, who)


def test_a_body_before_its_official_does_not_speak(read):
    (quote,) = read("en", "The dyke is old, according to a Torwerk official.", {"Torwerk": "Torwerk"}, label="ORG")
    assert (quote.speaker_kind, quote.speaker_text) == ("description", "a Torwerk official")
    assert quote.speaker_entity_id is None


@pytest.mark.parametrize(
    ("description", "who"),
    [
        ("The mayor", "Frieda Mohn"),
        ("The spokeswoman", "Frieda Mohn"),
        ("The spokesman", None),
        ("The Henning Lüdke spokeswoman", None),
    ],
)
def test_a_description_by_another_s_name_or_gender_is_somebody_else(read, description, who):
    text = f'"The dyke will hold," Mrs. Frieda Mohn said. {description} added: "One more year."'
    assert read("en", text, NAMES)[-1].speaker_entity_id == who


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('The council met after Frieda Mohn called the plan "a lot of old rope".', "Frieda Mohn"),
        ('The council was there after a row and called the plan "a lot of old rope".', "The council"),
        ('After the vote, Frieda Mohn called the plan "a lot of old rope".', "Frieda Mohn"),
        ('The council with Frieda Mohn called the plan "a lot of old rope".', "The council with Frieda Mohn"),
        ('They told Frieda Mohn supporters Henning Lüdke called the plan "a lot of old rope".', "Henning Lüdke"),
        ('They told Frieda Mohn supporter Henning Lüdke of "a lot of old rope".', "They"),
    ],
)
def test_a_word_that_opens_a_clause_has_a_subject_behind_it(read, text, speaker):
    (quote,) = read("en", text, NAMES)
    assert quote.speaker_text == speaker


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("„Es wird eng“, sagten WDU-Vertreter.", ("description", "WDU-Vertreter", None)),
        ("„Es wird eng“, sagte eine WDU-Sprecherin.", ("description", "eine WDU-Sprecherin", None)),
        ("„Es wird eng“, sagte die WDU.", ("name", "die WDU", "WDU")),
        ("„Es wird eng“, erklärte die WDU Nord-Süd.", ("name", "die WDU Nord-Süd", "WDU Nord-Süd")),
    ],
)
def test_a_compound_does_not_speak_for_the_body_it_begins_with(read, text, who):
    (quote,) = read("de", text, {"WDU": "WDU", "WDU Nord-Süd": "WDU Nord-Süd"}, label="ORG")
    assert (quote.speaker_kind, quote.speaker_text, quote.speaker_entity_id) == who


def test_a_politician_of_a_party_is_who_spoke_just_before(read):
    text = "„Es wird eng“, sagte Henning Lüdke. Später fügte der WDU-Politiker hinzu: „Sehr eng.“"
    names = {"Henning Lüdke": "Henning Lüdke", "WDU": "WDU"}
    assert read("de", text, names)[-1].speaker_entity_id == "Henning Lüdke"
