"""Training of the model: supervision, encoder, heads and the trainer."""
