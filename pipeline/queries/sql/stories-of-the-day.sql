-- The stories of the day
--
-- Events that two articles or more tell and that were still told of in the period: articles without copies, sources, who
-- was first, over how many hours, and whom and what they name.
--
-- $period = 1 day: Days in which an article of the story was published.
-- $language: Only stories in this language, such as `de`.
-- $limit = 20: Rows at most.
with today as (
  select story_id, count(*) filter (duplicate_of is null) as new_articles
  from articles
  where published_date between $from_day and $to_day
  group by story_id
),
who as (
  select story_id, string_agg(name, ', ' order by place) as entities
  from (select story_id, unnest(entity_ids[1:4]) as entity_id, generate_subscripts(entity_ids[1:4], 1) as place from stories)
  join entities using (entity_id)
  group by story_id
)
select s.title, today.new_articles, s.article_count as articles, s.copy_count as copies, s.source_count as sources,
  s.first_source, s.first_published_at as first_published,
  round(epoch(s.last_published_at - s.first_published_at) / 3600, 1) as hours, who.entities, s.story_id
from today
join stories s using (story_id)
left join who using (story_id)
where $language is null or s.language = $language
order by sources desc, new_articles desc, articles desc, s.story_id
limit $limit
