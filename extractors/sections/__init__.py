"""A document as its sections: what heads each block, what a section announces, where items of business begin."""
