"""What is done for people, how nominators are answered, and what is late."""

from fact_board.caseload.definitions.shape import ACT, LAW, N_, OURS, Definition

NEARNESS = {
    "contacts_a_week": Definition(
        N_("Contacts a week"),
        N_("Visits, calls and video that took place in 14 days, halved"),
        N_("People on the board today"),
        N_("Median; whoever nobody met counts as none."),
    ),
    "faces": Definition(
        N_("Different staff met"),
        N_("Different staff who met the person in 14 days"),
        N_("People on the board today"),
        N_("Median. The model shares each among several; the people themselves ask for fewer faces."),
    ),
    "shared": Definition(
        N_("Met by two or more"),
        N_("People whom at least two of the staff met in 14 days"),
        N_("People on the board today"),
        N_("Read together with the number of faces: more is not always better."),
        "≥ 90 %",
        ACT,
    ),
    "unmet": Definition(
        N_("Met by nobody in 14 days"),
        N_("People with no contact that took place"),
        N_("People on the board today"),
        N_("Whoever was only looked for was not met."),
    ),
    "missed": Definition(
        N_("Visits in vain for each hundred"),
        N_("Contacts to which the person did not come, or was not at home"),
        N_("These, and those that took place, in the period"),
        N_("What was cancelled beforehand is not counted."),
    ),
    "to_doctor": Definition(
        N_("Days until a doctor"),
        N_("Days from coming onto the board until a doctor of the team met the person"),
        N_("Times on the board that began in the period"),
        N_("Median; those who still wait, or left before, count as at least that long (Kaplan–Meier)."),
    ),
    "to_crisis_plan": Definition(
        N_("Days until a crisis plan"),
        N_("Days from coming onto the board until a crisis plan was made or followed up"),
        N_("Times on the board that began in the period"),
        N_("Median, as until a doctor. A crisis plan of the year before counts as there on the first day."),
    ),
}
ANSWERS = {
    "asked": Definition(
        N_("Nominations"),
        N_("Nominations and questions made in the period"),
        "",
        N_("Not those taken back or on the wrong person. By principal, only what your party may know."),
    ),
    "in_time": Definition(
        N_("Answered in time"),
        N_("Those answered before the answer was due"),
        N_("Nominations of the period that were answered"),
        N_("Due at the end of the workday after the next meeting."),
        "100 %",
        OURS,
    ),
    "placed": Definition(
        N_("Came onto the board"),
        N_("Those whose first answer was a place on the board"),
        N_("Proposals for the board that were answered"),
        N_("Questions are not counted. By principal and party, only what yours may know."),
    ),
    "hours": Definition(
        N_("Hours to the answer"),
        N_("Hours from the nomination to its first answer"),
        N_("Nominations of the period that were answered"),
        N_("Median, nights and weekends included."),
    ),
    "read_hours": Definition(
        N_("Hours until it was read"),
        N_("Hours from the first answer until the nominator read one"),
        N_("Answers that were read"),
        N_("Median, nights and weekends included."),
    ),
    "result_days": Definition(
        N_("Days to the result"),
        N_("Days from the first answer until the nominator was told how it went"),
        N_("Answers with a result"),
        N_("Median."),
        "≤ 14",
        OURS,
    ),
    "late": Definition(
        N_("Nominations late with an answer"),
        N_("Nominations of the period whose answer was due and has not come"),
        N_("Nominations that wait for an answer"),
        N_("Due at the end of the workday after the next meeting."),
        "0",
        OURS,
    ),
}
STANDING = {
    "overdue": Definition(
        N_("Tasks late"),
        N_("Open tasks that were due before today"),
        N_("Open tasks"),
        N_("Due before today."),
    ),
    "fresh": Definition(
        N_("Cards gone through in time"),
        N_("Cards gone through in time"),
        N_("Cards on the board"),
        N_("Not later than two weekdays after the day they were to be gone through."),
        "100 %",
        OURS,
    ),
    "consent": Definition(
        N_("May be told both ways"),
        N_("People of whom each principal may tell the other"),
        N_("People known to both principals"),
        N_("A legal basis in each direction, at least for being on the board, and no block."),
    ),
    "waiting": Definition(
        N_("Decisions that are waited for"),
        N_("Requests without a decision, by the principal that was asked"),
        "",
        N_("Late when the promised day has passed, or 14 days where none was promised."),
        N_("none late"),
        OURS,
    ),
    "sip": Definition(
        N_("With a SIP"),
        N_("People with a SIP that was made and has not ended"),
        N_("People with support from both principals"),
        N_("By services that run today; where none is written down for a principal, by its named contact."),
        N_("everybody who needs one and agrees"),
        LAW,
    ),
    "needs": Definition(
        N_("Unmet needs"),
        N_("People who lack the support, and for each reason"),
        N_("People in the team today"),
        N_("Open needs. A person counts once in each number, whichever party wrote it."),
    ),
}
