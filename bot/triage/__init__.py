"""Decisions over what was understood: how urgent, which sites, what to ask. Plain Python over `bot.knowledge`."""
