"""Servers that cannot show who they are."""

import ssl

from models.errors import Refused


def refuse_distrust(error: BaseException, address: str) -> None:
    """Raises Refused where a connection failed since the server's certificate is not to be trusted, else nothing.

    Another attempt would meet the same certificate.
    """
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            raise Refused(
                f"the server's certificate is not to be trusted ({cause.verify_message or cause})",
                "Tell the publisher. If your network has an authority of its own, name its file in SSL_CERT_FILE.",
                file=address,
            ) from error
        cause = cause.__cause__ or cause.__context__
