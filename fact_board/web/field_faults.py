"""What is wrong with a field, in the reader's language: the libraries that check only speak English."""

import re

from flask_babel import gettext
from flask_babel import lazy_gettext as N_  # noqa: N812 (gettext's own name for "mark, translate later")

# marshmallow's sentence → ours. The named parts of the pattern are the values of the text.
FAULTS = [
    (re.compile(pattern), text)
    for pattern, text in (
        (r"Missing data for required field\.|Field may not be null\.", N_("This is needed.")),
        (r"Unknown field\.", N_("This field is not known here.")),
        (r"Not a valid UUID\.", N_("This is not a valid id.")),
        (r"Not a valid string\.", N_("This must be a text.")),
        (r"Not a valid (integer|number)\.", N_("This must be a number.")),
        (r"Not a valid boolean\.", N_("This must be yes or no.")),
        (r"Not a valid (aware |naive )?(date|datetime|time)\.", N_("This is not a valid date or time.")),
        (r"Not a valid list\.", N_("This must be a list.")),
        (r"Not a valid mapping type\.|Invalid (input )?type\.", N_("This must be an object.")),
        (r"Length must be between (?P<min>\d+) and (?P<max>\d+)\.", N_("The length must be {min} to {max}.")),
        (r"Longer than maximum length (?P<max>\d+)\.", N_("At most {max} characters.")),
        (r"Shorter than minimum length (?P<min>\d+)\.", N_("At least {min} characters.")),
        (r"Must be one of: (?P<choices>.*)\.", N_("Choose one of: {choices}.")),
        (
            r"Must be greater than or equal to (?P<min>\S+) and less than or equal to (?P<max>\S+)\.",
            N_("Choose a number from {min} to {max}."),
        ),
        (r"Must be greater than or equal to (?P<min>\S+)\.", N_("Choose at least {min}.")),
        (r"Must be less than or equal to (?P<max>\S+)\.", N_("Choose at most {max}.")),
        (r"String does not match expected pattern\.", N_("This is not in the right form.")),
        (r"Invalid value\.", N_("This value can't be used.")),
    )
]


def said(fault: str) -> str:
    """The fault as the reader is told it; one of our own sentences is already in their language."""
    for pattern, text in FAULTS:
        if found := pattern.fullmatch(fault):
            return str(text).format(**found.groupdict())
    sentence: str = gettext(fault)
    return sentence
