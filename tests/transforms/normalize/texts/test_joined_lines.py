"""Hard-wrapped prose is joined at every width; what was broken on purpose never is."""

import textwrap

import pytest

from newsmill.transforms.normalize.texts.plain import read_plain

DE = [
    "Die Fähre nach Sandholm fährt ab Pfingsten wieder, teilte der Hafenmeister am Donnerstag mit. Zwei Jahre lang "
    "hatte "
    "das Schiff in der Werft gelegen, weil Ersatzteile für die alte Maschine fehlten und niemand mehr wusste, wie "
    "man sie "
    "baut.",
    "Der Fahrplan sieht sechs Überfahrten am Tag vor, im Juli und August sollen es acht werden. Kapitän Jens Petersen "
    "sagte, er habe an die Rückkehr des Schiffs nicht mehr geglaubt. Die Insel hat 310 Einwohner.",
    "Die Gemeinde will nun auch den Anleger erneuern. Das Geld dafür kommt zur Hälfte vom Land, über den Rest "
    "verhandeln "
    "beide Seiten noch in diesem Sommer.",
]
EN = [
    "The ferry to Sandholm will sail again from Whitsun, the harbour master said on Thursday. For two years the ship "
    "had "
    "lain in the yard because parts for the old engine were missing and nobody knew any more how to make them.",
    "The timetable has six crossings a day; in July and August there will be eight. Captain Jens Petersen said he had "
    "stopped believing that the ship would ever come back to the island, which has 310 inhabitants.",
    "The parish now wants to renew the landing stage as well. Half of the money comes from the county, and the two "
    "sides "
    "are to settle the rest before the end of the summer, the mayor said after the meeting.",
]
RUSSIAN = [
    "Паром на остров снова начнёт ходить в июне, сообщил начальник порта в четверг. Два года судно стояло на верфи, "
    "потому что для старой машины не было запасных частей и никто уже не знал, как их делать.",
    "Расписание предусматривает шесть рейсов в день, а в июле и августе их будет восемь. Капитан сказал, что уже не "
    "верил в возвращение судна на остров.",
    "Община хочет теперь обновить и причал. Половину денег даёт область, об остальном стороны договорятся до конца "
    "лета, сказал глава общины после заседания.",
]


def lines(text):
    return list(read_plain(text).text.lines)


@pytest.mark.parametrize("width", [45, 55, 60, 65, 72, 76, 80, 100, 120])
@pytest.mark.parametrize("between", ["\n\n", "\n \n\n"])
@pytest.mark.parametrize("paragraphs", [DE, EN, RUSSIAN], ids=["de", "en", "ru"])
def test_wrapped_prose_is_joined_to_paragraphs(paragraphs, between, width):
    wrapped = between.join(textwrap.fill(each, width, break_on_hyphens=False) for each in ["Die Fähre", *paragraphs])
    assert lines(wrapped) == ["Die Fähre", *paragraphs]


def test_lines_wider_than_verse_need_few_ends_at_their_width():
    text = ["La mairie a décidé mardi de rénover le vieux pont qui relie les deux rives.",
            "Les travaux coûteront trois millions d'euros, la moitié est payée par la région.",
            "Le chantier commence en automne, a déclaré la maire, et durera une année entière."]  # fmt: skip
    assert lines("\n\n".join(textwrap.fill(each, 66) for each in text)) == text


@pytest.mark.parametrize("width", [60, 72, 80])
def test_indented_first_lines_begin_paragraphs(width):
    wrapped = "\n".join(textwrap.fill(each, width, initial_indent="   ", break_on_hyphens=False) for each in DE)
    assert lines(wrapped) == DE


@pytest.mark.parametrize("width", [60, 72])
def test_a_title_over_two_lines_is_one(width):
    title = "Warum die Fähre nach Sandholm nach zwei langen Jahren in der Werft nun doch noch einmal fährt"
    wrapped = "\n\n".join(textwrap.fill(each, width) for each in [title, *DE])
    assert lines(wrapped) == [title, *DE]


def test_words_hyphenated_at_the_line_end_are_whole_again():
    text = (
        "Die Gemeinde will nun auch den alten Anleger erneuern, das Ministe-\nrium zahlt davon die Hälfte. Über den "
        "Rest "
        "verhandeln beide Seiten noch\nin diesem Sommer, sagte die Bürgermeisterin. Sie rechnet mit Bauarbei-\nten, "
        "die "
        "bis in den Herbst dauern und den Verkehr behindern werden."
    )
    assert lines(text) == [text.replace("-\n", "").replace("\n", " ")]


