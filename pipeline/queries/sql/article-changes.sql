-- What changed in an article
--
-- All revisions of one article: when each was first seen, how much of the text it changed, and whether the article says
-- so. `newsmill diff ARTICLE` shows the words, where `--keep-revisions` has kept them.
--
-- $article!: The article.
select revision, first_seen_at, round(changed_share, 4) as changed_share, words_added, words_removed, title_changed, silent,
  title
from revisions
where article_id = $article
order by revision
