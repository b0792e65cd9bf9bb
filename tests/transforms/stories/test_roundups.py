import pytest

from newsmill.transforms.stories.roundups import is_roundup


@pytest.mark.parametrize(
    "title",
    [
        "Liveblog: Sturm über der Küste",
        "Newsticker zum Hochwasser",
        "Nachrichten am Morgen",
        "Presseschau vom Dienstag",
        "Die wichtigsten Sturm-Nachrichten vom Dienstag",
        "Der Tag im Überblick",
        "Das war der Montag",
        "Beben im Süden, Streik im Norden: das war wichtig",
        "Was heute wichtig wird",
        "Morning Briefing: storms and strikes",
        "Weekly round-up",
        "News in brief",
    ],
)
def test_titles_that_name_a_roundup(title):
    assert is_roundup(title, "Text.")


@pytest.mark.parametrize(
    "title",
    [
        "Der Tag, an dem die Brücke fiel",
        "Minister lobt Überblick der Prüfer",
        "Live-Musik im Stadtpark",
        "Die wichtigsten Straßen bleiben gesperrt",
        "Was die Prüfer fanden",
        "Briefing room flooded",
        "Was dem Rat daran wichtig war",
        "Cattle round-up ends in river",
        "",
    ],
)
def test_titles_that_do_not(title):
    assert not is_roundup(title, "Text.")


def test_a_text_cut_into_reports_is_one():
    reports = "\n".join(f"{hour}.15 Uhr: Es regnet weiter." for hour in range(8, 13))
    assert is_roundup("Regen", reports)
    assert not is_roundup("Regen", reports.split("\n", 1)[1])
    assert is_roundup("Regen", " +++ ".join(["Regen", "Wind", "Hagel", "Schnee", "Nebel", "Sonne"]))


@pytest.mark.parametrize(
    "head",
    [
        "Montag, {day}. Februar, 8 Uhr:",
        "{day}. März 2026, 11.05 Uhr:",
        "Monday, {day} May 2026, 6.30 pm:",
        "9:{day}5 –",
    ],
)
def test_reports_under_days_and_times(head):
    reports = [f"{head.format(day=day)} Es regnet weiter." for day in range(1, 6)]
    assert is_roundup("Regen", "\n".join(reports))
    assert not is_roundup("Regen", "\n".join(reports[1:]))
    assert not is_roundup("Regen", " ".join(reports))


def test_dates_in_the_text_are_no_heads():
    dates = "\n".join(f"Am {day}. Februar, 8 Uhr morgens, stieg der Pegel: um einen Meter." for day in range(1, 9))
    assert not is_roundup("Regen", dates)


@pytest.mark.parametrize(
    "opening",
    [
        "Hier lesen Sie Meldungen aus dem Hafen in chronologischer Reihenfolge.",
        "Alles zur Sturmflut: Die neuesten Meldungen stehen oben.",
        "In diesem Newsblog halten wir fest, was der Sturm anrichtet.",
        "Notes from the harbour, newest entries first.",
        "Unsere Umschau vom Abend gibt es auch als kostenlosen Newsletter. Was ist passiert?",
        "From now on, excerpts from Tidings, our daily harbour newsletter, will be printed here.",
        "You will find a translation of Tidings, our morning newsletter, on this page.",
        "Streit um die Schleuse + Wer zahlt den Deich? + Möwen im Rathaus + Die Lage an der Küste",
        "Außerdem: „Seestern“ fährt wieder + Bäder öffnen + Sturm zieht ab.",
    ],
)
def test_openings_that_name_a_roundup(opening):
    assert is_roundup("Sturm über der Küste", opening)
    assert not is_roundup("Sturm über der Küste", "Der Deich hält. " * 30 + opening)


@pytest.mark.parametrize(
    "opening",
    [
        "Die Schäden listete der Rat in der Reihenfolge ihrer Kosten auf.",
        "[Alle Entwicklungen finden Sie in unserem Newsblog.] Der Deich hält.",
        "Mehr davon am Morgen: hier kostenlos den Newsletter bestellen. Der Deich hält.",
        "Diese Kolumne zur Lage am Deich können Sie auch als wöchentlichen Newsletter bestellen.",
        "The council sent a newsletter to all who live behind the dyke.",
        "Die Liste von Fischern + Bauern hat im Rat die Mehrheit verloren.",
        "Im Kurs lernt man C++ und warum 1 + 1 im Zweiersystem 10 ergibt.",
    ],
)
def test_openings_that_do_not(opening):
    assert not is_roundup("Sturm über der Küste", opening)
