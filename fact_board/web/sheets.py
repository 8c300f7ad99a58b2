"""Which stylesheets a page has, one for each component, in their order; a page not named here has one."""

SHEETS = {
    "every": ("tokens", "base", "shell"),
    "board": ("toolbar", "column", "card", "dialog", "panel", "toast", "board", "print"),
    "caseload": ("toolbar", "dialog", "toast", "behind", "caseload", "strip"),
    "caseload_compare": ("toolbar", "dialog", "caseload", "caseload-compare"),
    "caseload_summary": ("caseload-summary",),
    "decisions": ("toolbar", "dialog", "toast", "decisions"),
    "directory": ("dialog", "toast", "directory"),
    "displays": ("dialog", "toast", "display"),
    "emergencies": ("dialog", "toast", "emergencies"),
    "meeting": ("toolbar", "card", "dialog", "panel", "toast", "meeting"),
    "mine": ("dialog", "toast", "mine"),
    "person": ("toolbar", "dialog", "toast", "person-page", "decisions", "person-plans", "questions"),
    "phone": ("dialog", "toast", "phone", "outbox"),
    "questions": ("dialog", "toast", "questions"),
    "services": ("dialog", "toast", "behind", "caseload", "services"),
    "replay": ("column", "card", "replay"),
    "team": ("dialog", "toast", "team"),
}
