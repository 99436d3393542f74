"""The help desk of Fernhill, a furniture shop: triage, reply drafts, summaries and knowledge search."""
