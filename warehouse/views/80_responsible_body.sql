-- Whom measures rest on, and how many are overdue today: past their last day and not said to be done.
CREATE VIEW responsible_body AS
SELECT
    municipality, municipality_code, body, sum(measures)::BIGINT AS measures, sum(done)::BIGINT AS done,
    coalesce(sum(measures - done) FILTER (deadline_to < current_date), 0)::BIGINT AS overdue,
    coalesce(sum(measures - done) FILTER (deadline_to IS NULL), 0)::BIGINT AS without_date,
    min(deadline_to) FILTER (deadline_to < current_date AND done < measures) AS overdue_since,
    coalesce(
        arg_min(source_link, deadline_to) FILTER (deadline_to < current_date AND done < measures), any_value(source_link)
    ) AS source_link
FROM measure_due
GROUP BY municipality, municipality_code, body;
