"""Names that are not for everyone's eyes, taken out of what is published."""

from warehouse.masking.publishing import write_published

__all__ = ["write_published"]
