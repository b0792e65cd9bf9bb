"""What a person should know about a run beyond its counts."""

from collections.abc import Mapping

from newsmill.pipeline.care.rekeying import Rekeyed
from newsmill.pipeline.care.renewal import Renewed
from newsmill.pipeline.settings import Settings
from newsmill.pipeline.terminal import plural


def notes_on(counts: Mapping[str, int], settings: Settings) -> list[str]:
    """Return a line for each thing worth knowing."""
    return [
        *_on_dates(counts),
        *_on_duplicates(counts),
        *_on_links(counts),
        *_on_archives(counts),
        *(_on_languages(counts, settings) if settings.entities else []),
    ]


def renewal_note(renewed: Renewed) -> str:
    """Return the line on a store whose duplicates were of another version of the algorithm."""
    return (
        f"  duplicates were of another version ({renewed.former}): {renewed.articles:,} stored articles signed and "
        "compared again"
    )


def rekeying_note(rekeyed: Rekeyed) -> str:
    """Return the line on a store whose addresses were by other rules."""
    told = "1 stored address is" if rekeyed.addresses == 1 else f"{rekeyed.addresses:,} stored addresses are"
    return f"  {told} written by new rules; the articles keep their ids"


def slices_note(unfinished: int) -> str:
    """Return the line on large files that have slices left."""
    return f"  {plural(unfinished, 'large file')} not read to the end: the next run goes on behind the last slice"


def faults_note(inputs: int) -> str:
    """Return the line on inputs that another version of newsmill failed on."""
    told = "1 input is" if inputs == 1 else f"{inputs:,} inputs are"
    return f"  {told} read again: another version of newsmill failed on records in them"


def mostly_undated(counts: Mapping[str, int]) -> bool:
    """Tell whether most of the articles that a run took in have no date."""
    return 2 * counts.get("undated", 0) > counts.get("new", 0) + counts.get("changed", 0)


def _on_dates(counts: Mapping[str, int]) -> list[str]:
    if not mostly_undated(counts):
        return []
    told = "1 article has" if counts["undated"] == 1 else f"{counts['undated']:,} articles have"
    return [f"  {told} no date: what is asked of a period leaves such articles out"]


def _on_duplicates(counts: Mapping[str, int]) -> list[str]:
    lines = []
    if alike := counts.get("templates", 0):
        lines.append(f"  {alike:,} pairs not linked: alike, but issues of one template; `newsmill explain` says why")
    if capped := counts.get("capped", 0):
        lines.append(
            f"  {capped:,} phrases stand in too many articles to compare each with each: near-duplicates that are far "
            "apart in time and share nothing else may be missing"
        )
    return lines


def _on_links(counts: Mapping[str, int]) -> list[str]:
    if not (changed := counts.get("links_changed", 0)):
        return []
    rewritten = counts.get("partitions_relinked", 0)
    told = f"; {plural(rewritten, 'month')} of older mentions rewritten" if rewritten else ""
    return [f"  {plural(changed, 'entity link')} changed{told}"]


def _on_archives(counts: Mapping[str, int]) -> list[str]:
    told = [
        f"{plural(count, word)}{more}"
        for name, word, more in (
            ("revisit", "revisit", ""),
            ("status", "answer", " other than 200"),
            ("media_type", "answer", " of other media types"),
        )
        if (count := counts.get(f"passed:{name}", 0))
    ]
    return [f"  web archives: passed by {', '.join(told)}"] if told else []


def _on_languages(counts: Mapping[str, int], settings: Settings) -> list[str]:
    # Loads spaCy; a run that found nothing new has no languages to tell of.
    from newsmill.transforms.entities import EntitySettings, languages_without_model

    articles = {name.removeprefix("language:"): n for name, n in counts.items() if name.startswith("language:")}
    untold = articles.pop("unknown", 0)
    bare = languages_without_model(EntitySettings.of(settings.model), [*sorted(articles)])
    told = ", ".join(f"{language} ({articles[language or '']:,})" for language in bare)
    notes = (
        [f"  no model for {told}: countries and quoted names only; `newsmill doctor` says how to add one"]
        if bare
        else []
    )
    if untold:
        notes.append(f"  language unknown of {plural(untold, 'article')}: countries and quoted names only")
    return notes
