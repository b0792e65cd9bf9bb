"""What a newsroom asks of its readers for itself: money, subscriptions, attention."""

import re

from newsmill.transforms.normalize.roles.appeals import REPORTED
from newsmill.transforms.normalize.roles.article_lines import ArticleLines
from newsmill.transforms.normalize.roles.rule import rule

_SUPPORT = re.compile(
    r"(?:unterstützen sie|unterstütz(?:e|t)|helfen sie|fördern sie) (?:uns\b|unsere[nr]? (?:arbeit|redaktion|"
    r"recherchen?|"
    r"journalismus)|(?:\w{3,20}en )?(?:lokal)?journalismus|das [\w-]{3,30} mit).{0,120}|"
    r"(?:ihnen|dir|euch) gefällt,? (?:was|dieser|unsere?)\b.{3,80}[.?!] (?:dann )?(?:unterstütz|spende|"
    r"abonnier).{3,80}|"
    r"(?:wir (?:freuen uns über|danken für|brauchen)|vielen dank für) (?:ihre|deine|eure) (?:unterstützung|"
    r"spenden?)\W{0,2}|"
    r"(?:mit )?(?:ihrer|deiner|eurer) (?:spende|unterstützung) (?:ermöglichen|sichern|helfen|hilfst|tragen)\b.{3,120}|"
    r"(?:please )?(?:support|help(?: us)?(?: to)? (?:support|fund|sustain|protect)) (?:us\b|our (?:work|journalism|"
    r"newsroom|"
    r"reporting)|(?:local|independent|quality|free|our) (?:journalism|news|media|reporting)).{0,120}|"
    r"if you (?:value|like|enjoy|appreciate|believe in) (?:our|what we|the work we|independent|this kind of).{3,120}"
    r"\b(?:support|donat|subscri|contribut)\w{0,8}\b.{0,80}|"
    r"help us keep (?:you|our|news|journalism).{3,80}|"
    r"(?:support|back) us (?:from|for) (?:just |only |as little as )?[£$€]\d.{0,40}|"
    r"(?:donate|give|contribute) (?:now|today|here)\W{0,2}|(?:make|consider making) a (?:one-time |monthly )?"
    r"(?:donation|contribution).{0,80}",
    re.IGNORECASE,
)
_SLOGAN = re.compile(
    r"never miss (?:a|another) (?:story|beat|headline|update|thing)|stay up to date(?: with .{3,40})?|"
    r"be the first to know|subscribe (?:to .{3,40} )?(?:for|from) (?:just |only |as little as )?[£$€]\d.{0,40}|"
    r"listen to .{3,40}podcast (?:on|wherever) .{3,80}|"
    r"(?:das neueste|das wichtigste|alles wichtige|die (?:wichtigsten|neuesten) \w{4,14}) .{3,60}in (?:ihrem?|deinem?|"
    r"ihr|dein) (?:e-mail-)?postfach|"
    r"mit unsere[mn] (?:\w{3,20} )?(?:newsletter|podcast|app|kanal) .{3,80}",
    re.IGNORECASE,
)


@rule(
    "promo",
    trips="Support local journalism. Subscribe today.",
    spares="Support for local journalism fell, the survey found.",
    words=(
        "back unterstützen unterstütze unterstützt helfen fördern gefällt unterstützung spende spenden support help "
        "value like enjoy appreciate believe donate give contribute donation contribution"
    ),
    max_chars=260,
)
def appeal_for_support(article: ArticleLines, ix: int) -> bool:
    """A line that asks readers to pay for the newsroom's work."""
    line = article.lines[ix]
    return line.sentences <= 3 and bool(_SUPPORT.fullmatch(line.text)) and not REPORTED.search(line.text)


@rule(
    "promo",
    trips="Never miss a story.",
    spares="Never miss a train in Harbour Town: the next one is tomorrow.",
    words="never stay be subscribe listen postfach newsletter podcast app kanal",
    max_chars=160,
)
def slogan_of_newsroom(article: ArticleLines, ix: int) -> bool:
    """What a newsroom says for itself, alone on its line."""
    text = article.lines[ix].text
    return bool(_SLOGAN.fullmatch(text.rstrip(" .!"))) and not REPORTED.search(text)
