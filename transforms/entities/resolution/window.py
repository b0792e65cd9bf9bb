"""The names of a window of time, grouped by spelling and label, with the look-ups that the rules need."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.entity_keys import identity_key
from newsmill.transforms.entities.names.persons import person_name
from newsmill.transforms.entities.resolution.joined_key import joined_key
from newsmill.transforms.entities.resolution.local_entity import LocalEntity

ENDINGS = ("s", "es", "n")
"""What falls off an inflected name, in the order in which it is tried."""
MIDDLE = " "
"""Stands for the names between a person's first name and surname, where these fall out."""
_SHORT = re.compile(r"(?=.*[A-ZÄÖÜ].*[A-ZÄÖÜ])[\w.&/-]{2,8}\Z|[A-ZÄÖÜ][a-zäöü]{1,4}\Z")
_GIVEN_SHARE = 0.2
_GIVEN = frozenset(joined_key("PER", name) for name in word_list("given_names"))


@dataclass(frozen=True, eq=False)
class Group:
    """Local entities with one label and one joined key: spellings of one name, counted together.

    What a list names is a group of its own, whose key is that of its most frequent form.
    """

    label: str
    key: str
    members: tuple[LocalEntity, ...]
    """The one in most articles first."""

    @property
    def leader(self) -> LocalEntity:
        """The local entity whose id all members take."""
        return self.members[0]

    @property
    def name(self) -> str:
        """Name of the leader."""
        return self.leader.name

    @property
    def is_listed(self) -> bool:
        """Tell whether a list names it: then it stays what it is."""
        return self.leader.is_listed

    @property
    def is_word(self) -> bool:
        """Tell whether the name is one word."""
        return " " not in identity_key(self.label, self.name)

    @property
    def articles(self) -> int:
        """Articles, one that has two spellings counted twice."""
        return sum(member.articles for member in self.members)

    @property
    def mentions(self) -> int:
        """Mentions."""
        return sum(member.mentions for member in self.members)

    @property
    def openings(self) -> int:
        """Mentions that open their sentence."""
        return sum(member.openings for member in self.members)

    @property
    def written(self) -> frozenset[str]:
        """All forms that stand in the articles."""
        return frozenset(form for member in self.members for form in member.forms)

    @cached_property
    def spelled(self) -> frozenset[str]:
        """Those of them that spell the name, not a surname or an abbreviation."""
        return frozenset(form for form in self.written if joined_key(self.label, form) == self.key)

    @cached_property
    def bases(self) -> dict[str, str]:
        """Joined keys that the name may be a form of, with what is cut off: an ending or an abbreviation behind it."""
        found = {self.key.removesuffix(ending): ending for ending in ENDINGS if self.key.endswith(ending)}
        head, _, last = self.name.rpartition(" ")
        if head and self.label != "PER" and is_short(last):
            found[joined_key(self.label, head)] = last
        if self.without_middle is not None:
            found[self.without_middle] = MIDDLE
        return found

    @cached_property
    def without_middle(self) -> str | None:
        """Joined key of the person's first name and surname where others stand between them; null elsewhere."""
        person = person_name(self.name) if self.label == "PER" else None
        without = joined_key("PER", f"{person.given} {person.surnames[0]}") if person is not None else self.key
        return without if without != self.key else None

    @cached_property
    def surnames(self) -> frozenset[str]:
        """Joined keys of the forms by which the person is called; none of a single word or of what is no person."""
        person = person_name(self.name) if self.label == "PER" else None
        return frozenset(joined_key("PER", form) for form in person.surnames) if person else frozenset()

    @cached_property
    def given(self) -> str | None:
        """Joined key of the person's first name; null of a single word or of what is no person."""
        person = person_name(self.name) if self.label == "PER" else None
        return joined_key("PER", person.given) if person else None

    @cached_property
    def forms(self) -> Counter[str]:
        """Articles by joined key of the form that stands in them."""
        return _by_key(self, lambda _: True)

    @cached_property
    def shorts(self) -> Counter[str]:
        """Articles by joined key of the short form that stands in them."""
        return _by_key(self, is_short)


def is_short(form: str) -> bool:
    """Tell whether ``form`` may be an abbreviation.

    >>> is_short("EZB"), is_short("Ema"), is_short("Bank"), is_short("Zentralbank")
    (True, True, True, False)
    """
    return _SHORT.match(form) is not None


def _by_key(group: Group, is_taken: Callable[[str], bool]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for member in group.members:
        for form, articles in member.forms.items():
            if is_taken(form):
                counts[joined_key(group.label, form)] += articles
    return counts


class Window:
    """All groups of a window."""

    def __init__(self, entities: Iterable[LocalEntity]) -> None:
        self.groups = grouped(entities)
        self._named: dict[str, dict[str, Group]] = defaultdict(dict)
        self._bearers: dict[str, list[Group]] = defaultdict(list)
        self._given: dict[str, list[Group]] = defaultdict(list)
        for group in sorted(self.groups, key=rank):
            for spelling in _spellings(group):
                self._named[spelling].setdefault(group.label, group)
            for surname in group.surnames:
                self._bearers[surname].append(group)
            if group.given is not None:
                self._given[group.given].append(group)

    def named(self, key: str) -> Mapping[str, Group]:
        """Return by label the group that a joined key spells: what a list names, else the group with this key."""
        return self._named.get(key, {})

    def bearers(self, surname: str) -> list[Group]:
        """Return the persons who bear the surname with this joined key, the one in most articles first."""
        return self._bearers.get(surname, [])

    def is_given_name(self, key: str) -> bool:
        """Tell whether a joined key is a given name: a listed one, or the first name of two persons of the window.

        A surname that was drawn to the word behind it (``Erdogan Ditib``) looks like a first name too, but rarely.
        """
        named = self._given.get(key, [])
        articles = sum(group.articles for group in named)
        borne = sum(group.articles for group in self.bearers(key))
        return key in _GIVEN or (len(named) > 1 and articles > _GIVEN_SHARE * borne)

    @cached_property
    def holders(self) -> dict[str, list[Group]]:
        """For each joined key the groups of another name that have a short form with this key."""
        found: dict[str, list[Group]] = defaultdict(list)
        for group in self.groups:
            for form in group.shorts.keys() - {group.key}:
                found[form].append(group)
        return found


def grouped(entities: Iterable[LocalEntity]) -> list[Group]:
    """Return ``entities`` as groups, in the order of their labels and keys."""
    members: dict[tuple[str, str, str], list[LocalEntity]] = defaultdict(list)
    for entity in entities:
        key = joined_key(entity.label, entity.name)
        members[entity.label, key, entity.local_id if entity.is_listed else ""].append(entity)
    return [Group(label, key, tuple(sorted(found, key=_lead))) for (label, key, _), found in sorted(members.items())]


def _spellings(group: Group) -> Iterable[str]:
    """Return the joined keys that spell a group: of what a list names, those of all forms but short ones and genitives.

    Its genitives are listed as they are written (``Kairos``); what is written otherwise is another name (``Kairós``).
    """
    if not group.is_listed:
        return (group.key,)
    keys = group.forms.keys()
    return [key for key in keys - group.shorts.keys() if not (key.endswith("s") and key[:-1] in keys)]


def _lead(entity: LocalEntity) -> tuple[int, int, str]:
    return -entity.articles, -entity.mentions, entity.local_id


def rank(group: Group) -> tuple[bool, int, int, str]:
    """Return what sorts groups: listed ones first, then by articles and mentions, most first."""
    return not group.is_listed, -group.articles, -group.mentions, group.leader.local_id
