//! The lock on the state, which notices when the state may have been changed.

use std::ops::{Deref, DerefMut};
use std::sync::MutexGuard;

use tokio::sync::Notify;

use super::World;

/// The state under its lock. Rings when it is let go after somebody could have changed something.
pub(crate) struct Held<'a> {
    world: MutexGuard<'a, World>,
    touched: &'a Notify,
    mutated: bool,
}

impl<'a> Held<'a> {
    pub(super) fn new(world: MutexGuard<'a, World>, touched: &'a Notify) -> Self {
        Self { world, touched, mutated: false }
    }
}

impl Deref for Held<'_> {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

impl DerefMut for Held<'_> {
    fn deref_mut(&mut self) -> &mut World {
        self.mutated = true;
        &mut self.world
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if self.mutated {
            self.touched.notify_one();
        }
    }
}
