//! A local Bot API server.
