-- Whether the header of a column says that its amounts are of a part of the year: 'Utfall jan–aug', 'Utfall t.o.m. aug',
-- 'Utfall 31 augusti', 'T2'. A forecast made in August is of the whole year, and what a month decided is, too: a month
-- alone tells a part beside an outcome only. The last of December ends the whole year.
CREATE MACRO part_of_year("column") AS coalesce(
    regexp_matches(
        lower("column"),
        '(^|[^\pL])((jan|feb|mars?|apr|maj|juni?|juli?|aug|sept?|okt|nov)(uari|ruari|il|usti|ember|tober)?'
            || '( ?[-–—] ?| till )|t\.? ?o\.? ?m\.? |ack|hittills|perioden)|delår|tertial|kvartal|halvår|månad'
            || '|(^|[^\pL\d])[qt] ?[1-4]([^\pL\d]|$)|\d ?mån([^\pL]|$)'
    )
    OR regexp_matches(lower("column"), 'utfall|bokför|redovisat|förbruk|upparbet') AND regexp_matches(
        lower("column"),
        '(^|[^\pL])(jan|feb|mars?|apr|maj|juni?|juli?|aug|sept?|okt|nov|dec)(uari|ruari|il|usti|ember|tober)?([^\pL]|$)'
            || '|(^|\D)(20\d\d-?(0[1-9]|1[01])(-?[0-3]\d)?|\d\d(0[1-9]|1[01])[0-3]\d)(\D|$)'
    ),
    false
);
