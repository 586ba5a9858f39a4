-- What the sources say.
CREATE VIEW source_document AS
SELECT
    source, address, title, role, municipality, committee, meeting_date, document_id, fetched_at, superseded_by,
    superseded_at, first_seen_at, last_seen_at, gone_at, code, explanation, remedy
FROM store.source_document;

CREATE VIEW source_listing AS
SELECT source, municipality, listed_at, outcome, documents, explanation FROM store.source_listing;

CREATE VIEW source_meeting AS
SELECT source, municipality, committee, date AS meeting_date, is_cancelled FROM store.source_meeting;

-- A committee that no source lists has a row for each month with a document of it: whether the others had a meeting
-- is not known. One that a source lists has all months from its first to this one.
CREATE VIEW source_coverage AS
WITH loaded AS (
    SELECT
        d.id, d.municipality, coalesce(s.committee, d.organization) AS committee,
        date_trunc('month', coalesce(d.document_date, s.meeting_date))::DATE AS month, d.kind, d.pages_unread
    FROM document d
    LEFT JOIN (
        SELECT document_id, any_value(committee) AS committee, any_value(meeting_date) AS meeting_date
        FROM store.source_document WHERE document_id IS NOT NULL GROUP BY ALL
    ) s ON s.document_id = d.id
    WHERE d.superseded_by IS NULL
), held AS (
    SELECT
        municipality, committee, month,
        count(*) AS documents,
        count(*) FILTER (kind = 'protokoll') AS minutes,
        count(*) FILTER (kind = 'kallelse') AS notices,
        count(*) FILTER (len(pages_unread) > 0) AS with_unread_pages
    FROM loaded GROUP BY ALL
), missing AS (
    SELECT
        municipality, committee, date_trunc('month', meeting_date)::DATE AS month,
        count(*) FILTER (document_id IS NULL AND code IS NOT NULL) AS not_fetched,
        count(*) FILTER (document_id IS NULL AND code IS NULL) AS waiting,
        count(*) FILTER (document_id IS NOT NULL AND superseded_by IS NULL
            AND document_id NOT IN (SELECT id FROM document)) AS not_read
    FROM store.source_document WHERE role <> 'cancelled' GROUP BY ALL
), meeting AS (
    SELECT
        municipality, committee, date_trunc('month', date)::DATE AS month,
        count(*) FILTER (NOT is_cancelled) AS meetings, count(*) FILTER (is_cancelled) AS cancelled
    FROM store.source_meeting GROUP BY ALL
), told AS (
    SELECT municipality, committee, date_trunc('month', meeting_date)::DATE AS month FROM store.source_document
    UNION ALL
    SELECT municipality, committee, month FROM meeting
), span AS (
    SELECT municipality, committee, min(month) AS first, max(month) AS latest
    FROM told WHERE committee IS NOT NULL AND month IS NOT NULL GROUP BY ALL
), place AS (
    SELECT municipality, committee, month FROM held
    UNION
    SELECT municipality, committee, unnest(range(first, current_date + 1, INTERVAL 1 MONTH))::DATE FROM span
    UNION
    SELECT municipality, committee, month FROM told WHERE committee IS NOT NULL AND month IS NOT NULL
    UNION
    SELECT municipality, committee, month FROM missing WHERE not_fetched + not_read + waiting > 0
), failing AS (
    SELECT municipality FROM store.source_listing
    GROUP BY municipality, source HAVING arg_max(outcome, listed_at) = 'failed'
)
SELECT
    p.municipality, m.code AS municipality_code, p.committee, p.month,
    CASE
        WHEN coalesce(not_fetched, 0) + coalesce(waiting, 0) > 0 THEN 'fetch_failed'
        WHEN coalesce(not_read, 0) > 0 THEN 'read_failed'
        WHEN coalesce(documents, 0) > 0 THEN 'published'
        WHEN coalesce(meetings, 0) > 0 THEN 'not_yet_published'
        WHEN coalesce(cancelled, 0) > 0 THEN 'not_held'
        WHEN p.month > latest AND p.municipality IN (FROM failing) THEN 'fetch_failed'
        WHEN p.month > latest THEN 'not_yet_published'
        ELSE 'not_held'
    END AS status,
    coalesce(documents, 0) AS documents, coalesce(minutes, 0) AS minutes, coalesce(notices, 0) AS notices,
    coalesce(with_unread_pages, 0) AS with_unread_pages, coalesce(not_fetched, 0) AS not_fetched,
    coalesce(not_read, 0) AS not_read, coalesce(waiting, 0) AS waiting,
    coalesce(meetings, 0) AS meetings, coalesce(cancelled, 0) AS cancelled_meetings
FROM place p
LEFT JOIN held h ON h.municipality IS NOT DISTINCT FROM p.municipality
    AND h.committee IS NOT DISTINCT FROM p.committee AND h.month IS NOT DISTINCT FROM p.month
LEFT JOIN missing x ON x.municipality = p.municipality
    AND x.committee IS NOT DISTINCT FROM p.committee AND x.month IS NOT DISTINCT FROM p.month
LEFT JOIN meeting t ON t.municipality = p.municipality AND t.committee = p.committee AND t.month = p.month
LEFT JOIN span s ON s.municipality = p.municipality AND s.committee = p.committee
LEFT JOIN store.municipality m ON m.name = p.municipality;
