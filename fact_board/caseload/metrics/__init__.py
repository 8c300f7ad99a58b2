"""The numbers of the caseload page: pure functions of rows and a day."""
