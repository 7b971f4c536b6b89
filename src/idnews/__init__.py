"""idnews reads Indonesian news."""
