"""Certificates for tests, made anew each time: nobody else trusts them."""

from contextlib import contextmanager
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
import datetime
from egov.portal.documents import certificate
import os
from pathlib import Path
from tempfile import TemporaryDirectory


PASSPHRASE = "mật khẩu"
USAGE = x509.KeyUsage(True, True, False, False, False, False, False, False, False)


def pkcs12_file(folder, begins=-1, ends=365, name="Sở Ngoại vụ"):
    """A PKCS#12 file with a key of its own; in force from and until so many days from now. Gives its path."""
    now = datetime.datetime.now(datetime.UTC)
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + datetime.timedelta(days=begins))
        .not_valid_after(now + datetime.timedelta(days=ends))
        .add_extension(USAGE, critical=True)
        .sign(key, hashes.SHA256())
    )
    locked = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    path = Path(folder) / "site.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"site", key, made, None, locked))
    return path


@contextmanager
def site_certificate(passphrase=PASSPHRASE, **dates):
    """The site has such a certificate meanwhile."""
    with TemporaryDirectory() as folder:
        path = pkcs12_file(folder, **dates)
        with environment({certificate.FILE: str(path), certificate.PASSPHRASE: passphrase}):
            yield path


@contextmanager
def environment(values):
    """These variables are set meanwhile."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
