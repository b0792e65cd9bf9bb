"""What a person should know about a run beyond its counts."""

from collections.abc import Mapping

from pipeline.settings import Settings
from transforms.entities import EntitySettings, languages_without_model


def notes_on(counts: Mapping[str, int], settings: Settings) -> list[str]:
    """Return a line for each thing worth knowing."""
    if not settings.entities:
        return []
    articles = {name.removeprefix("language:"): n for name, n in counts.items() if name.startswith("language:")}
    languages: list[str | None] = [*sorted(articles)]
    bare = languages_without_model(EntitySettings.of(settings.model), languages)
    if not bare:
        return []
    told = ", ".join(f"{language} ({articles[language or 'unknown']:,})" for language in bare)
    return [f"  no model for {told}: countries and quoted names only; `newsmill doctor` says how to add one"]
