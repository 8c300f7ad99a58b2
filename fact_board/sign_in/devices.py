"""Which kind of device asks."""

from flask import request

PHONE, DESK = "phone", "desk"
PHONES = ("Mobile", "Android", "iPhone")


def device_of_request() -> str:
    """From which kind of device: phone or desk."""
    agent = request.user_agent.string
    return PHONE if any(word in agent for word in PHONES) else DESK
