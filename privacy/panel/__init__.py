"""What does an administrator see?"""
