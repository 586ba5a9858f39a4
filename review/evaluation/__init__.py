"""Scores of extracted records against those that a person wrote down or accepted."""
