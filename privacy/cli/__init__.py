"""What may an operator do from the command line?"""
