//! The KTP service.
