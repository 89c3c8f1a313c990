"""Who is this account id, and for how long do we believe it?"""
