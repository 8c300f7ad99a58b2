"""The person's page: services, plans, decisions and whom to call, in one place."""
