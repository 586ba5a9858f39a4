"""What a document says about itself."""

import datetime
from enum import StrEnum

from pydantic import Field

from models.base import Frozen
from models.records.base import Record


class DocumentKind(StrEnum):
    """The genre of a document (dokumenttyp)."""

    PROTOKOLL = "protokoll"  # minutes
    KALLELSE = "kallelse"  # notice of a meeting with its agenda
    TJANSTESKRIVELSE = "tjansteskrivelse"  # staff report to a committee
    HANDLINGSPROGRAM = "handlingsprogram"  # programme of action
    ATGARDSPLAN = "atgardsplan"  # action plan
    STRATEGI = "strategi"  # strategy, policy
    BUDGET = "budget"
    BOKSLUT = "bokslut"  # annual or interim accounts
    ANALYS = "analys"  # analysis, survey report
    OTHER = "other"


class Signature(Frozen):
    """An official who signed, with the printed title (undertecknad)."""

    name: str
    title: str | None = None


class DocumentInfo(Record):
    """The document's own particulars, as printed in it (dokumenthuvud)."""

    kind: DocumentKind
    title: str | None = Field(default=None, description="As printed (rubrik)")
    municipality: str | None = Field(
        default=None, description="Short name in the register of municipalities, no 'kommun', no genitive s (kommun)"
    )
    organization: str | None = Field(default=None, description="The committee whose document it is (nämnd, styrelse)")
    date: datetime.date | None = Field(default=None, description="Meeting date, else the document's own date")
    reference: str | None = Field(default=None, description="Registry number (diarienummer, dnr)")
    version: str | None = Field(default=None, description="As printed, e.g. 'Version: 2010'")
    recipients: tuple[str, ...] = Field(default=(), description="Beslutet skickas till")
    signed_by: tuple[Signature, ...] = ()
    survey_year: str | None = Field(default=None, description="Year of the survey it reports (undersökningsår)")
