"""The comparisons as one HTML page that needs no network and leads from every row to its document."""

from warehouse.report.page import write_report

__all__ = ["write_report"]
