"""Does privacy.cli keep its promises?"""
