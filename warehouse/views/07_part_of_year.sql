-- Whether the header of a column says that its amounts are of a part of the year: 'Utfall jan–aug', 'Utfall t.o.m. aug'.
CREATE MACRO part_of_year("column") AS coalesce(
    regexp_matches(
        lower("column"),
        '(^|[^\pL])((jan|feb|mars?|apr|maj|juni?|juli?|aug|sept?|okt|nov)(uari|ruari|il|usti|ember|tober)?'
            || '( ?[-–—] ?| till )|t\.? ?o\.? ?m\.? |ack|hittills|perioden)|delår|tertial|kvartal|halvår|månad'
    ),
    false
);
