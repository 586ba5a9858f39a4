"""Seeded damage to PDFs: to their bytes, their objects and their pages' drawing instructions."""

import io
import random
import re
from collections.abc import Callable
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream

Random = random.Random
_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])")
_ODD_NUMBERS = (b"-1", b"0", b"99999999999", b"-2147483648", b"4294967296", b"1e9", b"0.0000001", b"nan", b"--5")
_OPERATORS = (
    b"q",
    b"Q",
    b"BT",
    b"ET",
    b"cm",
    b"Tm",
    b"Td",
    b"re",
    b"Tf",
    b"Do",
    b"TJ",
    b"BI",
    b"EI",
    b"W*",
    b"[",
    b"<<",
)


def mutated(pdf: bytes, seed: int) -> bytes:
    """The PDF with the damage that belongs to the seed."""
    rng = Random(seed)
    try:
        return rng.choice(_WAYS)(pdf, rng)
    except pikepdf.PdfError:  # damaged so that pikepdf cannot write it
        return _flipped(pdf, rng)


def one_page(pdf: bytes, number: int) -> bytes:
    """A PDF with one of the pages (from 0, wrapping round)."""
    with Pdf.open(io.BytesIO(pdf)) as whole, Pdf.new() as single:
        single.pages.append(whole.pages[number % len(whole.pages)])
        return _saved(single)


def _flipped(pdf: bytes, rng: Random) -> bytes:
    """Some bytes changed."""
    data = bytearray(pdf)
    for _ in range(rng.choice((1, 4, 16, 64, 256))):
        data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data)


def _cut_off(pdf: bytes, rng: Random) -> bytes:
    return pdf[: rng.randrange(1, max(2, len(pdf)))]


def _swapped(pdf: bytes, rng: Random) -> bytes:
    """Two pieces changed places, or one came twice, or was lost."""
    a, b, c = sorted(rng.randrange(len(pdf)) for _ in range(3))
    first, second = pdf[a:b], pdf[b:c]
    middle = rng.choice((second + first, first + first + second, second))
    return pdf[:a] + middle + pdf[c:]


def _renumbered(pdf: bytes, rng: Random) -> bytes:
    """Numbers outside of streams made odd: lengths, offsets, references, sizes."""
    numbers = list(_NUMBER.finditer(pdf))
    if not numbers:
        return pdf
    chosen = {rng.randrange(len(numbers)) for _ in range(rng.choice((1, 3, 10)))}
    out, end = [], 0
    for index, match in enumerate(numbers):
        if index in chosen:
            out += [pdf[end : match.start()], rng.choice(_ODD_NUMBERS)]
            end = match.end()
    return b"".join([*out, pdf[end:]])


def _junk_around(pdf: bytes, rng: Random) -> bytes:
    """Junk before the header, or the header gone, or junk behind the end."""
    junk = rng.randbytes(rng.choice((3, 900, 2000)))
    return rng.choice((junk + pdf, pdf.replace(b"%PDF-", b"%XYZ-", 1), pdf + junk))


def _other_objects(pdf: bytes, rng: Random) -> bytes:
    """Entries of dictionaries and arrays deleted, of another kind, or made to refer to themselves."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        holders = [o for o in opened.objects if isinstance(o, Dictionary | Stream | Array)]
        for _ in range(rng.choice((1, 2, 5))):
            _change(rng.choice(holders), opened, rng)
        return _saved(opened)


def _change(holder: Object, pdf: Pdf, rng: Random) -> None:
    """Change one entry of a dictionary or an array."""
    if isinstance(holder, Array):
        if len(holder):
            holder[rng.randrange(len(holder))] = _odd(holder, pdf, rng)
        return
    keys = [key for key in holder.keys() if key not in ("/Length", "/Filter")]  # noqa: SIM118 - no mapping
    if not keys:
        return
    key = rng.choice(sorted(keys))
    if rng.random() < 0.3:
        del holder[key]
    else:
        holder[key] = _odd(holder, pdf, rng)


def _odd(holder: Object, pdf: Pdf, rng: Random) -> Object | int | Decimal | bytes | bool:
    """An object that does not belong where it is put."""
    made: tuple[Callable[[], Object | int | Decimal | bytes | bool], ...] = (
        lambda: -1,
        lambda: 2_000_000_000,
        lambda: Decimal("0.00001"),
        lambda: b"\xfe\xff\xd8\x00",
        lambda: False,
        lambda: Name("/Nonsense"),
        lambda: Array([]),
        lambda: Array([0, 0, 0, 0]),
        lambda: Array([-100_000_000, 5, 100_000_000, 5]),
        Dictionary,
        lambda: pdf.make_stream(rng.randbytes(40)),
        lambda: holder if holder.is_indirect else Array([1, 2, 3]),
    )
    return rng.choice(made)()


def _other_instructions(pdf: bytes, rng: Random) -> bytes:
    """The drawing instructions of a page changed: operators, operands, order, nesting."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        page = rng.choice(list(opened.pages))
        page.contents_coalesce()
        contents = page.obj.get("/Contents")
        if isinstance(contents, Stream) and (content := contents.read_bytes()):
            contents.write(rng.choice(_INSTRUCTIONS)(content, rng))
        return _saved(opened)


def _with_operators(content: bytes, rng: Random) -> bytes:
    tokens = content.split(b" ")
    for _ in range(rng.choice((1, 5, 50))):
        tokens.insert(rng.randrange(len(tokens) + 1), rng.choice(_OPERATORS))
    return b" ".join(tokens)


def _with_nesting(content: bytes, rng: Random) -> bytes:
    opening = rng.choice((b"q ", b"[ ", b"<< /A ", b"BT ", b"( ", b"/P BMC "))
    return opening * rng.choice((10, 5_000)) + content


def _with_zoom(content: bytes, rng: Random) -> bytes:
    scale = rng.choice(
        (b"0 0 0 0 0 0", b"1e7 0 0 1e7 0 0", b"0 -1 1 0 300 300", b"-1 0 0 -1 500 800", b"1 0.3 -0.2 1 5 5")
    )
    return scale + b" cm " + content


_INSTRUCTIONS = (_with_operators, _with_nesting, _with_zoom, _renumbered, _flipped, _swapped, _cut_off)


def _other_streams(pdf: bytes, rng: Random) -> bytes:
    """The bytes of decoded streams changed: fonts, character maps, pictures, object tables."""
    with Pdf.open(io.BytesIO(pdf)) as opened:
        streams = [o for o in opened.objects if isinstance(o, Stream)]
        for stream in rng.sample(streams, min(len(streams), rng.choice((1, 3)))):
            try:
                data = stream.read_bytes()
            except pikepdf.PdfError:
                continue  # a picture's own compression: it is left as it is
            if data:
                stream.write(rng.choice((_flipped, _cut_off, _swapped))(data, rng))
        return _saved(opened)


def _saved(pdf: Pdf) -> bytes:
    target = io.BytesIO()
    pdf.save(target, deterministic_id=True)
    return target.getvalue()


_WAYS = (
    _flipped,
    _cut_off,
    _swapped,
    _renumbered,
    _junk_around,
    _other_objects,
    _other_objects,
    _other_instructions,
    _other_instructions,
    _other_streams,
)
