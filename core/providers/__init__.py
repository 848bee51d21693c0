"""Others' machines that Tally talks to: the payment provider and the badge provider. Off until configured."""
