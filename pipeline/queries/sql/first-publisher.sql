-- Who has stories first, and when the others follow
--
-- A row for each source of each story that several sources tell: its first article, hours after the first of all.
-- Stories tell the same event in their own words; copies count as reports of their source.
--
-- $period = 7 days: Days of the story's first publication.
-- $limit = 50: Rows at most.
with told as (
  select s.story_id, s.title as story, s.source_count, s.first_published_at, a.source,
    min(a.published_at) as published_at, arg_min(a.title, (a.published_at, a.article_id)) as title
  from stories s
  join articles a using (story_id)
  where s.source_count > 1 and s.first_published_at::date between $from_day and $to_day and a.published_at is not null
  group by all
)
select story, source_count as sources, source, published_at,
  round(epoch(published_at - min(published_at) over (partition by story_id)) / 3600, 1) as hours_later, title
from told
order by sources desc, first_published_at, story_id, published_at, source
limit $limit
