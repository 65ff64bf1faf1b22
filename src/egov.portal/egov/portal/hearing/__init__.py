"""The pages of feedback: sending it, following it, reading what is published, and dealing with it at the desk."""
