"""Does what exists equal what is declared?"""
