"""Rules: each with its own examples, then what newsrooms put around articles, then what must never be taken out."""

import pytest

from newsmill.transforms.normalize.roles import RULES, assign_roles, rules_markdown
from newsmill.transforms.normalize.roles.page import page_of

DE = (
    "Der Stadtrat hat am Montagabend mit großer Mehrheit beschlossen, die alte Brücke bis zum Herbst zu sperren.",
    "Die Sanierung kostet nach Angaben der Verwaltung rund zwölf Millionen Euro, die Hälfte zahlt das Land.",
)
EN = (
    "The council voted on Monday evening to close the old bridge until autumn, citing new cracks in its pillars.",
    "Repairs will cost about twelve million pounds, half of which the government has promised to pay, officials said.",
)


def verdicts(example, rule):
    lines = example.split("\n")
    meant = [ix for ix, line in enumerate(lines) if line.startswith("> ")] or [0]
    page = page_of(
        tuple(line.removeprefix("> ") for line in lines),
        authors=("Mara Beispiel",) if rule.name == "name_of_author" else (),
        linked=frozenset(meant) if rule.name == "linked_headline" else frozenset(),
    )
    found = assign_roles(page)
    return [found.get(ix) for ix in meant]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_example_trips_the_rule(rule):
    assert all(
        verdict and (verdict.role, verdict.rule) == (rule.role, rule.name) for verdict in verdicts(rule.trips, rule)
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_nearest_harmless_example_trips_nothing(rule):
    assert all(verdict is None for verdict in verdicts(rule.spares, rule))


def test_every_rule_is_documented_once():
    page = rules_markdown()
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert page.count(f"### `{rule.name}`\n") == 1
        assert rule.explanation.endswith(".")
        assert rule.explanation in page
        assert rule.words == frozenset(word.lower() for word in rule.words)


def furniture(text):
    return [tuple(line.split(" | ", 1)) for line in text.strip().split("\n")]


FURNITURE_DE = furniture("""
teaser | Lesen Sie auch: Warum die Brücke bröckelt
teaser | Lesen Sie dazu auch: Streit um den Hafen
teaser | Lesen Sie hier mehr zum Thema
teaser | Mehr zum Thema
teaser | Mehr zum Thema: Streit um den Hafen
teaser | Mehr dazu: Streit um den Hafen
teaser | Das könnte Sie auch interessieren:
teaser | Auch interessant: Der Kran am Hafen
teaser | Meist empfohlen
teaser | Weitere Artikel zum Thema
teaser | Mehr zum Hafen:
teaser | Wie die Fischer den Winter erlebten, lesen Sie hier
byline | [Die Autorin ist Mitglied des Beirats der Werft und lehrt in Musterstadt.]
byline | [Mara Beispiel ist Professorin für Hafenbau an der Universität Musterstadt.]
teaser | Warum der Kran noch steht und wer ihn haben will, lesen Sie in Ole Probes Interview hier auf HAFEN ONLINE.
teaser | Wie Ole P. den Winter am Hafen erlebte, lesen Sie hier
teaser | Hier finden Sie alle Texte der Serie.
teaser | Alle aktuellen Nachrichten zum Hafen finden Sie hier
promo | Anzeige
promo | - Anzeige -
promo | Anzeige: Jetzt Strom vergleichen
promo | Zur Startseite
promo | Zur Anmeldung
promo | Zur Merkliste hinzufügen
promo | 8 Bilder
promo | Bild 1 von 8
promo | Kommentare Drucken Teilen E-Mail
promo | Verfügbar bis 03.03.2027
promo | Bitte schildern Sie uns Ihren Hafen. In diesem Kommentarbereich werden nur Antworten veröffentlicht.
promo | Über dieses Thema berichtete der Hafenfunk am 3. März 2026 um 17:00 Uhr in der Sendung „Kai“.
promo | Über dieses Thema berichtet der Hafenfunk am 3. März 2026.
agency | dpa abc yyxx n1 def
consent | Umfrage wird geladen...
promo | Erfolgt über diese Links eine Bestellung, erhält das Hafenblatt eine Provision.
paywall | Sie möchten weiterlesen?
byline | Von: Mara Beispiel
promo | Für kostenlosen Hafen-Newsletter anmelden.
promo | Bei Fragen, Anregungen und Kritik erreichen Sie mich unter mara.beispiel@hafenblatt.example.
promo | Bitte schildern Sie uns Ihre Erfahrungen im Formular oder im Kommentarbereich.
promo | [Der Autor, Ole Probe, schreibt den Hafen-Newsletter. Kostenlos bestellen: hafenblatt.example]
teaser | Links zu den Quellen finden Sie hier.
teaser | (Mehr zu den Kosten der Brücke lesen Sie hier).
teaser | Die gesamte Berichterstattung zur Brücke finden Sie auf unserer Themenseite.
teaser | Lesen Sie hier Folge 3: Wie die Brücke ihren Namen bekam
agency | *Der Name der Fischerin wurde geändert. Der echte Name ist der Redaktion bekannt.
agency | Dieser Artikel liegt in einer aktualisierten Version vor.
agency | Dieser Beitrag steht in einer Langfassung bereit.
agency | **An dieser Stelle haben wir die Höhe der Brücke präzisiert.
agency | *Auf einem ersten Bild war eine andere Brücke zu sehen. Wir haben das Bild ausgetauscht.
agency | Anm. d. Red. Die Höhe der Brücke wurde ergänzt.
agency | Wir haben den Fehler korrigiert und bitten, ihn zu entschuldigen.
agency | Gastbeiträge geben nicht unbedingt die Meinung der Redaktion wieder.
agency | Dieser Beitrag gibt ausschließlich die Meinung des Autors wieder.
teaser | Unsere Berichte zum Streit am Hafen
teaser | Unsere Texte über die Brücke:
teaser | [Die Brücke hält noch zehn Jahre – sagen jedenfalls die Ingenieure. Mehr dazu in diesem Artikel.]
promo | Vielen Dank für Ihre Anmeldung!
promo | Laden Sie sich hier die kostenlose App des Hafenblatts herunter und verpassen Sie keine Nachricht mehr.
consent | Dieser Text wurde mit künstlicher Stimme vertont.
promo | Zurück zur Übersicht
promo | Impressum | Datenschutz | AGB
promo | Ihre E-Mail-Adresse wird nicht veröffentlicht.
promo | Sie sind hier: Startseite > Hafen
promo | Unterstützen Sie unabhängigen Journalismus mit einer Spende.
promo | Wir freuen uns über Ihre Unterstützung.
promo | Das Neueste vom Hafen jeden Morgen in Ihrem Postfach.
promo | Sie finden uns auch auf Instagram und Facebook.
promo | Kategorien: Hafen
agency | Quellen: dpa, AFP, eigene Recherche
agency | Text: dpa
agency | Original-Content von: Werft Musterstadt, übermittelt durch ots
agency | Nachdruck nur mit Genehmigung.
agency | Korrektur: In einer früheren Version stand eine falsche Zahl.
agency | Erschienen in der Ausgabe 12/2026
byline | Kommentar von Max Mustermann
byline | VON MAX MUSTERMANN UND ERIKA MUSTER
byline | Von Max Mustermann und dpa
byline | Text: Max Mustermann / Fotos: Erika Muster
dateline | vor 3 Stunden
credit | Foto: privat
credit | Karte: Hafenblatt
teaser | Weitere Nachrichten aus Musterstadt
teaser | Den ausführlichen Bericht lesen Sie in der Freitagsausgabe.
teaser | (Lesen Sie hier, warum der Kran noch immer steht.)
teaser | Siehe auch Bericht S. 3
teaser | Lesen Sie dazu auch den Kommentar auf Seite 4.
agency | - dpa -
paywall | Jetzt weiterlesen mit Hafen+
paywall | Jetzt Hafen+ testen: einen Monat für 1 Euro
promo | Jetzt kommentieren
promo | Bezahlte Anzeige
promo | Zurück
promo | Weiterlesen nach der Anzeige
promo | Diskutieren Sie über diesen Artikel
promo | Folgen Sie dem Hafenblatt jetzt auch bei Instagram!
promo | Für Links auf dieser Seite erhält das Blatt ggf. eine Provision.
byline | Übersetzt von Erika Muster
dateline | Ausgabe vom 12. März 2024
paywall | 4,99 Euro im Monat, jederzeit kündbar
paywall | Mit Hafen Plus weiterlesen
agency | Mitarbeit: dpa
agency | Alle Rechte vorbehalten. Vervielfältigung nur mit Genehmigung.
teaser | Lesen Sie morgen: Der Kran im Porträt
promo | Kommentare
promo | Kommentare (12)
promo | Artikel teilen
promo | Artikel anhören
promo | Schlagworte: Hafen, Brücke, Stadt
promo | Hier für den kostenlosen Hafen-Newsletter anmelden.
promo | Newsletter abonnieren
promo | Melden Sie sich hier für unseren Newsletter an.
promo | Täglich um sechs Uhr das Wichtigste: Hier können Sie den Newsletter abonnieren.
promo | Der Newsletter mit dem Wichtigsten des Tages. Kostenlos in Ihr Postfach.
promo | Sie wollen keine Nachricht verpassen? Dann laden Sie unsere App herunter.
promo | Unsere Redaktion auf WhatsApp: Jetzt Kanal abonnieren
promo | Folgen Sie uns auf Facebook
credit | Foto: dpa
credit | (Foto: Max Mustermann/dpa)
credit | Bild: picture alliance/dpa
credit | Fotos: Max Mustermann, Erika Muster
credit | Quelle: Statista
credit | © imago images/Future Image
credit | IMAGO/Max Mustermann
credit | picture alliance/dpa/Max Mustermann
caption | Bildunterschrift anzeigen
caption | Die Brücke am Abend. Foto: dpa
caption | Die Brücke am Abend (Foto: Max Mustermann)
caption | Die Brücke am Abend. | Bild: dpa
caption | Die Brücke am Abend (Archivbild)
caption | Bürgermeisterin Eva Muster (SPD). © picture alliance/dpa
caption | Die Brücke am Abend. Getty Images/Jo Lang
agency | dpa/abc
agency | (mit dpa/AFP)
agency | Mit Material von dpa
agency | SZ/dpa/abcd
agency | © dpa-infocom, dpa:240301-99-123456/2
agency | Das ist eine Nachricht direkt aus dem dpa-Newskanal.
agency | Dieser Artikel erschien zuerst in der Musterzeitung.
byline | Von Max Mustermann
byline | Von Max Mustermann und Erika Muster
byline | VON MAX MUSTERMANN
byline | Von unserem Korrespondenten Max Mustermann
byline | Ein Kommentar von Max Mustermann
byline | Von Max Mustermann | 12.03.2024, 14:05 Uhr
byline | Mitarbeit: Erika Muster
dateline | Stand: 12.03.2024, 14:05 Uhr
dateline | Aktualisiert am 12.03.2024 um 14:05 Uhr
dateline | Veröffentlicht am 12.03.2024 | Lesedauer: 3 Minuten
dateline | 12. März 2024, 14:05 Uhr
dateline | Lesezeit: 4 Min.
dateline | Berlin (dpa) -
dateline | Berlin/Brüssel (dpa) -
paywall | Jetzt kostenlos testen
paywall | Dieser Artikel ist kostenpflichtig.
paywall | Sie haben bereits ein Abo? Anmelden
paywall | Exklusiv für Abonnenten
paywall | Um diesen Artikel zu lesen, schließen Sie bitte ein Abo ab.
consent | Empfohlener redaktioneller Inhalt
consent | An dieser Stelle finden Sie einen externen Inhalt von Twitter, der den Artikel ergänzt.
consent | Ich bin damit einverstanden, dass mir externe Inhalte angezeigt werden. Mehr dazu unter Datenschutz.
consent | Wir benötigen Ihre Zustimmung, um den von unserer Redaktion eingebundenen Inhalt anzuzeigen.
consent | Externen Inhalt laden
""")

FURNITURE_EN = furniture("""
teaser | Read more: Why the bridge is crumbling
teaser | READ MORE: Why the bridge is crumbling
teaser | Related: Why the bridge is crumbling
teaser | Related Stories
teaser | Recommended Stories
teaser | More on this story
teaser | You may also like
teaser | Read the full story here
promo | If you value our journalism, please consider supporting us with a donation.
promo | Support local journalism.
promo | Scroll to continue
consent | Listen to this story
promo | Share this on X
promo | Paid content
promo | Like this? Subscribe to our newsletter.
byline | Photography by Jane Doe
agency | The views expressed are the author's own.
paywall | Get unlimited access for $1 a week
promo | Never miss a story.
promo | Got a story? Get in touch: desk@courier.example
promo | Support us from just £2 a month.
dateline | 12 March 2024 • 6:30am
promo | Have a story? Contact our newsdesk on desk@courier.example
promo | Comments are closed.
promo | Posted in Harbour
promo | Listen (4 min)
agency | With files from The Associated Press
agency | Republished with permission.
agency | Correction: An earlier version of this article gave a wrong sum.
byline | By Jane Doe on March 12, 2024
byline | Words: Jane Doe
dateline | 3 hours ago
promo | Advertisement
promo | Story continues below advertisement
promo | Sign up for our newsletter
promo | Sign up for our daily newsletter to get the top stories delivered to your inbox.
promo | Get the latest news delivered straight to your inbox
promo | Follow us on Facebook
promo | Follow @harbourcourier on Twitter
promo | Share this article
promo | Leave a comment
promo | Tags: harbour, bridge
promo | Download our app
credit | Photo: Jane Doe/AP
credit | Photograph: Jane Doe/The Guardian
credit | Image source, Getty Images
credit | Credit...Jane Doe for The New York Times
credit | (AP Photo/Jane Doe)
credit | AFP via Getty Images
credit | REUTERS/Jane Doe
caption | Image caption, The bridge has been closed since Monday
caption | Media caption
caption | The bridge at dusk. Photo: Jane Doe
caption | The bridge at dusk. (AP Photo/Jane Doe)
caption | The bridge at dusk. REUTERS/Jane Doe
caption | A woman waits at a stop (file photo)
byline | By Jane Doe
byline | By Jane Doe and John Smith
byline | By Jane Doe, BBC News
byline | Jane Doe, Political correspondent
dateline | Published 12 March 2024
dateline | Updated 3:14 PM EDT, March 12, 2024
dateline | LONDON (Reuters) -
dateline | 3 min read
agency | Reporting by Jane Doe; Editing by John Smith
agency | The Associated Press contributed to this report.
agency | Contributing: Jane Doe.
agency | The views and opinions expressed in the article do not necessarily reflect those of Harbour News.
agency | Opinions expressed by the authors are solely those of the writers.
agency | This column reflects the views of its author.
agency | Jane Doe, Ida Kern and John Smith contributed.
agency | Doe reported from Harbour Town, and Kern from New Quay.
agency | Our Standards: The Thomson Reuters Trust Principles.
agency | This story was originally published in The Courier.
paywall | Subscribe to continue reading
paywall | Already a subscriber? Sign in
paywall | You have reached your limit of free articles.
consent | We use cookies to improve your experience.
consent | By signing up, you agree to our Terms of Use and Privacy Policy.
consent | View this post on Instagram
""")


@pytest.mark.parametrize(("role", "line"), FURNITURE_DE + FURNITURE_EN)
def test_furniture_goes_and_its_neighbours_stay(role, line):
    before, after = EN if (role, line) in FURNITURE_EN else DE
    places = [(line, before, after), (before, line, after), (before, after, line)]
    found = [assign_roles(page_of(lines)) for lines in places]
    assert role in {
        each[lines.index(line)].role for each, lines in zip(found, places, strict=True) if lines.index(line) in each
    }
    assert all(set(each) <= {lines.index(line)} for each, lines in zip(found, places, strict=True))


BODY = """
Von Montag an gilt auf der Brücke Tempo 30.
Von Angela Merkel hat die Bürgermeisterin viel gelernt.
Von Berlin nach München
Von Helden und Verrätern
Von Tür zu Tür
Von Ufer zu Ufer
By Hand by Hand
Mehr Geld für die Brücke
Mehr als 3000 Menschen kamen am Sonntag zum Hafen.
Mehr zum Thema Rente will die Regierung im Herbst vorlegen.
Mehr Züge, mehr Personal, mehr Geld
By Monday evening the bridge had been closed.
By the river
Everyone contributed.
The views expressed at the hearing do not reflect those of the town.
“The views expressed in this article are not those of the editors,” the paper wrote.
The opinions expressed in the article are those of a mayor, she said.
Der Kommentar gibt die Meinung der Stadt wieder, sagte der Bürgermeister der Redaktion.
Die Umfrage gibt die Meinung der Leute am Hafen wieder.
Contributing is what keeps a harbour town alive.
She reported from Kabul.
Officials reported from three harbours.
Ja.
Nein.
Warum?
Weil ich es nicht besser wusste.
SZ: Frau Muster, wann wird die Brücke fertig?
Muster: Weil das Geld fehlt.
„Ich weiß es nicht.“
Die Zeitung hat ihren Newsletter nach zehn Jahren eingestellt, wie sie am Montag mitteilte.
Wer den Newsletter der Stadt abonniert, bekommt jeden Montag kostenlos die neuesten Termine per E-Mail.
Streit um den Newsletter
Facebook und Twitter löschten die Beiträge.
Fotos der Brücke zeigten schon im Mai tiefe Risse.
Das Foto zeigt die Bürgermeisterin vor der Brücke.
Quelle des Flusses ist ein kleiner See im Gebirge.
Quelle: unbekannt, so stand es im Protokoll.
Die Nachrichtenagentur dpa meldete den Vorfall am Abend.
Die Lage sei ernst, sagte ein Sprecher am Abend. (dpa)
Der Rat entscheidet am Montag. Tsp/dpa
Die elektronische Akte soll kommen: Was sie kann und was nicht (ePA)
Berlin (dpa) - Die Brücke bleibt gesperrt.
LONDON (Reuters) - The bridge will stay shut.
Anzeige gegen Unbekannt
Werbung für die Stadt
Teilen will gelernt sein
Kommentare wollte er nicht abgeben.
Schlagworte wie „Zeitenwende“ prägen die Debatte.
Stand heute fehlen zwölf Millionen Euro.
Veröffentlicht wurde die Studie am 12. März 2024 in einem Fachblatt.
Am 12. März 2024 begann der Prozess.
Jetzt testen die Behörden täglich.
Dieser Artikel des Grundgesetzes ist unveränderlich.
Dieser Artikel ist Teil einer Serie.
Über dieses Thema berichteten am Montag alle Zeitungen der Stadt.
dpa meldete den Vorfall am Abend
* Wir haben die Fenster ausgetauscht.
Wir haben den Text der Hymne geändert.
*Die Zahl der Boote haben wir berichtigt, sagte der Hafenmeister.
Unsere Berichte zur Lage am Hafen blieben folgenlos
[Ole Probe ist mit der Fähre gekommen.]
Warum der Kran noch steht, lesen Sie im Protokoll, auf das die Stadt so lange gewartet hat.
Mehr zum Entdecken
Alle Infos: www.hafen.example/bruecke
Weitere Artikel des Grundgesetzes gelten fort.
Den ganzen Text lesen Sie, wenn Sie Zeit haben, am Abend.
(Lesen Sie das Kleingedruckte, rät der Verband.)
Unterstützen Sie die Fischer, bat der Pfarrer.
Support for the ferry has grown.
Die Anzeige
Das Video
Die Kommentare
Zurück in den Hafen
Watch and listen, said the captain.
Anzeigen und Videos sammelt er seit Jahren
Bilder von oben
Mehr Licht
Share and share alike
Login für Fischer
Support us or we will close, said the owner.
Never miss a train in Harbour Town: the next one is tomorrow.
Have a story? she asked, and he had none.
Posted in a harbour town, the letter took a week.
Jetzt Brot testen die Prüfer im Norden
Startseite der Zeitung war am Montag die Brücke.
Karte und Kompass halfen ihm.
Lesen Sie dazu, was im Protokoll auf Seite 4 nicht steht.
dpa-Kontakte pflegte er nie.
Kategorien wie diese helfen niemandem.
Pressekontakt: Fehlanzeige, wie so oft in diesem Sommer.
Mehr zum Hafen und der Werft
[Er lacht. Mehr dazu will er nicht sagen.]
[Die Möwen: „Am Kai“ erscheint am 12. März. Hafenklang]
[Hafenabend: Beginn 20 Uhr, Eintritt frei]
Zur Person: Die Ingenieurin Mara Beispiel, Jahrgang 1970, leitet den Brückenbau der Stadt.
Tagen der Sperrung bis zum Mai noch erlebten, lesen Sie hier
Hier geht es zur Sache.
Hier geht es zum Beispiel um den Hafen.
Hier finden Sie Trost, sagt der Pfarrer.
Das Buch, das Sie hier lesen, ist alt.
Mehr zum Hafen will die Stadt im Herbst sagen.
An dieser Stelle stand früher eine Mühle.
Ich bin damit einverstanden, dass gebaut wird.
Cookies sind kleine Dateien, die Webseiten auf dem Rechner ablegen.
Lesen Sie das Kleingedruckte, rät die Verbraucherzentrale.
Hören Sie auf Ihren Körper, rät die Ärztin.
Hintergrund: Die Brücke wurde 1970 gebaut und nie saniert.
Video: Experten halten die Aufnahme für echt.
Folgen Sie dem Geld, lautet eine alte Regel.
Die Ärzte sagen: Bleiben Sie zu Hause, melden Sie sich per E-Mail.
Karten gibt es kostenlos unter Telefon 030 123456, Anmeldung per E-Mail an karten@example.org.
Melden Sie sich bei Ihrem Hausarzt, wenn das Fieber steigt.
If you just want the bundle, you can sign up for a free trial. Afterwards you'll pay seven dollars a month.
Read the small print, consumer groups advise.
Watch this space
Share prices fell sharply on Monday.
Print is dead
Photo finish in Harbour Town
Related companies were searched as well.
Recommended doses vary.
Updated figures are due in March.
Reporting by the BBC had revealed the cracks.
The Associated Press reported the deal first.
Copyright law has not kept up.
Getty Images has sued the company.
We use cookies in the kitchen, the baker says.
Thank you for reading me my rights, he told the officer.
FC Muster – SV Beispiel 2:1 (1:0)
1. FC Muster 12 Punkte
- Milch, 1,5 Prozent Fett
• Die Brücke bleibt gesperrt
Über allen Gipfeln ist Ruh
(lacht)
(Beifall)
[...]
* * *
I
Zahlen und Fakten
Wie geht es weiter?
Max Mustermann
Die Fragen stellte Max Mustermann.
""".strip().split("\n")


@pytest.mark.parametrize("line", BODY)
def test_body_stays_wherever_it_stands(line):
    for lines in ((line, *DE), (DE[0], line, DE[1]), (*DE, line), (line,)):
        assert assign_roles(page_of(lines)) == {}


def test_a_body_line_before_a_credit_stays_when_it_reports():
    lines = (DE[0], "Die Bürgermeisterin sagte, sie sehe keine andere Lösung.", "Foto: dpa", DE[1])
    assert set(assign_roles(page_of(lines))) == {2}


def test_hard_wrapped_prose_is_never_touched():
    text = (
        "Die Stadt verschickt jeden Montag einen Brief an alle. Darin steht",
        "Mehr zum Thema, sagt sie, als manchem lieb sei. Jetzt wollen viele",
        "Foto: dpa und andere Angaben nicht mehr sehen, weil sie den Text nur",
        "stören.",
    )
    assert assign_roles(page_of(text)) == {}


def test_labels_of_teasers_are_no_speakers():
    lines = (DE[0], "READ MORE: Why the bridge is crumbling", DE[1], "READ MORE: Who will pay for the bridge")
    assert set(assign_roles(page_of(lines))) == {1, 3}


def test_answers_in_an_interview_may_say_anything():
    lines = (
        "HK: Was raten Sie?",
        "Muster: Abonnieren Sie unseren kostenlosen Newsletter.",
        "HK: Und?",
        "Muster: Ja.",
    )
    assert assign_roles(page_of(lines)) == {}


def test_a_line_with_body_and_promotion_stays_whole():
    line = DE[0] + " [Abonnieren Sie unseren kostenlosen Newsletter, jeden Montag per E-Mail.]"
    assert assign_roles(page_of((line, DE[1]))) == {}


@pytest.mark.parametrize("size", [1_001, 5_000, 100_000])
def test_very_long_lines_are_never_looked_at(size):
    assert assign_roles(page_of(("Lesen Sie auch: " + "x" * size, DE[0]))) == {}


def test_a_list_of_people_is_no_note_on_the_author():
    people = (
        "Ole Probe, 42, lebt am Hafen und arbeitet als Autor, er will die Brücke behalten.",
        "Mara Beispiel, 53, lebt in Musterstadt und ist Journalistin, sie will sie nicht behalten.",
    )
    assert assign_roles(page_of((*DE, *people))) == {}
    assert assign_roles(page_of((*DE, people[1])))[2].rule == "guest_author"


def test_a_note_that_is_cut_stays():
    note = (
        "Korrekturhinweis: In einer früheren Version dieses Textes stand, die Brücke sei 1970 gebaut worden. "
        "Tatsächlich begann der Bau im Mai 1971, und fertig wurde sie im Herbst darauf, nachdem die Stadt eine große"
    )
    assert assign_roles(page_of((*DE, note, "Spende erhalten hatte."))) == {}
    assert assign_roles(page_of((*DE, f"{note} Spende erhielt.")))[2].rule == "editors_note"
    assert assign_roles(page_of((*DE, f"{note} Spende erhielt. Die Redaktion")))[2].rule == "editors_note"


def test_a_newsletters_lead_with_the_news_of_the_day_stays():
    news = "Außerdem: Der Kran am Hafen steht wieder, und im Rat streiten sie über die Brücke und über ihre Kosten."
    promo = "Wie jeden Tag bringen wir Sie auf den Stand. Zur Anmeldung zum kostenlosen Newsletter geht es hier."
    assert assign_roles(page_of((f"{news} {promo}", *DE))) == {}
    assert assign_roles(page_of((promo, *DE)))[0].rule == "call_to_subscribe"


def test_repetition_on_purpose_stays():
    question = (
        "Welche Küche mögen Sie am liebsten, und gibt es Gerichte, die Sie niemals auf Ihren Teller ließen, und warum?"
    )
    lines = (question, "Die italienische.", question, "Die griechische.", question, "Alle.")
    assert assign_roles(page_of(lines)) == {}


LEADS = (
    "Lesen Sie auch",
    "Lies auch",
    "Mehr zum Thema",
    "Weitere Artikel",
    "Auch interessant",
    "Das könnte Sie interessieren",
    "Empfehlungen der Redaktion",
    "Leseempfehlung",
    "Unsere Leseempfehlungen",
    "Zum Thema",
    "Siehe auch",
    "Hören Sie auch",
    "Sehen Sie hier",
    "Read more",
    "See also",
    "Also read",
    "Related stories",
    "More on this story",
    "Recommended for you",
    "You may also like",
    "What to read next",
    "Don't miss",
    "Don’t miss",
    "Must read",
    "Further reading",
    "Top stories",
    "Most read",
    "Watch now",
    "Explainer",
    "In pictures",
    "Up next",
    "Editor's picks",
    "Trending",
    "Continue reading",
    "Weiterlesen",
    "Externer Link",
    "Links zum Thema",
    "Hintergrundinformationen zum Hafen",
    "Hintergrund-Informationen zur Wahl",
    "Aktuelle Meldungen",
    "Neueste Artikel",
    "Latest news",
    "Latest stories",
    "Meistgelesen",
    "Meistgelesene Artikel",
    "Im Video",
    "Live-Ticker",
    "Liveticker",
)
"""One line of each branch of the leads of the teaser rules."""


@pytest.mark.parametrize("lead", LEADS)
def test_every_lead_of_a_teaser_is_caught_before_a_headline(lead):
    verdicts = assign_roles(page_of((f"{lead}: Neue Brücke am Hafen wird teurer",)))
    assert verdicts[0].rule == "labelled_teaser"


@pytest.mark.parametrize("lead", LEADS)
def test_every_lead_of_a_teaser_is_caught_alone_on_its_line(lead):
    assert 0 in assign_roles(page_of((f"{lead}:",)))


AUTHOR_NOTES = (
    "Der Autor ist Professor für Wasserbau an der Universität Musterstadt.",
    "Unsere Gastautorin Mara Beispiel leitet das Institut für Hafenbau.",
    "Mara Beispiel, geboren 1970, ist Schriftstellerin und lebt in Musterstadt.",
    "Jo Lang ist Redakteur im Ressort Hafen.",
    "Jane Doe is a columnist for the Courier.",
)


@pytest.mark.parametrize("line", AUTHOR_NOTES)
def test_a_note_on_the_author_goes_from_the_end_alone(line):
    assert [each.role for each in assign_roles(page_of((*DE, line))).values()] == ["byline"]
    assert set(assign_roles(page_of((*DE, line, "Folgen Sie uns auf Facebook")))) == {2, 3}
    for lines in ((line, *DE), (DE[0], line, DE[1]), (line,)):
        assert assign_roles(page_of(lines)) == {}


FURNITURE_OF_PUBLISHERS = furniture("""
agency | Quelle: ntv.de, mau/dpa/AFP
agency | *Anmerkung der Redaktion: In einer früheren Fassung stand ein falscher Name.
agency | In einer früheren Version dieses Artikels hieß es, die Brücke sei 1970 gebaut worden.
agency | * Name von der Redaktion geändert
agency | Alle Namen wurden geändert.
agency | Editor's note: An earlier headline misstated the length of the bridge.
agency | Die Recherche für diesen Artikel wurde vom Pressefonds gefördert.
agency | Der Beitrag Alte Brücke gesperrt erschien zuerst auf Hafenkurier.
agency | The post Old bridge closed appeared first on The Courier.
agency | L'article Le pont est fermé est apparu en premier sur Le Courrier.
agency | La entrada El puente se cierra se publicó primero en El Correo.
byline | Von Redaktion
byline | Von unserer Online-Redaktion
byline | By Staff Reporter
promo | showPaywall: false
promo | "isPremium": true,
promo | 02:57 Min.
promo | Video: 01:12
promo | 00:00 / 03:45
promo | Hier bestellen.
promo | Zum Video
promo | Artikel merken
promo | Zurück nach oben
promo | Jetzt App herunterladen
promo | Jetzt kaufen
promo | Zum Shop
promo | Facebook Twitter WhatsApp
promo | Facebook | X | E-Mail
promo | Wollen Sie uns Ihre Meinung sagen? Schreiben Sie uns eine E-Mail an hafen@kurier.example
promo | Hat Ihnen der Artikel gefallen?
promo | War dieser Artikel hilfreich? Ja Nein
promo | Was this article helpful?
promo | Leserdiskussion
promo | Diskutieren Sie mit!
agency | Hinweis: Der Text wurde um die Antwort des Hafenamts ergänzt.
agency | Korrektur: In einer früheren Version dieses Textes war die Brücke zu kurz.
agency | In einer früheren Fassung des Textes war die Brücke zu kurz. Wir haben das berichtigt.
teaser | Read the English version of this article here.
teaser | Hier finden Sie den ersten Teil der Serie.
consent | Ein Klick für den Datenschutz
consent | 2 Klicks für mehr Datenschutz: Erst wenn Sie hier klicken, wird der Inhalt geladen.
consent | Embed
consent | Video abspielen
consent | Dieses Video ist leider nicht mehr verfügbar.
consent | Your browser does not support the audio element.
consent | Wir und unsere 214 Partner verwenden Cookies, um Anzeigen zu personalisieren.
teaser | Meistempfohlen heute
teaser | 3 aus 24 - Meistempfohlen heute
teaser | Verwandte Artikel
teaser | Lesetipp:
teaser | Die Quellenangaben zum Artikel finden Sie hier.
teaser | Alle Folgen auf hafenkurier.de/serie
agency | Source: https://courier.example/harbour/bridge-1234.html
agency | Original-Content von: Polizei Musterstadt, übermittelt durch news aktuell
agency | (Avec AFP)
agency | Agencia EFE
agency | Con informazioni di Ansa
byline | di Mara Esempio
byline | Door Mara van der Voorbeeld
byline | Propos recueillis par Mara Exemple
consent | Video herunterladen
consent | Das Video ist bis zum 13.04.2027 verfügbar.
consent | Artikel anhören (3:12 Minuten)
consent | This audio is generated by an automated voice. Report an issue.
paywall | You have 2 free articles left this month.
paywall | Article réservé aux abonnés
paywall | Il vous reste 74.5% de cet article à lire.
paywall | Contenido exclusivo para suscriptores
paywall | Sei già abbonato?
promo | Iscriviti alla nostra newsletter per restare aggiornato
promo | Volg ons op Facebook en Instagram
promo | Deel dit artikel
promo | Partager cet article
promo | Etiquetas: puerto, puente
teaser | Leggi anche: Perché il ponte è chiuso
teaser | À lire aussi : Pourquoi le pont est fermé
teaser | Lees ook: Waarom de brug dicht is
teaser | Czytaj też: Dlaczego most jest zamknięty
teaser | Más información
teaser | +++ Alle Nachrichten aus dem Hafen finden Sie hier +++
promo | Artikel empfehlen
promo | Push-Nachrichten aktivieren
promo | Verpassen Sie keine Eilmeldung mehr.
promo | Folgen Sie dem Hafenkurier bei Google News.
promo | Seite 1 von 3
promo | Nächste Seite
promo | Email this article to a friend
promo | Share on Facebook Share on Twitter Share by email
promo | Jede Woche neu, überall, wo es Podcasts gibt.
promo | De tekst gaat verder onder de foto
promo | Continua dopo la pubblicità
consent | YouTube-Inhalte immer anzeigen
dateline | 2 minuti di lettura
teaser | À lire aussiCes ponts que plus personne ne répare
teaser | Lesen Sie auchWarum die Brücke bröckelt
byline | Av Mara Exempel och Jo Lang
promo | Get the Courier app
promo | Schiffbauer (m/w/d) für die Werft in Musterstadt gesucht
""")


@pytest.mark.parametrize(("role", "line"), FURNITURE_OF_PUBLISHERS)
def test_what_publishers_leave_in_their_texts_goes(role, line):
    found = assign_roles(page_of((*DE, line)))
    assert {ix: each.role for ix, each in found.items()} == {2: role}


NEAR_MISSES = """
Quelle der Unruhe war nach Angaben der Stadt ein Gerücht.
Die Anmerkung der Redaktion stand am nächsten Tag auf Seite vier.
Alle Namen wurden vor dem Denkmal verlesen.
Der Beitrag der Stadt wurde vom Land gefördert.
Von der Redaktion zum Rathaus sind es zehn Minuten.
Ein Klick genügt, und der Antrag ist gestellt.
Embed heißt das neue Stück am Stadttheater.
Hier bestellen Stammgäste seit vierzig Jahren dasselbe.
Facebook und Twitter löschten die Konten am Montag.
Hat Ihnen der Abend gefallen? Das wollte der Intendant wissen.
Leser diskutieren in der Bücherei über den Roman.
Der Läufer kam nach 02:57 Minuten ins Ziel.
Meistgelesen ist in der Bücherei noch immer der Krimi.
Wir und unsere Nachbarn verwenden das Regenwasser.
Die Partner der Stadt werben mit Cookies und Kaffee.
Jo Lang ist Fischer und lebt auf der Insel.
Con Ansa e Reuters il sindaco non parla più.
Par Toutatis, le pont est fermé !
Di Roma Antica si parla ancora molto.
Het deel dit artikel niet noemt is afgesloten.
Le port est réservé aux abonnés du club.
La newsletter conta seimila lettori, ha detto il sindaco.
Leggi anche severe non fermano il porto.
Das Video ist bis heute nicht aufgetaucht.
You have two children and one free hand.
Get the apple from the tree, the old man said.
Verpassen Sie keine Fähre, rät der Hafenmeister.
Seite 1 von 3000 Seiten war schon vergilbt.
De tekst gaat over een brug in de stad.
Podcasts gibt es inzwischen überall, sagt der Funk.
Inhalte immer anzeigen zu lassen, half nicht.
Wer Schiffbauer (m/w/d) sucht, muss lange warten.
Source: the harbour office counted the ships in May.
""".strip().split("\n")


@pytest.mark.parametrize("line", NEAR_MISSES)
def test_lines_that_only_sound_like_furniture_stay(line):
    for lines in ((line, *DE), (DE[0], line, DE[1]), (*DE, line)):
        assert assign_roles(page_of(lines)) == {}


LINKED = "Der Kran im Hafen"


@pytest.mark.parametrize(
    ("line", "around", "rule"),
    [
        ("Warum der Kran im Hafen von Musterstadt noch immer steht", DE, "linked_headline"),
        # A few words above a paragraph are a subhead, in a row of links they are none.
        (LINKED, DE, None),
        (LINKED, (LINKED, LINKED), "linked_headline"),
        (LINKED, (DE[0], "Mehr Licht"), "linked_headline"),
        ("https://hafen.example/kran/2026/umbau-am-kran", DE, None),
    ],
)
def test_linked_lines_that_are_no_headlines_of_other_articles(line, around, rule):
    page = page_of((DE[0], around[0], line, around[1]), linked=frozenset(range(1, 4) if LINKED in around else {2}))
    found = assign_roles(page).get(2)
    assert (found and found.rule) == rule


MANY = tuple(f"{number}. Schiff: Es kam am Morgen aus Sandholm und brachte Stückgut." for number in range(9))
CONTACT = ("Rückfragen bitte an:", "Polizei Musterstadt", "Pressestelle", "Telefon: 0123 4567-890")


def test_the_contact_of_a_press_office_goes_from_the_end_of_a_release():
    found = assign_roles(page_of((*DE, *CONTACT)))
    assert {ix: each.rule for ix, each in found.items()} == dict.fromkeys(range(2, 6), "press_contact")
    # A sentence below the heading, or nothing to be reached by, and it is a part of the text.
    assert assign_roles(page_of((*DE, CONTACT[0], EN[0], CONTACT[3]))) == {}
    assert assign_roles(page_of((*DE, *CONTACT[:3]))) == {}


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        (("15 kwietnia 2026, 19:02", *EN), {0}),
        (("Actualizado: 25 de abril de 2026, 09:10", "Publicado: 24 de abril de 2026", *EN), {0, 1}),
        (("vor 3 Stunden", *DE), {0}),
        (("hace 3 horas", *EN), {0}),
        (("24/04/2026 12h15 · Atualizado há 3 dias", *EN), {0}),
        (("24/04/2026 12h15 · O dia do porto", *EN), set()),
        ((*EN, "Pubblicato il 17 aprile 2026 (aggiornato il 18 aprile 2026)"), {2}),
        (("15 kwietnia 2026", EN[0], "16 kwietnia 2026", EN[1]), set()),
        ((*DE, "vor 3 Stunden", *EN), {2}),
        ((*MANY, "vor 3 Stunden", *DE), set()),
        (("Le 17 avril 2026.", *EN), set()),
        ((*MANY, "15 kwietnia 2026", *DE, *EN), set()),
    ],
)
def test_lines_of_dates_in_any_language(lines, gone):
    assert set(assign_roles(page_of(lines))) == gone


