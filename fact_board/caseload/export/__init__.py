"""The caseload page's tables as files: the same figures, in the reader's language, without names."""
