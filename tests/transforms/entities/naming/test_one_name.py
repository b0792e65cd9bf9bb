import pytest

from newsmill.transforms.entities.naming.one_name import name_entities


def test_one_surface_takes_the_label_of_the_majority(resolved):
    found = resolved("[ORG Velotronic] baut. [LOC Velotronic] spart. [ORG Velotronic] wirbt.")
    assert {label for _, label, _, _ in found} == {"ORG"}


def test_on_a_tie_the_first_label_holds(resolved):
    assert {label for _, label, _, _ in resolved("[LOC Velotronic] baut. [ORG Velotronic] spart.")} == {"LOC"}


@pytest.mark.parametrize(("language", "label"), [("de", "LOC"), ("en", "PER")])
def test_on_a_tie_with_a_headline_the_text_below_it_holds_in_german(resolved, language, label):
    found = resolved("[PER Altenrode] hebt den Deich\nDer Deich bei [LOC Altenrode] wird höher.", language)
    assert {mention[1] for mention in found} == {label}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("das Unternehmen [LOC Velotronic] und [LOC Velotronic]", "ORG"),
        ("die Umweltorganisation [PER Robin Forst]", "ORG"),
        ("sagte er dem Magazin [PER Livia]", "ORG"),
        ("am Eingang des Altenheims [PER Anna Tann]", "ORG"),
        ("die Stadt [ORG Lohfelden]", "LOC"),
        ("warf der Partei [PER Eva Lind] vor", "PER"),
    ],
)
def test_an_apposition_tells_the_label(resolved, text, label):
    assert {found[1] for found in resolved(text)} == {label}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("der [ORG Deutschen Moorbank]", "Deutsche Moorbank"),
        ("die [ORG Vereinten Werke]", "Vereinte Werke"),
        ("im Namen des [ORG Landtages]", "Landtag"),
        ("des [ORG Verbandes der Imker]", "Verband der Imker"),
        ("steht in der „[ORG Leipziger Abendstimme]“", "Leipziger Abendstimme"),
        ("an der [LOC Lunthaler Straße]", "Lunthaler Straße"),
        ("der [LOC Heiligen Straße]", "Heilige Straße"),
        ("[LOC Hellbrücks] Bürgermeister und [LOC Hellbrück]", "Hellbrück"),
        ("[LOC Hellbrücks] Bürgermeister", "Hellbrück"),
        ("in [LOC Worms] Mitte", "Worms"),
        ("in [LOC Paris] Kunst sehen", "Paris"),
        ("[PER Andi Peters] kam", "Andi Peters"),
        ("[PER Andi Peters] Vorschlag", "Andi Peters"),
        ("[PER Ruth Diess] kam. Dies half.", "Ruth Diess"),
        ("Die Airline [ORG Lindum Airlines] fliegt. Airline hin oder her.", "Lindum Airlines"),
        ("Beamte des [ORG Lindum Partners]", "Lindum Partner"),
        ("[ORG Siemens] Vorstand", "Siemens"),
    ],
)
def test_the_name_shown_has_no_inflection(resolved, text, name):
    assert {found[2] for found in resolved(text)} == {name}


def test_case_variants_are_one(resolved):
    assert {found[2] for found in resolved("[ORG NATO] und [ORG Nato], die [MISC NOTAS] und [MISC Notas]")} == {
        "Nato",
        "NOTAS",
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("im [ORG Deutschen Jugendinstitut] lernte", "Deutsches Jugendinstitut"),
        ("Daten des [ORG Fränkischen Landesamts für Moore] gehen", "Fränkisches Landesamt für Moore"),
        ("bei der [ORG Ökologisch-Sozialen Partei] war", "Ökologisch-Soziale Partei"),
        ("vom [ORG Bayerischen Ärzteblatt] kam", "Bayerisches Ärzteblatt"),
        ("im [ORG Deutschen Wanderbund] ist", "Deutscher Wanderbund"),
        ("beim [ORG Nordischen Moorhilfswerk] half", "Nordisches Moorhilfswerk"),
        ("beim [ORG Deutschen Moor- und Torfverband] half", "Deutscher Moor- und Torfverband"),
        ("bei den [ORG Nordischen Werken] half", "Nordischen Werken"),
        ("im [MISC Großen Nordischen Krieg] fiel", "Großer Nordischer Krieg"),
        ("des [ORG Deutschen Instituts für Moorkunde] zeigt", "Deutsches Institut für Moorkunde"),
        ("mit [ORG Freien Trägern] sprach", "Freien Trägern"),
    ],
)
def test_the_gender_of_the_noun_tells_the_ending_of_the_adjectives(resolved, text, name):
    assert {found[2] for found in resolved(text)} == {name}


