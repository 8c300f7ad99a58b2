"""What every answer tells the browser to refuse, and whether it may keep a copy."""

import re
import secrets

from flask import Flask, Response, current_app, g, request

NAME_OF_HOST = re.compile(r"[\w.\-:\[\]]+", re.ASCII)
A_YEAR = 365 * 24 * 3600
ALWAYS = {
    "Referrer-Policy": "same-origin",  # with "no-referrer" a form of ours would send "Origin: null"
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), "
    "interest-cohort=(), browsing-topics=()",
}


def init_app(app: Flask) -> None:
    """Add the headers to every answer, errors and static files included."""
    app.jinja_env.globals["csp_nonce"] = csp_nonce
    app.after_request(add_headers)


def csp_nonce() -> str:
    """The word that lets this answer's own inline script run."""
    nonce: str = g.setdefault("csp_nonce", secrets.token_urlsafe(16))
    return nonce


def add_headers(response: Response) -> Response:
    """Only our own code, no frames, nothing about people in any cache."""
    response.headers.update(ALWAYS)
    response.headers["Content-Security-Policy"] = content_policy()
    if current_app.config["FACT"].behind_https:
        response.headers["Strict-Transport-Security"] = f"max-age={A_YEAR}; includeSubDomains"
    if request.endpoint != "static" or response.status_code >= 400:
        response.headers["Cache-Control"] = "no-store"
    return response


def content_policy() -> str:
    """Nothing from other hosts; scripts from files, or with this answer's nonce; styles from files."""
    nonce = f" 'nonce-{g.csp_nonce}'" if "csp_nonce" in g else ""
    host = request.host if NAME_OF_HOST.fullmatch(request.host) else ""
    kinds = ("wss",) if current_app.config["FACT"].behind_https else ("ws", "wss")
    sockets = "".join(f" {kind}://{host}" for kind in kinds if host)  # Safari before 15.4: not in 'self'
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self'{nonce}",
            "style-src 'self'",
            "img-src 'self' data:",
            f"connect-src 'self'{sockets}",
            "object-src 'none'",
            "base-uri 'none'",
            " ".join(("form-action 'self'", *_providers())),
            "frame-ancestors 'none'",
        )
    )


def _providers() -> list[str]:
    """Signing out is a form of ours that ends at the identity provider; browsers follow it only if named."""
    openid = current_app.config["FACT"].openid
    return openid.origins if openid else []
