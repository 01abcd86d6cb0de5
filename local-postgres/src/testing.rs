//! Throw-away servers for tests: fast, on a memory disk where there is room, gone with the process.

mod temp_folder;
mod template;

use std::error::Error as StdError;
use std::path::Path;

use crate::cluster::LocalCluster;
use crate::error::Error;
use crate::folder::Folder;
use crate::options::Options;

pub use temp_folder::TempFolder;

/// What making a template ends in: your own code, with your own errors.
type Prepared = Result<(), Box<dyn StdError + Send + Sync>>;

/// A server of its own whose data folder is a copy of a template.
///
/// The template is made once for each `fingerprint` (of your migrations, say) and major version of PostgreSQL, by
/// `prepare` on a fresh server, and kept for later runs. Two processes that start at once make it once. Keep the
/// server in a `static`: it is never dropped then, and ends with the process. Blocks; call it outside an async runtime.
///
/// # Errors
/// When no server can be started, or `prepare` fails ([`Error::Prepare`]).
pub fn server(fingerprint: &str, prepare: impl FnOnce(&LocalCluster) -> Prepared) -> Result<LocalCluster, Error> {
    let base = temp_folder::base()?;
    let gate = temp_folder::gate(&base)?;
    let temporary = TempFolder::create(&base, &gate)?;
    let options = throw_away(temporary.path());
    let folder = Folder::open(&options.root)?;
    template::copy_to(&folder.data, &gate, fingerprint, prepare)?;
    drop(gate);
    LocalCluster::start_in(folder, options, Some(temporary))
}

/// An empty server of its own in a fresh folder, which is removed afterwards; a `durable` one is for crash drills.
///
/// # Errors
/// When no server can be started.
pub fn scratch(durable: bool) -> Result<LocalCluster, Error> {
    let temporary = TempFolder::new()?;
    let options = Options { durable, ..throw_away(temporary.path()) };
    LocalCluster::start_in(Folder::open(&options.root)?, options, Some(temporary))
}

/// Many tests share one server, and none needs a big cache.
fn throw_away(root: &Path) -> Options {
    let options = Options::new(root).setting("shared_buffers", "16MB").setting("max_connections", "200");
    Options { durable: false, ..options }
}
