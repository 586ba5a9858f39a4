"""The flag of records that little speaks for."""

from models.flags import Flag, Severity
from models.records import Record

_UNSURE = 0.65  # of records below this fewer than two in three are right


def low_confidence(record: Record) -> list[Flag]:
    """A record that was made on weak evidence."""
    if record.confidence >= _UNSURE:
        return []
    return [
        Flag(
            code="low_confidence",
            severity=Severity.INFO,
            explanation=f"Tolkningen bygger på svaga tecken (säkerhet {record.confidence:.2f}).",
            remedy="Läs stället i dokumentet och godkänn, rätta eller förkasta posten.",
        )
    ]
