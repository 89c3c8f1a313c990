"""What do a million cached identities cost? Keeping, sweeping, counting and looking them up."""
