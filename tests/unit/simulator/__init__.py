"""Does the pretend Atlassian behave as the real one is documented to?"""
