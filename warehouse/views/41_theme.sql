-- The taxonomy of docs/themes.md.
CREATE VIEW theme AS
SELECT key, name FROM (VALUES
    ('service', 'Bemötande, service och tillgänglighet'),
    ('information', 'Information och kommunikation'),
    ('influence', 'Inflytande, dialog och förtroende'),
    ('safety', 'Trygghet, säkerhet och räddningstjänst'),
    ('streets', 'Gator, vägar och trafik'),
    ('housing', 'Bostäder, byggande och planering'),
    ('premises', 'Kommunens lokaler och fastigheter'),
    ('environment', 'Miljö, klimat, energi, vatten och avfall'),
    ('school', 'Förskola, skola och vuxenutbildning'),
    ('care', 'Äldre, vård och funktionsstöd'),
    ('social', 'Stöd till utsatta personer'),
    ('health', 'Folkhälsa'),
    ('culture', 'Kultur och bibliotek'),
    ('leisure', 'Fritid, idrott och friluftsliv'),
    ('work', 'Näringsliv och arbetsmarknad'),
    ('economy', 'Ekonomi'),
    ('organization', 'Personal, organisation och styrning'),
    ('follow_up', 'Uppföljning och redovisning'),
    ('unknown', 'Okänt tema')
) AS _(key, name);
