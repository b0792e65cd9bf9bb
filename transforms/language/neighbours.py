"""What tells languages apart that share most of their words: letters that one does not have, and words of few letters.

A model of letter groups sees too few of them in a title. Here every word counts once, and it speaks against those
of a group of neighbours that do not write it so; it speaks for none. Names are left out where letters are looked at: a
Danish title may name Müller.
"""

import re
from collections.abc import Iterator, Mapping

AGAINST = 0.15
"""How likely a language is that lacks a word or a letter, for one that has it."""
MOST = 4
"""Pieces of evidence that count; more of the same kind add nothing."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
_SOFT_SIGN = re.compile("ь(?!о)")
"""Bulgarian has the soft sign before ``о`` only."""
_FOREIGN = {
    "ru": "іїєґўђћјљњџѓќѕ", "uk": "ыэъёўђћјљњџѓќѕ", "be": "ищъїєґђћјљњџѓќѕ", "bg": "ыэёіїєґўђћјљњџѓќѕ",
    "mk": "йьщъыэёюяіїєґўђћ", "sr": "йьщъыэёюяіїєґўѓќѕ",
    "cs": "ľĺŕôäöüåøæłńśźżąęđćñãõç", "sk": "řěůöüåøæłńśźżąęđćñãõç", "pl": "áíúýčšžřěůľďťňäöüđ",
    "sl": "áéíóúýřěůľďťňđćäöü", "hr": "áéíóúýřěůľďťňäöü", "bs": "áéíóúýřěůľďťňäöü",
    "da": "äöüßłčšžñ", "no": "äüßłčšžñ", "sv": "æøüßłčšžñ", "gl": "ãõçàèêâôäö", "es": "ãõçàèìòâêôäö", "pt": "ñìòäö",
    "id": "áéíóúäöüß", "ms": "áéíóúäöüß",
}  # fmt: skip
"""Letters that a language does not write in words of its own."""
_GROUPS = (
    ("da no sv", """
        da:af,uden,mod,siger,mere,børn,uge,åbner,penge,ud,sænke,sænker,gør,kræver,vinder,politiet
        no:ble,etter,uten,nå,mye,sier,brann,uke,åpner,stenger,penger,igjen,senke,senker,gjør,krever,vinner,politiet
        sv:och,utan,mycket,säger,vecka,öppnar,stänger,pengar,inte,är,sänka,sänker,vid,från,till,kräver,vinner,polisen,för
        da:blev,efter,nu,brand,igen,og,ikke,er,meget,ved,fra,til,på,døde
        sv:blev,efter,nu,brand,igen,mot,mer,barn,ut,på,döda
        no:mot,mer,barn,ut,og,ikke,er,meget,ved,fra,til,på,døde
    """),
    ("hr bs sr sl", """
        sl:v,z,ki,bo,ni,spet,davek,šola,šole,kdo,kaj,več,iz,po,na,cene,cena,ministrica,vlak,nogomet,evropa,kruha,v,pri
        hr:u,tko,što,ponovno,tisuća,vlak,nogomet,europa,ubojstvo,općina,općine,cijene,cijena,ministrica,škola,porez,iz,po,na,kruha
        bs:u,ko,što,šta,ponovo,ponovno,hiljada,voz,nogomet,fudbal,evropa,ubistvo,općina,općine,cijene,cijena,ministrica,škola,porez,iz,po,na
        sr:u,ko,šta,ponovo,hiljada,voz,fudbal,evropa,ubistvo,opština,opštine,cene,cena,ministarka,škola,porez,iz,po,na,hleba
    """),
    ("cs sk", """
        cs:při,se,ve,byl,byla,bylo,který,jsou,opět,lidé,zemřel,zemřela,po,za,na,do,proti,kvůli,má,jen,už,sníží,v,z
        sk:pri,sa,vo,bol,bola,bolo,ktorý,sú,opäť,ľudia,zomrel,zomrela,po,za,na,do,proti,pre,má,len,už,zníži,v,z
    """),
    ("ru uk bg mk sr", """
        ru:и,в,во,что,как,из,из-за,через,снова,от,не,на,за,по,при,для,под,его,после,два,три,или,до
        uk:в,у,що,як,із,через,знову,від,не,на,за,по,при,для,під,після,два,три,або,до
        bg:и,в,във,какво,как,от,пак,се,е,са,не,на,за,по,при,под,след,два,три,или,до
        mk:и,во,што,како,од,пак,се,е,не,на,за,по,при,под,два,три,или,до
        sr:и,у,шта,како,из,од,се,је,су,не,на,за,по,при,под,после,два,три,или,до,поново
    """),
    ("pt gl es", """
        pt:o,a,os,as,e,em,num,numa,não,com,do,da,sobre,para,por,mais
        gl:o,a,os,as,e,en,nun,nunha,non,con,do,da,sobre,para,por,máis
        es:el,la,los,las,y,en,un,una,no,con,del,sobre,para,por,más,a,o,e
    """),
    ("id ms", """
        id:dalam,di,karena,tewas,bisa,uang,polisi,dan,yang,mobil,kantor
        ms:dalam,di,kerana,maut,boleh,wang,polis,dan,yang,kereta,pejabat
    """),
)  # fmt: skip
"""Groups of neighbours with the short words of each; those of a group that write a word alike all name it."""


def _read(group: str) -> dict[str, frozenset[str]]:
    """Return each word of a group with the languages that have it."""
    found: dict[str, set[str]] = {}
    for line in filter(None, map(str.strip, group.split("\n"))):
        language, _, words = line.partition(":")
        for word in words.split(","):
            found.setdefault(word, set()).add(language)
    return {word: frozenset(languages) for word, languages in found.items()}


_WORDS = tuple((frozenset(languages.split()), _read(words)) for languages, words in _GROUPS)


def weights_of(text: str) -> Mapping[str, float]:
    """Return how much less likely the letters and short words of a text make a language, 1 for those not named.

    >>> weights_of("Tre døde i brann")["da"] < 1, "no" in weights_of("Tre døde i brann")
    (True, False)
    """
    found: dict[str, int] = {}
    for language in _against(_WORD.findall(text)):
        found[language] = found.get(language, 0) + 1
    return {language: AGAINST ** min(count, MOST) for language, count in found.items()}


def _against(words: list[str]) -> Iterator[str]:
    """Yield a language for every word that it does not have, and once for letters that it does not write."""
    lowered = {word.lower() for word in words}
    for languages, known in _WORDS:
        for word in lowered:
            having = known.get(word)
            if having:
                yield from languages - having
    if _SOFT_SIGN.search(" ".join(lowered)):
        yield "bg"
    letters = set("".join(word for word in words if word.islower()))
    for language, foreign in _FOREIGN.items():
        if not letters.isdisjoint(foreign):
            yield language
