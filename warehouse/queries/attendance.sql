-- How many members, substitutes and officials were present at each meeting, by party?
SELECT
    municipality, committee, meeting_date, coalesce(party, '–') AS party,
    count(*) FILTER (capacity = 'member') AS members,
    count(*) FILTER (capacity = 'substitute') AS substitutes,
    count(*) FILTER (capacity = 'official') AS officials,
    count(*) FILTER (capacity = 'other') AS others
FROM participant
GROUP BY ALL
ORDER BY municipality, committee, meeting_date DESC, members DESC, party;
