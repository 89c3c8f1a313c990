"""What does Atlassian send, and how do we answer? No database; the HTTP transport is handed in."""
