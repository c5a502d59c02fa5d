"""From files to articles: what is read, how it is cut into paragraphs, and what each of them is."""
