"""Actions of the toy bot: one that works, and the rest each wrong in a way of its own."""
