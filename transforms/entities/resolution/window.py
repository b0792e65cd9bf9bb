"""The names of a window of time, grouped by spelling and label, with the look-ups that the rules need."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsmill.transforms.entities.lists import word_list
from newsmill.transforms.entities.names.entity_keys import identity_key
from newsmill.transforms.entities.resolution.joined_key import joined_key
from newsmill.transforms.entities.resolution.local_entity import LocalEntity
from newsmill.transforms.entities.resolution.name_parts import NameParts, is_short, name_parts

_GIVEN_SHARE = 0.2
_GIVEN = frozenset(joined_key("PER", name) for name in word_list("given_names"))


@dataclass(frozen=True, eq=False)
class Group:
    """Local entities with one label and one joined key: spellings of one name, counted together.

    What a list names is a group of its own, whose key is that of its most frequent form.
    """

    label: str
    parts: NameParts
    """Those of its name."""
    members: tuple[LocalEntity, ...]
    """The one in most articles first."""

    @property
    def key(self) -> str:
        """The joined key."""
        return self.parts.key

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
    def ids(self) -> list[str]:
        """The ids of all members."""
        return [member.local_id for member in self.members]

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
    def forms(self) -> Counter[str]:
        """Articles by joined key of the form that stands in them."""
        return _by_key(self, lambda _: True)

    @cached_property
    def shorts(self) -> Counter[str]:
        """Articles by joined key of the short form that stands in them."""
        return _by_key(self, is_short)


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
            for surname in group.parts.surnames:
                self._bearers[surname].append(group)
            if group.parts.given is not None:
                self._given[group.parts.given].append(group)

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
        key = name_parts(entity.label, entity.name).key
        members[entity.label, key, entity.local_id if entity.is_listed else ""].append(entity)
    return [_group(label, sorted(found, key=_lead)) for (label, _, _), found in sorted(members.items())]


def _group(label: str, members: list[LocalEntity]) -> Group:
    return Group(label, name_parts(label, members[0].name), tuple(members))


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
