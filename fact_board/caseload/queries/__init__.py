"""What the caseload page counts, as SQL: it only reads, and never what anybody wrote."""
