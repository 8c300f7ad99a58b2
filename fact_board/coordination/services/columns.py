"""The columns of a list of services, read and written alike: a line is a person's service, or need."""

COLUMNS = (
    "name",
    "birth_year",
    "mapped_on",
    "service",
    "provider",
    "owner",
    "from_on",
    "to_on",
    "need",
    "reason",
    "reason_text",
    "since_on",
)
HEADINGS = {
    "name": "Namn",
    "birth_year": "Födelseår",
    "mapped_on": "Kartlagd",
    "service": "Insats",
    "provider": "Utförare",
    "owner": "Ansvarig",
    "from_on": "Från",
    "to_on": "Till",
    "need": "Behov",
    "reason": "Orsak",
    "reason_text": "Orsak med ord",
    "since_on": "Behov sedan",
}
REASON_WORDS = {
    "hard_to_motivate": "svårmotiverad",
    "refused": "tackar nej",
    "unknown": "okänd insats",
    "queue": "kö",
    "no_provider": "utförare saknas",
    "not_applied": "ej ansökt",
    "other": "annan orsak",
}
# What other lists call the same, folded.
ALSO = {
    "name": ("person", "patient", "klient", "name"),
    "birth_year": ("fodelsear", "fodd", "ar", "birth year", "born"),
    "mapped_on": ("kartlagd", "kartlagd den", "kartlaggning", "mapped", "mapped on"),
    "service": ("insats", "insatser", "service", "services"),
    "provider": ("utforare", "verksamhet", "provider"),
    "owner": ("ansvarig", "handlaggare", "kontaktperson", "owner"),
    "from_on": ("fran", "startdatum", "from"),
    "to_on": ("till", "slutdatum", "to", "until"),
    "need": ("behov", "saknar", "behover", "need", "needs"),
    "reason": ("orsak", "skal", "reason"),
    "reason_text": ("orsak med ord", "kommentar", "comment"),
    "since_on": ("behov sedan", "sedan", "since"),
}
