"""Scores against gold, and the accuracy gate. Nothing else imports it."""
