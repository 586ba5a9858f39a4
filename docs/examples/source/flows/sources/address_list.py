"""A text file of addresses, one PDF a line, kept by hand where a municipality has no list that can be read."""

from collections.abc import Iterator
from typing import ClassVar

from flows.fetching.source import Listed, Source
from flows.fetching.web import Web
from models.addresses import Address
from models.errors import SourceError


class AddressList(Source):
    """Addresses of PDFs, one a line, each with its title behind a space; lines that begin with # are passed over."""

    kind: ClassVar[str] = "address_list"

    address: Address

    def listed(self, web: Web) -> Iterator[Listed]:
        """The documents of the file. Raises SourceError where it is no text."""
        try:
            lines = web.get(self.address).body.decode("utf-8").splitlines()
        except UnicodeDecodeError as error:
            raise SourceError("is no text in UTF-8", "Save the list as UTF-8.", file=self.address) from error
        for line in lines:
            address, _, title = line.strip().partition(" ")
            if address and not address.startswith("#"):
                yield Listed(key=address, address=address, title=title.strip() or address, committee=self.committee)
