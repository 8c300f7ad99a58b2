"""The phone between visits: what is mine today, read in one answer and kept for a while."""
