-- Who had a text first, and who had it later. Where the five weeks hold no copy: without the condition on the days
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
), texts as (
  select coalesce(duplicate_of, article_id) as text, article_id, source, published_at
  from articles, period
  where published_date > day - 35 and published_date <= day
), firsts as (
  select text, arg_min(source, (published_at, article_id)) as source, min(published_at) as published_at
  from texts
  group by text
)
select f.source as first, t.source as later, count(*) as articles,
       median((epoch(t.published_at) - epoch(f.published_at)) / 3600) as hours
from texts t join firsts f using (text)
where t.source <> f.source
group by all
order by articles desc, first, later;

-- What each source is made of
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
), texts as (
  select coalesce(duplicate_of, article_id) as text, article_id, source, published_at, len(agencies) > 0 as agency
  from articles, period
  where published_date > day - 35 and published_date <= day
), firsts as (
  select text, arg_min(source, (published_at, article_id)) as source
  from texts
  group by text
)
select t.source, count(*) as articles, count(*) filter (t.source <> f.source) as copies,
       count(*) filter (t.source = f.source and agency) as agency
from texts t join firsts f using (text)
group by t.source
order by articles desc, t.source;

-- Agencies named
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
)
select agency, count(distinct article_id) as articles
from (select article_id, unnest(agencies) as agency
      from articles, period
      where published_date > day - 35 and published_date <= day)
group by agency
order by articles desc, agency;
