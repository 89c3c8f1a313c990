"""Does privacy.storage keep its promises?"""
