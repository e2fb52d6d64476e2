"""Understanding what a person wrote: a blank spaCy pipeline with Waymark's own components.

Use `bot.language.reader.Reader`. Word lists live in bot/knowledge/data/words; the modules here hold algorithms only.
"""
