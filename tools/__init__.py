"""What makes the generated files of this project?"""
