"""Does privacy.connect keep its promises?"""
