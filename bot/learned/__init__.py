"""The learned reader: a tagger of titles and values and a ranker of wishes, trained from lines in many voices.

It reads beside the grammar and independently of it: nothing here knows a phrase of the grammar, and the grammar knows
nothing of this. ``make train`` writes both models anew from the lines in ``bot/language``; the result is the same each time.
"""
