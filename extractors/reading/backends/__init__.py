"""The two ways to read a page: pdfium, fast, and stock pdfplumber, its fallback and the oracle of its tests."""
