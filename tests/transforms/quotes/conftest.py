import pytest

from newsmill.schemas.rows.mention import Mention
from newsmill.schemas.rows.quote import Quote
from newsmill.transforms.quotes.find import quotes_of


def mentions_in(field: str, text: str, names: dict[str, str], label: str = "PER") -> list[Mention]:
    """Return the mentions of ``names`` (text → full name) in ``text``, longest names first, none overlapping."""
    found: list[Mention] = []
    taken: set[int] = set()
    for form in sorted(names, key=len, reverse=True):
        at = text.find(form)
        while at >= 0:
            if not taken.intersection(range(at, at + len(form))):
                taken.update(range(at, at + len(form)))
                found.append(_mention(field, form, at, names[form], label))
            at = text.find(form, at + 1)
    return sorted(found, key=lambda mention: mention.char_start)


def _mention(field: str, form: str, at: int, name: str, label: str) -> Mention:
    return Mention(
        entity_id=name,
        entity_name=name,
        country_code=None,
        wikidata_id=None,
        kind=None,
        text=form,
        label=label,
        model_label=None,
        field=field,
        char_start=at,
        char_end=at + len(form),
        sentence_start=0,
        sentence_end=len(form),
        method="rule",
        model="test",
        own_source=False,
    )


@pytest.fixture(scope="session")
def read():
    """Read a body: ``read("de", text, {"Beck": "Eva Beck"})`` gives its quotes."""

    def of(
        language: str, body: str, names: dict[str, str] | None = None, title: str = "", label: str = "PER"
    ) -> tuple[Quote, ...]:
        mentions = mentions_in("title", title, names or {}, label) + mentions_in("body", body, names or {}, label)
        return quotes_of(title or None, body, language, mentions)

    return of


@pytest.fixture(scope="session")
def mentioned():
    """Find names: ``mentioned("body", text, {"Beck": "Eva Beck"}, "PER")`` gives their mentions."""
    return mentions_in
