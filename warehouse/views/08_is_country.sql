-- Whether the subject of a measured value is the whole country (riket).
CREATE MACRO is_country(subject) AS coalesce(
    regexp_matches(
        lower(trim(subject)),
        '^(rikssnitt(et)?|riksgenomsnitt(et)?|riket|sverige|hela (landet|riket|sverige)|(snitt(et)? |medel(värdet)? |genomsnitt(et)? )?(av |för |i )?(samtliga|alla)( deltagande)? kommuner|genomsnitt(et)? (i|för) (riket|landet|sverige))$'
    ),
    false
);
