-- Who was in the news with whom
--
-- Pairs of people and organisations named in one sentence, in articles without copies: in how many articles and
-- sources, and which source had the pair first in these days. Media that name themselves and news agencies are left out.
--
-- $period = 7 days: Days of publication.
-- $entity: Only pairs with this one.
-- $limit = 20: Rows at most.
with named as (
  select m.article_id, m.field, m.sentence_start, m.entity_id, e.name
  from mentions m
  join entities e using (entity_id)
  join articles a using (article_id)
  where a.duplicate_of is null and a.published_date between $from_day and $to_day
    and e.label in ('PER', 'ORG') and not m.own_source and coalesce(e.kind, '') <> 'newsagency'
),
pairs as (
  select one.entity_id as one_id, other.entity_id as other_id, one.name as one, other.name as other, one.article_id
  from named one
  join named other using (article_id, field, sentence_start)
  where one.entity_id < other.entity_id and ($entity is null or $entity in (one.entity_id, other.entity_id))
  group by all
)
select least(pairs.one, pairs.other) as one, greatest(pairs.one, pairs.other) as other, count(*) as articles,
  count(distinct a.source) as sources,
  arg_min(a.source, (a.published_at, a.article_id)) as first_source,
  min(a.published_at) as first_published,
  arg_min(a.title, (a.published_at, a.article_id)) as first_title
from pairs
join articles a using (article_id)
group by one_id, other_id, pairs.one, pairs.other
order by articles desc, sources desc, one, other, one_id, other_id
limit $limit
