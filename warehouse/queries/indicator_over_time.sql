-- How has an indicator changed from one period to the next? Values of two survey methods are never subtracted.
SELECT
    coalesce(subject, municipality) AS subject, coalesce(indicator, name) AS indicator, unit, method, period, value,
    value - lag(value) OVER series AS change, source_link
FROM indicator
WHERE period IS NOT NULL
WINDOW series AS (
    PARTITION BY coalesce(subject, municipality), coalesce(indicator, name), unit, method, document_id ORDER BY period
)
ORDER BY indicator, subject, method, period;
