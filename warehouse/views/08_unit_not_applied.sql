-- Whether an amount is still the printed figure though its unit says thousands or more: the unit was corrected, the value
-- was not. It would be a thousand times too small.
CREATE MACRO unit_not_applied(value, printed, unit) AS coalesce(
    regexp_matches(lower(unit), '^(t|k|m|mn|md) ?(kr|sek)|tusen|miljon|miljard')
    AND abs(value) = TRY_CAST(replace(regexp_replace(printed, '[^\d,]', '', 'g'), ',', '.') AS DECIMAL(24, 6))
    AND value <> 0,
    false
);
