"""The desk: the articles, the text with its claims, the claim under the cursor."""