def test_blocks_of_a_page_are_not_taken_for_hard_wrapped_lines():
    lines = (DE[0], "Already a subscriber? Log in", "Weiter geht es am Montag.", DE[1])
    assert assign_roles(page_of(lines)) == {}
    assert list(assign_roles(page_of(lines, blocks=True))) == [1]
    # A sentence that is split over two blocks is left alone all the same.
    split = (DE[0], "Mehr zum Thema, sagt sie, als manchem lieb sei, und", "deshalb schweigt sie.", DE[1])
    assert assign_roles(page_of(split, blocks=True)) == {}
    # A byline may begin small.
    lead = "Il consiglio comunale ha approvato il progetto del ponte, protestano i pescatori"
    assert list(assign_roles(page_of((lead, "di Mara Esempio", *EN), blocks=True))) == [1]


def test_a_heading_s_last_word_is_no_open_end():
    lines = ("Musterstadt baut seinen Marktplatz um", "Dieser Text wurde mit künstlicher Stimme vertont.", *DE)
    assert assign_roles(page_of(lines)) == {}
    assert list(assign_roles(page_of(lines, headings=frozenset({0})))) == [1]


@pytest.mark.parametrize(
    ("text", "removed"),
    [
        ("Die Stadt baut.\n--\nHafenblatt, Lokales\nTel. 01234 56789", {1, 2, 3}),
        ("Die Stadt baut.\nPressekontakt:\nStadt Musterstadt\n12345 Musterstadt", {1, 2, 3}),
        ("Die Stadt baut.\n--\nDer Rat stimmt zu.\nAlle gehen heim.", set()),
        (f"Die Stadt baut.\n--\nTel. 01234 56789\n{DE[0]}", set()),
        ("Die Stadt baut.\nENDE\nTeilen", {1, 2}),
        ("Die Stadt baut.\n(abc)\nTeilen\nMerken", {1, 2, 3}),
        ("Die Stadt baut.\nMara Beispiel\nTel. 01234 56789", {1, 2}),
        ("Die Stadt baut.\nMara Beispiel\nDer Rat stimmt zu.", set()),
        ("Die Stadt baut.\ndpa-Notizblock\nOrte\n- [Werft](Am Kai 1)", {1, 2, 3}),
        ("Die Brücke\nhttps://hafen.example/bruecke\nDie Stadt baut.", {1}),
        ("Die Stadt baut.\nENDE\nDer Rat stimmt zu.", set()),
        ("Von Mara Beispiel\nund Jo Lang\nDie Stadt baut.", {0, 1}),
        ("Von Mara Beispiel\nNeues Leben\nDie Stadt baut.", {0}),
        ("By Mara Example\nLocal reporter\nThe town builds.", {0, 1}),
        ("By Mara Example\nReporter hurt in crash\nThe town builds.", {0}),
        ("Mara Example and Jo Lang\n12 March 2024\nThe town builds.", {0, 1}),
        ("Read more:\nHow the bridge came to crumble\nThree questions to the mayor", {0, 1, 2}),
    ],
)
def test_lines_told_by_what_stands_beside_them(text, removed):
    assert set(assign_roles(page_of(tuple(text.split("\n"))))) == removed
