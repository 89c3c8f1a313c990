"""What would Atlassian do? For development and tests only; production code must not import it."""
