"""Which stylesheets a page has, one for each component, in their order; a page not named here has one."""

SHEETS = {
    "every": ("tokens", "base", "shell"),
    "board": ("toolbar", "column", "card", "dialog", "panel", "toast", "board", "print"),
    "caseload": ("toolbar", "caseload"),
    "displays": ("dialog", "toast", "display"),
    "emergencies": ("dialog", "toast", "emergencies"),
    "meeting": ("toolbar", "card", "dialog", "panel", "toast", "meeting"),
    "mine": ("dialog", "toast", "mine"),
    "phone": ("dialog", "toast", "phone", "outbox"),
    "team": ("dialog", "toast", "team"),
}
