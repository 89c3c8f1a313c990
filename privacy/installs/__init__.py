"""Which sites trust us, and with which secret?"""
