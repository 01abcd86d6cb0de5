//! What was said before sending: changed, kept, dropped only by the person's own word.
