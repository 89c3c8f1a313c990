"""What do others get from the declaration?"""
