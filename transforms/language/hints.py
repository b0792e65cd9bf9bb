"""What speaks for a language beside the text: where its publisher is at home."""

COUNTRIES = {
    "ar": "es", "at": "de", "ba": "bs", "bg": "bg", "br": "pt", "by": "ru", "cl": "es", "cn": "zh", "co": "es",
    "cz": "cs", "de": "de", "dk": "da", "ee": "et", "eg": "ar", "es": "es", "fi": "fi", "fr": "fr", "gr": "el",
    "hr": "hr", "hu": "hu", "id": "id", "il": "he", "ir": "fa", "is": "is", "it": "it", "jp": "ja", "kr": "ko",
    "lt": "lt", "lv": "lv", "mk": "mk", "mx": "es", "nl": "nl", "no": "no", "pe": "es", "pl": "pl", "pt": "pt",
    "ro": "ro", "rs": "sr", "ru": "ru", "sa": "ar", "se": "sv", "si": "sl", "sk": "sk", "tr": "tr", "tw": "zh",
    "ua": "uk", "uk": "en", "us": "en", "au": "en", "nz": "en", "ie": "en", "vn": "vi",
}  # fmt: skip
"""Last label of a domain to the language most of its country's news is in; countries of several are left out."""


def language_of_source(source: str | None) -> str | None:
    """Return the language of the country that a source's domain names, or null.

    >>> language_of_source("avis.example.dk"), language_of_source("courier.example"), language_of_source("zeitung.ch")
    ('da', None, None)
    """
    return COUNTRIES.get((source or "").lower().rpartition(".")[2]) if "." in (source or "") else None
