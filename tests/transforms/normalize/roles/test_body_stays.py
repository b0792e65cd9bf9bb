"""What must never be taken out: lines that only sound like furniture, and lines that hold both."""

import pytest

from newsmill.transforms.normalize.roles import assign_roles
from newsmill.transforms.normalize.roles.article_lines import article_lines
from tests.transforms.normalize.roles.articles import DE

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
        assert assign_roles(article_lines(lines)) == {}


def test_a_body_line_before_a_credit_stays_when_it_reports():
    lines = (DE[0], "Die Bürgermeisterin sagte, sie sehe keine andere Lösung.", "Foto: dpa", DE[1])
    assert set(assign_roles(article_lines(lines))) == {2}


def test_a_line_with_body_and_promotion_stays_whole():
    line = DE[0] + " [Abonnieren Sie unseren kostenlosen Newsletter, jeden Montag per E-Mail.]"
    assert assign_roles(article_lines((line, DE[1]))) == {}


@pytest.mark.parametrize("size", [1_001, 5_000, 100_000])
def test_very_long_lines_are_never_looked_at(size):
    assert assign_roles(article_lines(("Lesen Sie auch: " + "x" * size, DE[0]))) == {}


def test_a_newsletters_lead_with_the_news_of_the_day_stays():
    news = "Außerdem: Der Kran am Hafen steht wieder, und im Rat streiten sie über die Brücke und über ihre Kosten."
    promo = "Wie jeden Tag bringen wir Sie auf den Stand. Zur Anmeldung zum kostenlosen Newsletter geht es hier."
    assert assign_roles(article_lines((f"{news} {promo}", *DE))) == {}
    assert assign_roles(article_lines((promo, *DE)))[0].rule == "call_to_subscribe"


def test_repetition_on_purpose_stays():
    question = (
        "Welche Küche mögen Sie am liebsten, und gibt es Gerichte, die Sie niemals auf Ihren Teller ließen, und warum?"
    )
    lines = (question, "Die italienische.", question, "Die griechische.", question, "Alle.")
    assert assign_roles(article_lines(lines)) == {}


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
        assert assign_roles(article_lines(lines)) == {}
