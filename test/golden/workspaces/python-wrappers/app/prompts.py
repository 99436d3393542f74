TITLE = "Write a title of at most eight words for this ticket."
