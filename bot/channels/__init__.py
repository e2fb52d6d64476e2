"""Channels of our own, where Rasa's stock ones lack something or have it wrong."""
