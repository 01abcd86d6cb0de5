//! Asking, completing, withdrawing; and whose permohonan it is.