VERSE = """Es kam ein Schiff vom Norden her,
das trug die Nacht in seinem Bauch,
und alle, die am Ufer standen,
die sahen nichts als grauen Rauch,
und keiner fragte, was es brachte,
und keiner fragte, wer es sei,
denn wer zu lange danach fragte,
der war am Ende selbst dabei."""
FREE_VERSE = """the harbour keeps
its ships like teeth
behind the lips of the breakwater and
waits
for the tide to say
something the gulls have not
already said"""
ADDRESS = "Hafenamt Sandholm\nAm alten Kai 7\n25999 Sandholm\nTelefon 04841 0000"
TABLE = (
    "Ort        Abfahrt  Ankunft\nSandholm     08:10    08:55\nFestland     09:20    10:05\nInsel        11:00    11:40"
)
LIST = (
    "- sechs Überfahrten am Tag\n- acht im Juli und August\n- keine am Heiligen Abend\n- eine Sonderfahrt zu Silvester"
)
NUMBERED = "1. Die Rampe wird erneuert und verbreitert\n2. Der Kai bekommt neue Poller\n3. Das Licht wird hell"
RESULTS = "FC Sandholm - SV Festland 2:1\nTSV Anleger - SC Werft 0:0\nBlau-Weiß Kai - Union Nord 1:3"
CHRONICLE = "1911 Bau der ersten Fähre\n1948 Neubeginn nach dem Krieg\n1987 die alte Maschine\n2024 Ausfall der Fähre"
APART = [VERSE, FREE_VERSE, ADDRESS, TABLE, LIST, NUMBERED, RESULTS, CHRONICLE]
DATELINE = "Sandholm (dpa) –"


@pytest.mark.parametrize("text", APART)
def test_what_was_broken_on_purpose_stays_broken(text):
    assert lines(text) == text.split("\n")


@pytest.mark.parametrize("text", [*APART, DATELINE, "Zwei Jahre Pause"])
@pytest.mark.parametrize("width", [60, 72, 80])
def test_nor_is_it_joined_within_a_wrapped_text(text, width):
    first, *rest = [textwrap.fill(each, width) for each in DE]
    found = lines("\n\n".join([first, text, *rest]))
    assert found == [DE[0], *text.split("\n"), *DE[1:]]
    # without an empty line it is not glued to what stands around it either
    found = lines("\n\n".join([f"{first}\n{text}", *rest]))
    assert set(text.split("\n")) <= set(found)


@pytest.mark.parametrize(
    "text", ["\n".join(DE), "\n\n".join(EN), "\n".join(each.split(". ")[0] + "." for each in DE + EN)]
)
def test_a_paragraph_a_line_stays_one(text):
    assert lines(text) == [line for line in text.split("\n") if line]


def test_wrapped_items_of_a_list_are_whole():
    items = [f"- {each}" for each in DE]
    wrapped = "\n".join(textwrap.fill(each, 66, subsequent_indent="  ") for each in items)
    assert lines(textwrap.fill(EN[0], 66) + "\n\n" + wrapped) == [EN[0], *items]


def test_a_name_across_a_line_end_is_one_name():
    text = textwrap.fill(" ".join(EN), 70).replace("Captain Jens Petersen", "Captain Jens\nPetersen")
    assert "Captain Jens Petersen" in lines(textwrap.fill(" ".join(text.split()), 64))[0]


def test_who_speaks_begins_a_line():
    talk = (
        "Frage: Wann fährt die Fähre wieder?\nPetersen: Ab Pfingsten, sechsmal am Tag.\nFrage: Und wer zahlt den Kai?"
    )
    assert lines("\n\n".join([textwrap.fill(" ".join(DE), 60), talk]))[1:] == talk.split("\n")


def test_links_taken_out_of_the_wrapped_text_hide_its_width_from_nobody():
    wrapped = textwrap.fill(" ".join(EN * 4), 78).split("\n")
    broken = [line + " added where a link was taken" if ix % 7 == 3 else line for ix, line in enumerate(wrapped)]
    assert len(lines("\n".join(broken))) <= 4


