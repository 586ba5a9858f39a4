"""Persons whom a document names, and in what capacity: publishing masks those in none that makes them public."""

from extractors.persons.mentions import persons_named

__all__ = ["persons_named"]
