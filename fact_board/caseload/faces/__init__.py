"""The shared caseload: who of the team has met whom on the board in 14 days, and who has not."""
