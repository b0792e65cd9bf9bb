"""Days and times as bylines and datelines write them: patterns, for lines of bounded length."""

DAY = (
    r"(?:(?:mo(?:ntag)?|di(?:enstag)?|mi(?:ttwoch)?|do(?:nnerstag)?|fr(?:eitag)?|sa(?:mstag)?|so(?:nntag)?|mon|"
    r"tue|wed|thu|fri|sat|sun)(?:day|nesday|rsday|urday|sday)?\.?,?\s)?"
    r"(?:den\s|am\s|vom\s)?(?:\d{1,2}\.\s?(?:\d{1,2}\.\s?(?:\d{4}|\d{2})?|(?:januar|jänner|februar|märz|april|mai|"
    r"juni|juli|august|september|oktober|november|dezember)(?:\s\d{4})?)|"
    r"\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|"
    r"dec)[a-z]{0,6}\.?,?\s\d{4}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?)"
)
CLOCK = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?(?:uhr|[ap]\.?m\.?))?(?:\s?\(?(?:mesz|mez|cest|cet|gmt|utc|bst|"
    r"e[sd]?t|p[sd]?t|c[sd]t)\)?)?|\d{1,2}\s?uhr)"
)
MOMENT = rf"(?:{DAY}(?:[\s,|·•–-]{{1,4}}(?:um\s|at\s)?{CLOCK})?|{CLOCK}(?:[\s,|–-]{{1,4}}(?:on\s|am\s)?{DAY})?)"
