"""How is a secret kept?"""
