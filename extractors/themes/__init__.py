"""What a measure is about, in a small taxonomy that is the same for all municipalities."""

from extractors.themes.assign import with_themes
from extractors.themes.classify import Theme, theme

__all__ = ["Theme", "theme", "with_themes"]
