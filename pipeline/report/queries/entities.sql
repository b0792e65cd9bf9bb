-- In most articles of the five weeks
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
)
select e.label, e.name, count(distinct a.article_id) as articles, count(distinct a.source) as sources
from mentions m join entities e using (entity_id) join articles a using (article_id), period
where a.duplicate_of is null and not m.own_source
  and coalesce(e.kind, '') not in ('paper', 'broadcaster', 'newsagency', 'journal', 'currency')
  and a.published_date > day - 35 and a.published_date <= day
group by e.entity_id, e.label, e.name
order by articles desc, e.entity_id;

-- Named with whom: articles in common, times the logarithm of how many more these are than chance would have
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
), said as (
  select distinct a.article_id, e.entity_id, e.name
  from mentions m join entities e using (entity_id) join articles a using (article_id), period
  where a.duplicate_of is null and not m.own_source and a.published_date > day - 35 and a.published_date <= day
    and coalesce(e.kind, '') not in ('paper', 'broadcaster', 'newsagency', 'journal', 'currency')
), counts as (
  select entity_id, name, count(*) as articles
  from said
  group by entity_id, name
), pairs as (
  select a.entity_id as one, b.entity_id as other, count(*) as together
  from said a join said b on a.article_id = b.article_id and a.entity_id <> b.entity_id
  group by one, other
  having together >= 2
), whole as (
  select count(*) as articles
  from articles, period
  where duplicate_of is null and published_date > day - 35 and published_date <= day
)
select a.name, b.name as other, together, together * ln(together * w.articles / (a.articles * b.articles)) as worth
from pairs join counts a on a.entity_id = one join counts b on b.entity_id = other, whole w
where worth > 0
order by a.name, worth desc, other;

-- What an entity said
select e.name, q.text, q.source, q.published_date, a.title, a.url
from quotes q join entities e on e.entity_id = q.speaker_entity_id join articles a using (article_id)
where a.duplicate_of is null and q.kind <> 'indirect' and length(q.text) >= 30
order by e.name, a.published_at desc;
