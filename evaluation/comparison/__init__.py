"""Other ways to do what Waymark does, measured beside it: intent classifiers, and understanders of symptoms."""
