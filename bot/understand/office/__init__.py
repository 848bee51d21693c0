"""What staff say in their own sentences -> Tally's own command: words and commands are data, ``reading.read`` finds the best.

Pure. Who is named is given to it; which cases somebody has, and what is done, is for the answers.
"""
