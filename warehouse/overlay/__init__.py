"""Reviewers' corrections over extracted records: what each record has become, and whether it still can."""

from warehouse.overlay.newer import carried_over
from warehouse.overlay.write import write_overlays

__all__ = ["carried_over", "write_overlays"]
