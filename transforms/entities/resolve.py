"""From what was found in an article to its mentions: the article-level steps in their order.

1. ``EDGES``: where the mentions that the tagger found begin and end, and what their own words tell;
2. rules over the tagger's mentions: countries, listed institutions, quoted organisations, parties in brackets; where
   a rule's mention lies within a longer one of the tagger, the longer stays; the user's own list wins over all;
3. alias definitions; words the tagger passes over nearly everywhere are dropped;
4. one label and name for each name, its aliases joined; clubs called by their town;
5. ``MISSED``: names found elsewhere in the article, surnames, lines of capitals, attributes of known names.
"""

from collections.abc import Callable

from newsmill.transforms.entities.edges.beside_names import trim_beside
from newsmill.transforms.entities.edges.bodies_by_noun import relabel_bodies
from newsmill.transforms.entities.edges.bodies_of_places import join_bodies
from newsmill.transforms.entities.edges.boundaries import clean_boundaries
from newsmill.transforms.entities.edges.capital_runs import part_runs
from newsmill.transforms.entities.edges.compounds import cut_attributes, find_attributes
from newsmill.transforms.entities.edges.coordinated import complete_lists
from newsmill.transforms.entities.edges.described import cut_described
from newsmill.transforms.entities.edges.full_names import add_full_names, join_given_names
from newsmill.transforms.entities.edges.names_in_spans import cut_to_names, cut_to_rules
from newsmill.transforms.entities.edges.noble_names import join_noble_names
from newsmill.transforms.entities.edges.organisation_runs import find_organisations
from newsmill.transforms.entities.edges.person_runs import part_persons
from newsmill.transforms.entities.edges.towns import relabel_towns
from newsmill.transforms.entities.found import Found
from newsmill.transforms.entities.missed.bavarians import tell_bavarians
from newsmill.transforms.entities.missed.initials import link_initials
from newsmill.transforms.entities.missed.nicknames import name_nicknamed
from newsmill.transforms.entities.missed.propagation import drop_outvoted, propagate
from newsmill.transforms.entities.missed.shouted import read_capitals
from newsmill.transforms.entities.missed.surnames import link_surnames
from newsmill.transforms.entities.names.countries import drop_peoples, find_countries
from newsmill.transforms.entities.names.entity_list import find_listed
from newsmill.transforms.entities.names.known import find_known
from newsmill.transforms.entities.names.titles import strip_titles
from newsmill.transforms.entities.naming.aliases import add_defined, find_definitions, join_aliases
from newsmill.transforms.entities.naming.clubs import call_clubs
from newsmill.transforms.entities.naming.one_name import name_entities
from newsmill.transforms.entities.overlaps import overlay, overlay_unless_inside
from newsmill.transforms.entities.rules.appositive_names import find_appositive_names
from newsmill.transforms.entities.rules.false_mentions import drop_everyday
from newsmill.transforms.entities.rules.line_starts import drop_interviewers, find_datelines
from newsmill.transforms.entities.rules.parties import find_parties
from newsmill.transforms.entities.rules.quoted import find_quoted
from newsmill.transforms.entities.rules.quoted_works import find_quoted_works
from newsmill.transforms.entities.text.article_text import ArticleText

Step = Callable[[ArticleText, list[Found]], list[Found]]
"""The mentions of an article in, better ones out."""

EDGES: tuple[Step, ...] = (
    clean_boundaries,
    trim_beside,
    part_persons,
    part_runs,
    strip_titles,
    find_organisations,
    relabel_towns,
    relabel_bodies,
    join_bodies,
    cut_to_names,
    complete_lists,
    cut_described,
    cut_attributes,
    drop_peoples,
    add_full_names,
    join_given_names,
    join_noble_names,
)
MISSED: tuple[Step, ...] = (
    propagate,
    link_surnames,
    name_nicknamed,
    link_initials,
    read_capitals,
    find_attributes,
    drop_interviewers,
    tell_bavarians,
)


def resolve(article: ArticleText, spans: list[Found], entity_list: str | None = None) -> list[Found]:
    """Return the mentions of ``article``, in order, without overlaps, each with its entity.

    ``spans`` are what the tagger found, labels mapped; ``entity_list`` is the path of the user's own list.
    """
    tidy = _step_by_step(EDGES, article, spans)
    named = _named(article, _with_rules(article, tidy, entity_list))
    return _step_by_step(MISSED, article, named)


def _step_by_step(steps: tuple[Step, ...], article: ArticleText, spans: list[Found]) -> list[Found]:
    for step in steps:
        spans = step(article, spans)
    return spans


def _with_rules(article: ArticleText, spans: list[Found], entity_list: str | None) -> list[Found]:
    rules = [*find_countries(article), *find_known(article), *find_quoted(article), *find_parties(article, spans)]
    rules += find_datelines(article)
    ruled = overlay_unless_inside(rules, cut_to_rules(article, spans, rules))
    ruled = overlay(ruled, find_quoted_works(article))
    ruled = drop_everyday(article, overlay(find_listed(article, entity_list), ruled))
    return overlay(ruled, find_appositive_names(article))


def _named(article: ArticleText, spans: list[Found]) -> list[Found]:
    definitions = find_definitions(article, spans)
    defined = drop_outvoted(article, add_defined(spans, definitions))
    return call_clubs(article, join_aliases(article, name_entities(article, defined), definitions))
