"""Does privacy.identity keep its promises?"""
