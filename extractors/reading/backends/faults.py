"""Why a page is left to stock pdfplumber."""


class Inexact(Exception):
    """pdfium's view of a page cannot be brought to agree with pdfplumber's."""
