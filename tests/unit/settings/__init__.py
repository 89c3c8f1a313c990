"""Does privacy.settings keep its promises?"""
