"""Privacy Panel: an Atlassian Cloud app whose privacy policy is executable."""
