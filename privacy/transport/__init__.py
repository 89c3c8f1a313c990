"""How does one call out end in time, and small?"""
