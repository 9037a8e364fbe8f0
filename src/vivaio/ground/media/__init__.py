"""Pictures with what they say in words, in the sizes that screens need."""
