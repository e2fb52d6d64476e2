"""Rasa components: thin adapters that put what `bot.language` and `bot.triage` find into Rasa's messages."""
