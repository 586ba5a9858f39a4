"""Pages whose text layer holds a figure that the page does not show, each in another way."""

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

_OPENING = b"BT /F1 12 Tf 72 700 Td (Anslaget till skolan) Tj ET "
FIGURE = "140"


def _text(text: bytes, state: bytes = b"", x: int = 72, y: int = 650) -> bytes:
    """A string drawn in a graphics state of its own."""
    return b"q %s BT /F1 12 Tf %d %d Td (%s) Tj ET Q " % (state, x, y, text)


_SECRET = b"140 tkr"
_SHEET = b"q 1 g 60 640 200 30 re f Q "
_ON_A_LAYER = b"/OC /M BDC " + _text(_SECRET) + b"EMC "

HIDDEN: dict[str, bytes] = {
    "invisible": _text(_SECRET, b"3 Tr"),
    "as_a_clip": _text(_SECRET, b"7 Tr"),
    "white_on_white": _text(_SECRET, b"1 g"),
    "nearly_white": _text(_SECRET, b"0.98 g"),
    "transparent": _text(_SECRET, b"/Clear gs"),
    "clipped": _text(_SECRET, b"0 0 10 10 re W n"),
    "clipped_in_part": _text(b"Kostnad 140 tkr", b"0 0 115 842 re W n"),
    "beyond_the_page": _text(_SECRET, x=700),
    "beyond_the_crop_box": _text(_SECRET, y=20),
    "too_small_to_see": b"BT /F1 0.1 Tf 72 650 Td (140 tkr) Tj ET ",
    "too_small_in_a_number": _text(b"7 tkr") + b"BT /F1 0.1 Tf 81 652 Td (140) Tj ET ",
    "under_a_sheet": _text(_SECRET) + _SHEET,
    "under_a_sheet_with_another_figure": _text(_SECRET) + _SHEET + _text(b"999 tkr"),
    "invisible_under_another_figure": _text(_SECRET, b"3 Tr") + _text(b"999 tkr"),
    "invisible_over_another_figure": _text(b"999 tkr") + _text(_SECRET, b"3 Tr"),
    "under_a_picture": _text(_SECRET) + b"q 200 0 0 30 60 640 cm /Sheet Do Q ",
    "on_a_layer_switched_off": _ON_A_LAYER,
    "in_the_place_of_what_is_drawn": b"/Span <</ActualText (140 tkr)>> BDC " + _text(b"999 tkr") + b"EMC ",
    "invisible_beside_other_text_in_place": b"/Span <</ActualText (ett)>> BDC "
    + _text(b"sju", y=600)
    + b"EMC "
    + _text(_SECRET, b"3 Tr"),
}
OF_A_SCANNER = b"q 200 0 0 30 60 640 cm /Scan Do Q " + _text(_SECRET, b"3 Tr")
SHOWN: dict[str, bytes] = {
    "black": _text(_SECRET),
    "white_on_blue": b"q 0 0 0.5 rg 60 640 200 30 re f Q " + _text(_SECRET, b"1 g"),
    "grey": _text(_SECRET, b"0.75 g"),
    "outlined": _text(_SECRET, b"1 Tr"),
    "over_a_sheet": _SHEET + _text(_SECRET),
    "in_a_clip": _text(_SECRET, b"60 640 200 30 re W n"),
    "printed_twice": _text(_SECRET) + _text(_SECRET),
    "small": b"BT /F1 5 Tf 72 650 Td (140 tkr) Tj ET ",
}


def page_with(content: bytes, turned: int = 0) -> bytes:
    """A PDF of one page of one line and then `content`."""
    with Pdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842)).obj
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="dold"))
        sheet = pdf.make_stream(b"\xff")
        sheet.Type, sheet.Subtype, sheet.Width, sheet.Height = Name.XObject, Name.Image, 1, 1
        sheet.BitsPerComponent, sheet.ColorSpace = 8, Name.DeviceGray
        scan = pdf.make_stream(b"\xff\x00" * 100)  # dark and light stripes, as letters are
        scan.Type, scan.Subtype, scan.Width, scan.Height = Name.XObject, Name.Image, 200, 1
        scan.BitsPerComponent, scan.ColorSpace = 8, Name.DeviceGray
        page.Resources = Dictionary(
            Font=Dictionary(F1=font),
            ExtGState=Dictionary(Clear=Dictionary(ca=0, CA=0)),
            Properties=Dictionary(M=layer),
            XObject=Dictionary(Sheet=sheet, Scan=scan),
        )
        page.Contents = pdf.make_stream(_OPENING + content)
        page.CropBox, page.Rotate = Array([0, 50, 595, 842]), turned
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), Order=Array([])))
        target = io.BytesIO()
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return target.getvalue()
