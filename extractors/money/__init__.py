"""Amounts of money: in tables of money, in lists and in running text."""