STRAY = (
    "Die Fähre nach Sandholm fährt ab Pfingsten wieder. Das teilte der Hafenmeister mit.",
    "Zwei Jahre lang hatte das Schiff in der Werft gelegen. Ersatzteile für die alte Maschine fehlten, sagte er.",
)


@pytest.mark.parametrize(
    "broken",
    [
        "Der Kapitän der Fähre glaubte nicht mehr an die Rückkehr seines Schiffs, wie er am Abend\nim Radio sagte.",
        "Ob\ndie Fähre wirklich an jedem Tag des Sommers fahren kann, steht erst im Juni fest.",
        "Der Kreis hat den Anleger im vergangenen Herbst für drei Millionen Euro von der\nReederei Ebbing gekauft.",
        "Der Fahrplan gilt vom ersten Tag der Ferien an, und das bis zum letzten in\nSandholm wie auf dem Festland.",
        "Die Reederei hat ihre beiden Schiffe und den Anleger verkauft. Diese\nSumme reicht nach eigenen Angaben aus.",
        "Für das Schiff, das auf der Insel seit Jahren erwartet wird, zahlt nun die Hafen-\nund Brückenverwaltung.",
        "Im Sommer fahren auch die Fischer von der Insel hinüber und verkaufen dort ihre\nHeringe an Gäste.",
        "Die Überfahrt hat die Reederei wegen des Windes am Vormittag und am Abend wieder\nabgesagt.",
        "Die Überfahrt hat die Reederei wegen des Windes am Vormittag und am Abend wieder\nabgesagt. Um acht ging es.",
        "Petersen will die Fähre schon seit einem Jahr auch im tiefen Winter fahren\nlassen“, sagte der Landrat.",
    ],
)
def test_a_break_within_a_sentence_of_prose_is_joined(broken):
    assert lines("\n".join([STRAY[0], broken, STRAY[1]])) == [STRAY[0], broken.replace("\n", " "), STRAY[1]]


BREAKS = (
    "Die Insel hat für den Anleger und die Rampe in vier Jahren mehr als drei Millionen Euro\naus der Kasse gegeben.",
    "Der Kreis hat den Anleger im vergangenen Herbst für drei Millionen Euro von der\nReederei Ebbing gekauft.",
    "Der Kapitän der Fähre glaubte nicht mehr an die Rückkehr seines Schiffs, wie er am Abend\nim Radio sagte.",
)


@pytest.mark.parametrize("count", [2, 3])
def test_short_lines_are_joined_in_a_text_that_has_other_breaks(count):
    short = "Kurier: Wann fährt die Fähre denn\nwieder hinüber?"
    found = lines("\n".join([STRAY[0], *BREAKS[:count], short, STRAY[1]]))
    assert found[-2 if count == 3 else -3 : -1] == (short.replace("\n", " ") if count == 3 else short).split("\n")


@pytest.mark.parametrize("apart", ["Wer fährt nun,\nfragen alle.", "Mit dem Fernglas gesehen von\nKaren Petersen"])
def test_the_shortest_lines_and_bylines_stay_apart_there_too(apart):
    assert lines("\n".join([STRAY[0], *BREAKS, apart, STRAY[1]]))[-3:-1] == apart.split("\n")


def test_a_sentence_goes_on_behind_a_word_that_was_divided():
    broken = "Die Fähre nach Sandholm fährt ab Pfingsten wieder, sagte der Hafen-\nmeister am Abend im Radio der Insel."
    assert lines("\n".join([STRAY[0], broken, STRAY[1]])) == [STRAY[0], broken.replace("-\n", ""), STRAY[1]]


