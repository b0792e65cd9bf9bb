-- What was reported of an event, in order
--
-- All articles of the story that one article belongs to, copies included, by time of publication.
--
-- $article!: One of its articles.
select a.published_at, round(epoch(a.published_at - min(a.published_at) over ()) / 3600, 1) as hours_later, a.source,
  coalesce(a.duplicate_kind, 'own') as kind, a.title, array_to_string(a.agencies, ', ') as agencies, a.article_id
from articles a
where a.story_id = (select story_id from articles where article_id = $article)
order by a.published_at nulls last, a.article_id
