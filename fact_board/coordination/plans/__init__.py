"""Plans: SIP, care plan, crisis plan and coordinated plan, step by step; who calls, and what is missing."""