@pytest.mark.parametrize(
    "apart",
    [
        # A headline that ends with a part of its verb, one without its full stop, and what stands below a headline.
        "Die Reederei stellt den Betrieb der alten Fähre nach siebzig Jahren ein\nDie Gemeinde sucht nun eine andere.",
        "After two winters the builders of the new landing stage may now move in\nCaptain Petersen has waited long.",
        "Die Insel hat 310 Einwohner und nun auch wieder eine Verbindung. Petersen\nReederei Ebbing will die Fähre.",
        "Viele Insulaner kennen die Fähre seit ihrer Kindheit, sie wissen nichts als das\nPetersen will sie zurück.",
        "Nach zwei langen Jahren in der Werft fährt die Fähre nach Sandholm wieder\nvon Ina Sommer",
        "Nach zwei langen Jahren in der Werft fährt die Fähre nach Sandholm wieder\nis/dpa",
        "Wer mehr über die Fähre und ihre Geschichte wissen will, findet alles unter\nwww.sandholm.example",
        "Nach zwei langen Jahren in der Werft fährt die Fähre nach Sandholm wieder\nots.",
        "Nach zwei langen Jahren in der Werft fährt die Fähre nach Sandholm wieder\nsandholm.example",
        "Ich stand am Steg\nund sah hinaus\nund niemand kam\nund niemand fuhr",
        "Was auf der Fähre erlaubt ist, hat die Reederei auf einer Tafel am Anleger\n- hunde an der Leine",
    ],
)
def test_what_was_broken_on_purpose_amid_prose_is_not(apart):
    assert lines("\n".join([STRAY[0], apart, STRAY[1]])) == [STRAY[0], *apart.split("\n"), STRAY[1]]


def test_long_lines_of_verse_are_no_prose():
    verse = [
        "Ich ging am Abend an das Ufer, wo die Fähren liegen, und ich fragte",
        "nach dir und nach den Schiffen, die im Winter nicht mehr fahren, weil",
        "die Insel schläft, und niemand, der dort wohnt, nach einem Boot verlangt",
        "und niemand eine Lampe in das Fenster stellt, die uns nach Hause führt",
    ]
    assert lines("\n".join(verse)) == verse


def test_a_quotation_that_is_set_in_has_a_width_of_its_own():
    quote = ["„Wir haben lange gewartet. Jetzt ist es an der", "Gemeinde, ihr Wort zu halten, und zwar bald.“"]
    wrapped = [textwrap.fill(each, 66) for each in DE]
    text = "\n\n".join([wrapped[0], "\n".join(f"    {line}" for line in quote), *wrapped[1:]])
    assert lines(text) == [DE[0], " ".join(quote), *DE[1:]]


def test_verse_that_is_set_in_stays_verse():
    verse = [
        "Es fuhr ein Kahn von Sandholm aus,",
        "der wollte nie zurück nach Haus,",
        "er trug die Fracht und auch den Wind",
    ]
    wrapped = [textwrap.fill(each, 66) for each in DE]
    text = "\n\n".join([wrapped[0], "\n".join(f"    {line}" for line in verse), *wrapped[1:]])
    assert lines(text) == [DE[0], *verse, *DE[1:]]


def test_blanks_that_make_lines_equally_long_are_single():
    wrapped = "\n\n".join(textwrap.fill(each, 66) for each in DE).replace("Jahre lang", "Jahre  lang")
    assert lines(wrapped) == DE


def test_a_sentence_that_ends_at_the_width_ends_no_paragraph():
    first = "Die Fähre fährt an allen Tagen, an denen die See es zulässt. Das"
    for width in range(60, 72):
        wrapped = "\n\n".join(textwrap.fill(each, width) for each in [*DE, first + " " + DE[0]])
        assert lines(wrapped) == [*DE, first + " " + DE[0]]


SHORT = (
    "Der Rat von Sandholm hat am Donnerstag entschieden, dass die alte Fähre wieder in Betrieb gehen soll.",
    "Das Land trägt nach Angaben der Gemeinde die Hälfte der Kosten und will auch den alten Anleger erneuern.",
    "Kritik kam von den Fischern, die lieber den Hafen tiefer ausgebaggert sähen und von der neuen Verbindung zur "
    "Insel nichts halten.",
)


def test_short_paragraphs_are_joined_where_each_ends_like_a_sentence():
    assert lines("\n\n".join(textwrap.fill(each, 59) for each in SHORT)) == list(SHORT)


def test_so_are_no_stanzas():
    stanzas = "\n\n".join(textwrap.fill(each.rstrip("."), 59) for each in SHORT)
    assert lines(stanzas) == [line for line in stanzas.split("\n") if line]


def test_a_quotation_of_the_same_width_counts_in_a_short_text():
    text = (
        "SANDHOLM (AP) - Crews of the ferry walked out on Wednesday, leaving\nhundreds of visitors stranded on the "
        'quay, the harbour board said.\n\n    "We were promised these wages in January," said Jo Lang, who\n    '
        'speaks for the crews. "They have broken every word that they\n    gave."\n'
    )
    assert lines(text) == [" ".join(each.split()) for each in text.strip().split("\n\n")]
