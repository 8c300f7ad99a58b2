"""Behind a proxy every request comes from it; only the proxies we are told of may say from whom."""

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix


def init_app(app: Flask) -> None:
    """Believe `X-Forwarded-For` and `-Proto` as far as `FACT_PROXIES` proxies stand before us; else not.

    The lock-out counts by address: without this, strangers' failures would lock the whole house out.
    """
    proxies = app.config["FACT"].proxies
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies, x_host=0)  # type: ignore[method-assign]
