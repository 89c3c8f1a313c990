"""Does privacy.audit keep its promises?"""
