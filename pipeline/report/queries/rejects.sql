-- Rejects by reason
select reason, count(*) as rejects, list_sort(list(distinct stage)) as stages
from rejects
group by reason
order by rejects desc, reason;
