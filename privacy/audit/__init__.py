"""What did we do, and can we show it?"""
