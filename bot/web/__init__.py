"""The chat page: its words, its built files and how they are served. The page itself is in `src/`."""
