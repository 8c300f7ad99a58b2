"""What support a person has, from either principal, and what they need and lack."""
