"""The search one writes first: `icontains` over every text, everything counted. It exists to be measured against."""
