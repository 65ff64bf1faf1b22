"""The certificate of the site: a PKCS#12 file and its passphrase, named by the environment, never stored in the site.

`EGOV_SIGNING_PKCS12`: path of the file; `EGOV_SIGNING_PASSPHRASE`: its passphrase; `EGOV_SIGNING_TRUST`: path of a PEM
file with further certificates to trust when signatures are verified. An `<environment>` section of zope.conf sets them.
"""

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.hazmat.primitives.serialization import pkcs12
from dataclasses import dataclass
from datetime import datetime
from egov.portal import _
from egov.portal import numerals
import os
from pathlib import Path


FILE = "EGOV_SIGNING_PKCS12"
PASSPHRASE = "EGOV_SIGNING_PASSPHRASE"
TRUST = "EGOV_SIGNING_TRUST"


class CertificateError(ValueError):
    """The certificate cannot be used. `message`: why, for people; nothing of the passphrase is in it."""

    def __init__(self, message):
        super().__init__(str(message))
        self.message = message


@dataclass(frozen=True)
class Certificate:
    """The site's certificate: the file's content and passphrase, and the certificates in it, DER."""

    path: str
    passphrase: bytes
    begins: datetime
    ends: datetime
    chain: tuple[bytes, ...]

    def check(self, now):
        """Raises CertificateError when it is not in force at `now`."""
        if not self.begins <= now <= self.ends:
            dates = {"begins": numerals.day(self.begins), "ends": numerals.day(self.ends)}
            raise CertificateError(
                _("The certificate of the site is not in force: it is valid from ${begins} to ${ends}.", mapping=dates)
            )


def is_configured():
    """Has the site a certificate?"""
    return bool(os.environ.get(FILE))


def certificate():
    """The certificate of the site. Raises CertificateError when it cannot be read or has no key."""
    path, passphrase = os.environ[FILE], os.environ.get(PASSPHRASE, "").encode()
    try:
        stored = pkcs12.load_pkcs12(Path(path).read_bytes(), passphrase)
    except OSError:
        raise CertificateError(_("The file of the site's certificate cannot be read.")) from None
    except ValueError:
        raise CertificateError(_("The site's certificate cannot be opened: file or passphrase are wrong.")) from None
    if stored.key is None or stored.cert is None:
        raise CertificateError(_("The file of the site's certificate has no key in it."))
    own = stored.cert.certificate
    chain = (own, *(each.certificate for each in stored.additional_certs))
    return Certificate(
        path,
        passphrase,
        own.not_valid_before_utc,
        own.not_valid_after_utc,
        tuple(each.public_bytes(Encoding.DER) for each in chain),
    )


def trusted():
    """The certificates that signatures are verified against, DER: the site's own and those of `EGOV_SIGNING_TRUST`.

    An unusable certificate of the site is not trusted either.
    """
    found = []
    if is_configured():
        try:
            found.extend(certificate().chain)
        except CertificateError:
            found = []
    return [*found, *_from_pem(os.environ.get(TRUST, ""))]


def _from_pem(path):
    if not path:
        return []
    return [each.public_bytes(Encoding.DER) for each in x509.load_pem_x509_certificates(Path(path).read_bytes())]
