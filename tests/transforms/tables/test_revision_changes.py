import datetime as dt

import pytest

from newsmill.transforms.tables.revision_changes import Version, change

PUBLISHED = dt.datetime(2026, 3, 1, 8, tzinfo=dt.UTC)
TEXT = "Der Zirkus bleibt bis Sonntag in Holzhafen, sagte die Direktorin."


def version(body=TEXT, title="Zirkus bleibt", updated=None, published=PUBLISHED):
    when = None if updated is None else PUBLISHED + dt.timedelta(hours=updated)
    return Version("hash", title, body, published, when)


@pytest.mark.parametrize(
    ("old", "new", "share"),
    [("a b c", "a b c", 0.0), ("a b", "c d", 1.0), ("", "", 0.0), ("a", "", 1.0), ("a a", "a", 0.5)],
)
def test_share_of_words_that_differ(old, new, share):
    assert change(version(old, title=None), version(new, title=None)).changed_share == share


def test_words_are_counted_and_the_title_is_told_apart():
    told = change(version(), version(f"{TEXT} Am Montag zieht er weiter."))
    assert (told.title_changed, told.words_added, told.words_removed) == (False, 5, 0)
    assert told.changed_share == pytest.approx(5 / 17)
    told = change(version(), version(title="Zirkus geht"))
    assert (told.title_changed, told.words_added, told.words_removed) == (True, 1, 1)
    assert change(version(), version(title=None)).words_removed == 2


CHANGED = TEXT.replace("Sonntag", "Montag")


def test_a_change_that_nothing_tells_is_silent():
    assert change(version(), version(CHANGED)).silent
    assert change(version(updated=2), version(CHANGED, updated=2)).silent
    assert change(version(), version(CHANGED, updated=0)).silent


@pytest.mark.parametrize(
    "after",
    [
        version(CHANGED, updated=1),
        version(f"{CHANGED} In einer früheren Version stand Sonntag."),
        version(CHANGED, title="Update: Zirkus bleibt"),
        version(f"{CHANGED} This article was amended on Monday."),
        version(f"{CHANGED} Anmerkung der Redaktion: Es ist Montag."),
    ],
)
def test_a_later_time_or_a_note_says_so(after):
    assert not change(version(), after).silent


def test_a_note_that_was_there_before_says_nothing_new():
    noted = f"{TEXT} Korrektur: Der Ort heißt Holzhafen."
    assert change(version(noted), version(noted.replace("Sonntag", "Montag"))).silent


def test_without_any_time_before_a_time_of_change_says_so():
    assert not change(version(published=None), version(CHANGED, updated=1)).silent


def test_other_white_space_changes_no_word():
    assert not change(version(), version(TEXT.replace(" ", "\n"))).silent
