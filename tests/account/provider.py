"""A small identity provider on the loopback: discovery, keys, authorisation, token (RS256), user info.

`faults` make it lie: {"nonce": …} or {"aud": …} and so on replace claims of the token, {"key": "other"} signs with a
key that it does not publish, {"info_sub": …} answers the user info of somebody else.
"""

import base64
from cryptography.hazmat.primitives.asymmetric import rsa
import hashlib
from http.server import BaseHTTPRequestHandler
from http.server import ThreadingHTTPServer
import json
import jwt
import threading
import time
from urllib.parse import parse_qs
from urllib.parse import urlencode
from urllib.parse import urlsplit


PERSON = {"sub": "admin", "name": "Nguyễn Văn An", "identity_number": "042085001234", "email": "an@example.org"}


class Provider:
    """`with Provider() as provider:`; `provider.issuer` is its address."""

    def __init__(self):
        self.faults, self.codes = {}, {}
        self.key, self.other = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (Handler,), {"provider": self}))
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *error):
        self.server.shutdown()
        self.server.server_close()

    def discovery(self):
        return {
            "issuer": self.issuer,
            **{f"{name}_endpoint": f"{self.issuer}/{name}" for name in ("authorization", "token", "userinfo")},
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def keys(self):
        public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key()))
        return {"keys": [{**public, "kid": "one", "use": "sig", "alg": "RS256"}]}

    def authorize(self, asked):
        code = f"code-{len(self.codes)}"
        self.codes[code] = asked
        return f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"

    def token(self, said):
        asked = self.codes.pop(said["code"])
        digest = hashlib.sha256(said["code_verifier"].encode()).digest()
        assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked["code_challenge"]
        now = int(time.time())
        claims = {"iss": self.issuer, "sub": PERSON["sub"], "aud": asked["client_id"], "nonce": asked["nonce"]}
        lies = {name: lie for name, lie in self.faults.items() if name in ("aud", "nonce", "iss", "exp")}
        claims |= {"iat": now, "exp": now + 600, **lies}
        key = self.other if self.faults.get("key") else self.key
        signed = jwt.encode(claims, key, "RS256", headers={"kid": "one"})
        return {"access_token": "access", "token_type": "Bearer", "id_token": signed}

    def userinfo(self):
        return {**PERSON, "sub": self.faults.get("info_sub", PERSON["sub"])}


class Handler(BaseHTTPRequestHandler):
    provider = None

    def do_GET(self):
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/authorization":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(asked))
            self.end_headers()
            return
        answers = {
            "/.well-known/openid-configuration": self.provider.discovery,
            "/keys": self.provider.keys,
            "/userinfo": self.provider.userinfo,
        }
        self.answer(answers[parts.path]())

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self.path == "/userinfo":
            self.answer(self.provider.userinfo())
            return
        self.answer(self.provider.token({name: values[0] for name, values in parse_qs(body).items()}))

    def answer(self, found):
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words):
        """Tests are quiet."""
