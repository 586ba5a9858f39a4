"""What a measure is about, in a small taxonomy that is the same for all municipalities."""

from extractors.themes.classify import Theme, theme

__all__ = ["Theme", "theme"]
