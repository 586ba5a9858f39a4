"""PDFs broken in every way that was met, and some that one can think of, made anew from a sound page."""

import io
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

MEGABYTE = 1024 * 1024
_TEXT = b"BT /F1 12 Tf 72 700 Td (N\\344mnden beslutar att godk\\344nna planen f\\366r \\345ret.) Tj ET"


def sound(pages: int = 1, content: bytes = _TEXT) -> bytes:
    """A PDF with so many pages of one line of text."""
    return _saved(_made(pages, content))


def _made(pages: int = 1, content: bytes = _TEXT) -> Pdf:
    pdf = Pdf.new()
    font = pdf.make_indirect(
        Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    )
    for _ in range(pages):
        page = pdf.add_blank_page(page_size=(595, 842))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        page.obj.Contents = pdf.make_stream(content)
    return pdf


def _saved(pdf: Pdf, encryption: pikepdf.Encryption | None = None) -> bytes:
    target = io.BytesIO()
    with pdf:
        pdf.save(target, **({"encryption": encryption} if encryption else {"deterministic_id": True}))
    return target.getvalue()


def _locked() -> bytes:
    return _saved(_made(), pikepdf.Encryption(user="hemlig", owner="hemligare"))


def _locked_with_nothing() -> bytes:
    """Encrypted, but with an empty user password: anyone may read it."""
    return _saved(_made(), pikepdf.Encryption(user="", owner="hemligare"))


def _cut_off_late() -> bytes:
    """The end mark and the object table are gone: a lenient reader finds the objects all the same."""
    whole = sound()
    return whole[: whole.rindex(b"xref")]


def _form_only() -> bytes:
    pdf = _made()
    pdf.Root.NeedsRendering = True
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp:xdp/>"))
    return _saved(pdf)


def _many_pages(levels: int) -> bytes:
    """A tree whose branches are all the same object: ten times as many pages for each level, in few bytes."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    for level in range(levels):
        kids = b"%d 0 R " % (level + 3) * 10
        objects.append(b"<< /Type /Pages /Kids [ %s] /Count %d >>" % (kids, 10 ** (levels - level)))
    page = b"<< /Type /Page /MediaBox [0 0 595 842] /Resources << /Font << /F1 %d 0 R >> >> /Contents %d 0 R >>"
    number = len(objects) + 1
    objects.append(page % (number + 1, number + 2))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(_TEXT), _TEXT))
    return _by_hand(objects)


def _by_hand(objects: list[bytes]) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Root 1 0 R /Size %d >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _page_tree_in_a_ring() -> bytes:
    pdf = _made()
    pdf.Root.Pages.Kids.append(pdf.Root.Pages)
    pdf.Root.Pages.Count = 2
    return _saved(pdf)


def _drawing_in_a_ring() -> bytes:
    """A form that draws itself."""
    pdf = _made(content=_TEXT + b" /X Do")
    form = pdf.make_stream(b"/X Do /X Do")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)
    return _saved(pdf)


def _huge_page() -> bytes:
    pdf = _made()
    pdf.pages[0].obj.MediaBox = Array([0, 0, 20_000_000, 20_000_000])
    return _saved(pdf)


def _huge_picture() -> bytes:
    """A picture of a gigabyte in a few bytes."""
    pdf = _made(content=_TEXT + b" q 500 0 0 500 50 100 cm /X Do Q")
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(MEGABYTE)) for _ in range(64)) + packer.flush()
    picture = pdf.make_stream(b"")
    picture.write(packed, filter=Name.FlateDecode)
    picture.Type, picture.Subtype = Name.XObject, Name.Image
    picture.Width, picture.Height, picture.BitsPerComponent, picture.ColorSpace = 32_768, 32_768, 8, Name.DeviceGray
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=picture)
    return _saved(pdf)


def _swelling(piece: bytes, megabytes: int) -> bytes:
    """Three pages, of which the second's instructions swell to many megabytes when they are unpacked."""
    pdf = _made(3)
    packer = zlib.compressobj(6)
    many = piece * (MEGABYTE // len(piece))
    packed = b"".join(packer.compress(many) for _ in range(megabytes)) + packer.flush()
    contents = pdf.make_stream(b"")
    contents.write(packed, filter=Name.FlateDecode)
    pdf.pages[1].obj.Contents = contents
    return _saved(pdf)


def _deep(opening: bytes, closing: bytes) -> bytes:
    return sound(content=opening * 100_000 + closing * 100_000 + b" " + _TEXT)


def _deep_object() -> bytes:
    """An array in an array in an array …, where the page's size should be."""
    return sound().replace(b"/MediaBox [", b"/MediaBox " + b"[" * 50_000 + b"]" * 50_000 + b" /X [", 1)


BROKEN: dict[str, Callable[[], bytes]] = {
    "empty": lambda: b"",
    "web_page": lambda: b"<!DOCTYPE html><title>404 Sidan finns inte</title>",
    "word_file": lambda: b"PK\x03\x04\x14\x00\x06\x00word/document.xml",
    "header_only": lambda: b"%PDF-1.7\n",
    "nothing_of_the_kind": lambda: b"%PDF-1.4\nnothing of the kind\n%%EOF",
    "cut_off_early": lambda: sound()[:300],
    "cut_off_late": _cut_off_late,
    "locked": _locked,
    "locked_with_nothing": _locked_with_nothing,
    "no_pages": lambda: sound(0),
    "form_only": _form_only,
    "junk_before": lambda: b"\r\n<!-- sent by mail -->" * 100 + sound(),
    "no_header": lambda: sound().replace(b"%PDF-", b"%XXX-", 1),
    "many_pages": lambda: _many_pages(5),
    "page_tree_in_a_ring": _page_tree_in_a_ring,
    "drawing_in_a_ring": _drawing_in_a_ring,
    "huge_page": _huge_page,
    "huge_picture": _huge_picture,
    "swelling": lambda: _swelling(b" ", 600),
    "deep_arrays": lambda: _deep(b"[", b"]"),
    "deep_states": lambda: _deep(b"q ", b"Q "),
    "deep_object": _deep_object,
}
