"""Waymark: understanding (language), curated facts (knowledge), decisions (triage) and their Rasa adapters."""
