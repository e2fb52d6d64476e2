"""Custom actions: each joins a decision of `bot.triage` with a response of domain.yml, one action a file."""
