"""When is it forgotten?"""
