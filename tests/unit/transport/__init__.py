"""Does privacy.transport keep its promises?"""
