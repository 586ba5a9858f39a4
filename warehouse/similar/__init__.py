"""Measures that say nearly the same in other words, in whichever municipality, brought together as kinds."""

from warehouse.similar.grouping import group_measures

__all__ = ["group_measures"]
