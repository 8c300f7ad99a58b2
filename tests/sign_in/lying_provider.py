"""An identity provider that signs whatever a test tells it to: what a broken or hostile one could send."""

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from joserfc import jwt
from joserfc.jwk import KeySet, OctKey, RSAKey

Claims = dict[str, Any]


@dataclass
class LyingProvider:
    """Its documents and its next token are plain attributes."""

    client_id: str = "board"
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "first"}))
    discovery: Claims = field(default_factory=dict)
    token: Claims = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        self.discovery |= {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "end_session_endpoint": f"{self.issuer}/end",
        }

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server.server_port}"

    def vouch(
        self, hsa_id: str, asked_nonce: str, /, key: RSAKey | OctKey | None = None, **lies: Any
    ) -> None:
        """What its token endpoint answers next; a lie of None leaves the claim out."""
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": self.client_id,
            "sub": f"sub-{hsa_id}",
            "employeeHsaId": hsa_id,
            "nonce": asked_nonce,
            "iat": now,
            "exp": now + 300,
        }
        self.token = {
            "access_token": "opaque",
            "token_type": "Bearer",
            "id_token": self.sign(claims | lies, key),
        }

    def logout_token(self, *, key: RSAKey | None = None, **claims: Any) -> str:
        """What it posts to end a session."""
        now = int(time.time())
        told = {
            "iss": self.issuer,
            "aud": self.client_id,
            "iat": now,
            "exp": now + 120,
            "jti": "once",
            "events": {"http://schemas.openid.net/event/backchannel-logout": {}},
        }
        return self.sign(told | claims, key)

    def sign(self, claims: Claims, key: RSAKey | OctKey | None = None) -> str:
        signing = key or self.key
        alg = "HS256" if isinstance(signing, OctKey) else "RS256"
        kept = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": alg, "kid": signing.kid or self.key.kid}
        return jwt.encode(header, kept, signing, algorithms=[alg])

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join(timeout=5)

    def answer_to(self, path: str) -> Claims | None:
        self.asked.append(path)
        return {
            "/.well-known/openid-configuration": self.discovery,
            "/jwks": KeySet([self.key]).as_dict(private=False),
            "/token": self.token,
        }.get(path)  # type: ignore[return-value]

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._respond()

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                self._respond()

            def _respond(self) -> None:
                found = provider.answer_to(self.path)
                self.send_response(200 if found is not None else 404)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(found).encode())

            def log_message(self, *_words: Any) -> None:
                """Say nothing."""

        return Handler
