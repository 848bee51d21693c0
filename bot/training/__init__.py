"""How the learned reader is made: lines in many voices read, marked and fitted. Needed only to train (``make train``)."""