def test_a_person_before_the_noun_that_belongs_to_him_is_in_the_genitive(resolved):
    assert {found[2] for found in resolved("Wieder hat [PER Lindqvists] neuer Vorschlag überrascht.")} == {"Lindqvist"}
    assert {found[2] for found in resolved("Wieder hat [PER Lindqvists] überrascht.")} == {"Lindqvists"}
    pilot = "Da bekam der Pilot [PER Karl Riggs] Probleme. [PER Riggs] landete."
    assert {found[2] for found in resolved(pilot)} == {"Karl Riggs"}
    plan = "[PER Lindqvists] Plan hilft. Der Plan Lindqvists sieht das vor."
    assert next(found[2] for found in resolved(plan)) == "Lindqvist"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chef des Lohfelder [ORG Instituts für Meereskunde]", "Institut für Meereskunde"),
        ("Chef,/des [ORG Verbands Beratender Imker]", "Verband Beratender Imker"),
        ("beim [ORG Deutschen Nautischen Wetterdienstes]", "Deutscher Nautischer Wetterdienst"),
        ("der [ORG Europäische Nautische Dienst]", "Europäischer Nautischer Dienst"),
        ("bei den [ORG Democrats Abroad]", "Democrats Abroad"),
        ("das [ORG Haus der Kunst]", "Haus der Kunst"),
    ],
)
def test_a_body_is_named_without_its_endings(resolved, text, name):
    assert [found[2] for found in resolved(text)] == [name]


def test_a_listed_disease_is_neither_a_place_nor_an_organisation(resolved):
    found = resolved("Gegen das [LOC Coronavirus] hilft Abstand.")
    assert [(text, label) for text, label, _, _ in found] == [("Coronavirus", "MISC")]


def test_a_thing_taken_for_an_organisation_is_what_it_is_listed_as(resolved):
    assert [found[:2] for found in resolved("Der Film bekam zwei [ORG Oscars].")] == [("Oscars", "MISC")]
    assert [found[:2] for found in resolved("Mit [PER Oscar] kam niemand.")] == [("Oscar", "PER")]


def test_a_place_in_capitals_is_shown_as_others_are(resolved):
    assert {found[2] for found in resolved("[LOC NEU-ALTENBRÜCK] (nmp) - Es regnet.")} == {"Neu-Altenbrück"}
    assert {found[2] for found in resolved("In [LOC USVI] und bei der [ORG NORDERMARK] regnet es.")} == {
        "USVI",
        "NORDERMARK",
    }


def test_a_name_is_shown_with_one_blank_between_its_words(resolved):
    assert [found[2] for found in resolved("Da kam [PER Jonas  Lindqvist] an.")] == ["Jonas Lindqvist"]


def test_a_body_of_another_state_is_no_listed_one(marked):
    article, spans = marked("Der Schweizer [ORG Bundesrat] tagt. Der [ORG Bundesrat] prüft.")
    assert [span.entity.key for span in name_entities(article, spans)] == ["bundesrat", "bundesrat"]
    article, spans = marked("Der [ORG Bundesrat] tagt. Der Schweizer [ORG Bundesrat] prüft.")
    assert [span.entity.key for span in name_entities(article, spans)] == ["known:bundesrat", "known:bundesrat"]
