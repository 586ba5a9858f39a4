"""The Swedish language: numbers, money, dates, names, bodies, sentences, hyphenation. No document is known here."""
