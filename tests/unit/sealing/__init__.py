"""Does privacy.sealing keep its promises?"""
