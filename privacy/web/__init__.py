"""How does HTTP reach all this?"""
