"""Starts Waymark as one process: training when stale, Rasa with the actions inside, health, retention."""
