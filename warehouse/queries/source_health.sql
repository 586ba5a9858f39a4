-- How did each source's last list go, and what is missing of what it lists?
WITH last AS (
    SELECT source, municipality, max(listed_at) AS listed_at, arg_max(outcome, listed_at) AS outcome,
           arg_max(documents, listed_at) AS listed, arg_max(explanation, listed_at) AS explanation
    FROM source_listing GROUP BY ALL
), missing AS (
    SELECT source, count(*) FILTER (document_id IS NULL AND code IS NOT NULL) AS not_fetched,
           count(*) FILTER (document_id IS NULL AND code IS NULL) AS waiting, count(*) FILTER (gone_at IS NOT NULL) AS gone
    FROM source_document GROUP BY ALL
)
SELECT municipality, source, outcome, listed_at, listed, not_fetched, waiting, gone, explanation
FROM last LEFT JOIN missing USING (source)
ORDER BY array_position(['failed', 'warned', 'accepted', 'ok'], outcome), municipality, source;
