"""What goes out of the archive, and comes back, in forms that other programs read."""
