-- Stories with an article of the day; with the week in place of the day: `day - 6`
with period as (
  select max(published_date) as day
  from articles
  where published_date <= (select max(first_seen_at at time zone 'UTC')::date from articles)
)
select s.story_id, s.title, s.article_count, s.copy_count, s.source_count, s.first_source, s.first_published_at, count(*) as here
from stories s join articles a using (story_id), period
where a.duplicate_of is null and a.published_date between day and day
group by all
order by here desc, s.source_count desc, s.article_count desc, s.story_id;
