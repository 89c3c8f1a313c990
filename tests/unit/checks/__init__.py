"""Does each comparison see what differs, and only that?"""
