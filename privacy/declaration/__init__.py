"""What do we say we hold?"""
