"""Seats of working groups."""
