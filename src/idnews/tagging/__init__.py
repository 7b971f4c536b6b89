"""The neural component: one shared encoder with heads for names, parts of speech and syntax."""
