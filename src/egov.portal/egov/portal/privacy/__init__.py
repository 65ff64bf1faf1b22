"""Personal data: what the portal holds on a citizen, and when it forgets him."""
