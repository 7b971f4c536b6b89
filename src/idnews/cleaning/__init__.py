"""Raw page text -> Article; every removal is named and can be inspected."""
