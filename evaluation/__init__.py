"""Measures Waymark: `python -m evaluation` how well it understands, `python -m evaluation.bench` how fast it is."""
