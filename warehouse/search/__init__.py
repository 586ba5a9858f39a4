"""Full-text search (fritextsökning) over decisions and measures, with Swedish word forms."""

from warehouse.search.asking import search
from warehouse.search.index import index_texts

__all__ = ["index_texts", "search"]
