"""Does privacy.installs keep its promises?"""
