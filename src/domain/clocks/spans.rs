//! Spans of time: laid over one another, so that nothing counts twice.

use chrono::{DateTime, Utc};

/// From when to when.
pub(super) type Between = (DateTime<Utc>, DateTime<Utc>);

/// In order; those that overlap as one, empty ones not at all.
pub(super) fn union(mut spans: Vec<Between>) -> Vec<Between> {
    spans.retain(|span| span.0 < span.1);
    spans.sort_unstable();
    let mut merged: Vec<Between> = Vec::new();
    for (from, until) in spans {
        match merged.last_mut().filter(|last| from <= last.1) {
            Some(last) => last.1 = last.1.max(until),
            None => merged.push((from, until)),
        }
    }
    merged
}

/// What lies in spans of both.
pub(super) fn both(ones: &[Between], others: &[Between]) -> Vec<Between> {
    let common =
        |one: &Between| others.iter().map(|other| (one.0.max(other.0), one.1.min(other.1))).collect::<Vec<_>>();
    union(ones.iter().flat_map(common).collect())
}
