"""The team, its course and its meetings."""

from fact_board.caseload.definitions.shape import DERIVED, FACT, N_, OURS, Definition, span
from fact_board.caseload.metrics.meetings import SECONDS_EACH
from fact_board.caseload.metrics.model import (
    ADDICTION,
    CHAIRS,
    PATIENTS,
    PER_CASE_MANAGER,
    PER_FTE,
    SHARE,
    WHOLE_TEAM,
)

STRENGTH = {
    "patients": Definition(
        N_("People"),
        N_("People in the team today"),
        "",
        N_("Everybody who was enrolled and has not left, whichever party knows them."),
        span(PATIENTS),
        FACT,
    ),
    "per_fte": Definition(
        N_("Per full-time post"),
        N_("People in the team today"),
        N_("Full-time posts of everybody who works in the team today"),
        N_("Nominators and administrators outside the team are no posts of it."),
        span(PER_FTE),
        FACT,
    ),
    "share": Definition(
        N_("On the board"),
        N_("Times on the board that go on"),
        N_("People in the team today"),
        N_("Somebody whom two parties have put on the board counts twice."),
        span(SHARE, " %"),
        FACT,
    ),
    "per_case_manager": Definition(
        N_("Per colleague"),
        N_("People whose primary or named contact somebody is"),
        N_("Their full-time post"),
        N_(
            "Nurses, assistant nurses, social workers and occupational therapists are held against the model."
        ),
        span(PER_CASE_MANAGER),
        DERIVED,
    ),
    "case_managers": Definition(
        N_("Per case manager"),
        N_("People in the team today"),
        N_("Full-time posts of case managers"),
        N_("Case managers are nurses, assistant nurses, social workers and occupational therapists."),
        span(PER_CASE_MANAGER),
        DERIVED,
    ),
    "weighted": Definition(
        N_("Weighed by care level"),
        N_("People, of whom each on the board counts as two"),
        N_("Full-time posts of case managers"),
        N_("The weights are the team's own, 1 and 2; the model has none."),
    ),
    "staffing": Definition(
        N_("Staffing against the model"),
        N_("Full-time posts today, by function"),
        N_("Full-time posts of the model's team"),
        N_("Stand-ins count; whoever has left or not begun does not."),
        span(WHOLE_TEAM),
        FACT,
    ),
    "addiction": Definition(
        N_("With competence in addiction"),
        N_("Members marked as having competence in addiction"),
        "",
        N_("It is marked on the team's own page."),
        span(ADDICTION),
        FACT,
    ),
    "chairs": Definition(
        N_("Can lead the meeting"),
        N_("Members marked as trained to lead it"),
        "",
        N_("It is marked on the team's own page."),
        span(CHAIRS),
        OURS,
    ),
}
COURSE = {
    "turnover": Definition(
        N_("Onto and off the board"),
        N_("Times on the board that began, and that ended, in each week"),
        "",
        N_("A week begins on Monday. Moving to another column is neither."),
    ),
    "stays": Definition(
        N_("Time on the board"),
        N_("Days from being placed until taken off"),
        N_("Times on the board of the last year, by their last category"),
        N_(
            "Median, and what nine of ten do not exceed. Those still going on count as at least that long "
            "(Kaplan–Meier)."
        ),
    ),
    "back": Definition(
        N_("Back on the board"),
        N_("Those who came again within 30 days, and within 90"),
        N_("Times on the board that ended in the last year"),
        N_("By the category they had when they left."),
    ),
}
MEETING = {
    "held": Definition(
        N_("Planned days with a meeting"),
        N_("Planned days on which a meeting began"),
        N_("Planned days of the period"),
        N_("By the team's meeting days of today, without holidays."),
    ),
    "minutes": Definition(
        N_("Length in minutes"),
        N_("Minutes from start to close"),
        N_("Meetings of the period that somebody closed"),
        N_("Median. A meeting left open until midnight has no length."),
        "15–30",
        FACT,
    ),
    "seconds_each": Definition(
        N_("Seconds a person"),
        N_("Seconds spent on those taken up one by one"),
        N_("People taken up one by one"),
        N_("All meetings of the period together. About 40 leave room for everybody."),
        str(SECONDS_EACH),
        OURS,
    ),
    "disciplines": Definition(
        N_("Disciplines"),
        N_("Different professions that were there"),
        N_("Meetings held in the period"),
        N_("Median, in the room or remote."),
    ),
    "with_both": Definition(
        N_("Both principals there"),
        N_("Meetings with somebody of the region and somebody of the municipality"),
        N_("Meetings held in the period"),
        N_("In the room or remote."),
    ),
}
PARTY = {
    "party_people": Definition(
        N_("People of a party"),
        N_("People in the team today who are in the party's books"),
        "",
        N_("Of another party, only those of whom yours may know it. One person may be in several books."),
    ),
    "party_posts": Definition(
        N_("Full-time posts of a party"),
        N_("Full-time posts of the party's people who work in the team today"),
        "",
        N_("Nominators and administrators outside the team are no posts of it."),
    ),
    "party_per_fte": Definition(
        N_("A party's people for each full-time post"),
        N_("People in the team today who are in the party's books"),
        N_("Full-time posts of the party's people who work in the team today"),
        N_("For your own party alone: of another's people only a part is known, and a part would mislead."),
    ),
    "party_on_board": Definition(
        N_("A party's people on the board"),
        N_("Those of the party's people of whom a time on the board goes on"),
        "",
        N_("Whichever party put them there, as far as yours may know. Each counts once."),
    ),
    "party_answered": Definition(
        N_("A party's nominations that were answered"),
        N_("Nominations and questions that the party made in the period and that were answered"),
        "",
        N_("Of another party, only those of people of whom yours may know it."),
    ),
}
