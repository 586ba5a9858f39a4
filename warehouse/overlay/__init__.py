"""Reviewers' corrections over extracted records: what each record has become, and whether it still can."""

from warehouse.overlay.write import write_overlays

__all__ = ["write_overlays"]
