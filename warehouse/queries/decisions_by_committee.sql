-- How many decisions did each body take in each year, by its own minutes? Proposals, and decisions that are only told
-- again, stand beside them.
SELECT
    municipality, body, committee_type, year, decided, proposed_left_out, quoted_left_out, referred_back, postponed, voted_on,
    source_link
FROM decision_by_body
ORDER BY municipality, body, year;
