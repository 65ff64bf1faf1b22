"""Signing PDF results with the site's certificate (PAdES, by pyHanko), and verifying the signatures of a file."""

from asn1crypto.x509 import Certificate as Trusted
from dataclasses import dataclass
from datetime import datetime
from egov.portal import _
from egov.portal.documents import certificate
from egov.portal.dossier import clock
from egov.portal.dossier.refusal import TransitionRefused
from egov.portal.dossier.sealing import ISealer
import io
from plone.namedfile.file import NamedBlobFile
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko_certvalidator import ValidationContext
from zope.interface import implementer


PDF = "application/pdf"
MARK = b"/ByteRange"
"""Stands in every PDF with a signature."""


@dataclass(frozen=True)
class Signature:
    """One signature of a file. `sound`: what was signed is unchanged; `trusted`: by a certificate that the site
    trusts."""

    signer: str
    at: datetime | None
    sound: bool
    trusted: bool


@implementer(ISealer)
class Sealer:
    """See ISealer. Files other than PDF are not signed."""

    def problems(self, file):
        """What speaks against signing: the certificate, or a PDF that cannot be read."""
        if not _is_signed_kind(file):
            return []
        try:
            certificate.certificate().check(clock.now())
            PdfFileReader(io.BytesIO(file.data))
        except certificate.CertificateError as error:
            return [error.message]
        except PdfError:
            return [_("This PDF cannot be signed: it is damaged or protected.")]
        return []

    def sealed(self, file):
        """The file, signed once more."""
        if not _is_signed_kind(file):
            return file
        found = self.problems(file)
        if found:
            raise TransitionRefused(found)
        try:
            signed = _signed(file.data)
        except (PdfError, SigningError):
            raise TransitionRefused([_("This PDF cannot be signed: it is damaged or protected.")]) from None
        return NamedBlobFile(data=signed, filename=file.filename, contentType=PDF)


def signatures(file):
    """The signatures of a file, oldest first; none of what is no PDF or has none."""
    data = file.data
    if MARK not in data:
        return ()
    try:
        embedded = PdfFileReader(io.BytesIO(data)).embedded_signatures
    except PdfError:
        return ()
    roots = certificate.trusted()
    return tuple(_signature(each, roots) for each in embedded)


def _is_signed_kind(file):
    return certificate.is_configured() and (file.filename or "").lower().endswith(".pdf")


def _signed(data):
    kept = certificate.certificate()
    signer = signers.SimpleSigner.load_pkcs12(kept.path, passphrase=kept.passphrase)
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    number = len(PdfFileReader(io.BytesIO(data)).embedded_signatures) + 1
    meta = signers.PdfSignatureMetadata(field_name=f"egov-{number}", subfilter=SigSeedSubFilter.PADES)
    return signers.sign_pdf(writer, meta, signer=signer).getvalue()


def _signature(embedded, roots):
    name = embedded.signer_cert.subject.native.get("common_name", "")
    context = ValidationContext(trust_roots=[Trusted.load(root) for root in roots], allow_fetching=False)
    try:
        status = validate_pdf_signature(embedded, context)
    except SignatureValidationError:
        return Signature(name, embedded.self_reported_timestamp, sound=False, trusted=False)
    return Signature(
        name, embedded.self_reported_timestamp, sound=status.intact and status.valid, trusted=status.trusted
    )
