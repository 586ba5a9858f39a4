-- Which measures does nobody answer for? Those without anyone responsible, by committee.
SELECT municipality, committee, text, deadline, source_link
FROM measure
WHERE len(responsible) = 0
ORDER BY ALL;
