"""What newsrooms and their systems put around articles goes, and its neighbours stay."""

import pytest

from newsmill.transforms.normalize.roles import assign_roles
from newsmill.transforms.normalize.roles.article_lines import article_lines
from tests.transforms.normalize.roles.articles import DE, EN, furniture

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
    found = [assign_roles(article_lines(lines)) for lines in places]
    assert role in {
        each[lines.index(line)].role for each, lines in zip(found, places, strict=True) if lines.index(line) in each
    }
    assert all(set(each) <= {lines.index(line)} for each, lines in zip(found, places, strict=True))
