//! Configuration: the environment and the office profile, read once. All faults are reported together and stop the
//! start; secrets are never printed.

pub mod kantor;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::store::sealing::Vault;

/// A fault of configuration: where, and what to do. Never a value that could be a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFault {
    /// The variable or the place in the profile.
    pub place: String,
    /// What is wrong with it.
    pub wrong: String,
}

impl ConfigFault {
    fn new(place: impl Into<String>, wrong: impl Into<String>) -> Self {
        Self { place: place.into(), wrong: wrong.into() }
    }
}

/// Every fault of the configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigFaults(pub Vec<ConfigFault>);

impl fmt::Display for ConfigFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the configuration has {} fault(s):", self.0.len())?;
        for fault in &self.0 {
            write!(f, "\n  - {}: {}", fault.place, fault.wrong)?;
        }
        Ok(())
    }
}

impl std::error::Error for ConfigFaults {}

/// The environment of the office's bot.
#[derive(Clone, Default)]
pub struct Env {
    /// `TELOXIDE_TOKEN`
    pub token: Option<String>,
    /// `TELOXIDE_API_URL`: another Bot API server.
    pub api_url: Option<String>,
    /// `DATABASE_URL`; unset: a `PostgreSQL` of our own.
    pub database_url: Option<String>,
    /// `KUNCI_DATA`
    pub keys: Option<String>,
    /// `SIMPAN_BERKAS`: where sealed files lie; unset: a folder beside the data.
    pub files: Option<String>,
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let set = |v: &Option<String>| if v.is_some() { "set" } else { "unset" };
        f.debug_struct("Env")
            .field("token", &set(&self.token))
            .field("api_url", &self.api_url)
            .field("database_url", &set(&self.database_url))
            .field("keys", &set(&self.keys))
            .field("files", &set(&self.files))
            .finish()
    }
}

impl Env {
    /// Reads the process environment; `.env` was loaded by `main`.
    #[must_use]
    pub fn read() -> Self {
        let var = |name| std::env::var(name).ok().filter(|v| !v.trim().is_empty());
        Self {
            token: var("TELOXIDE_TOKEN"),
            api_url: var("TELOXIDE_API_URL"),
            database_url: var("DATABASE_URL"),
            keys: var("KUNCI_DATA"),
            files: var("SIMPAN_BERKAS"),
        }
    }

    /// What is wrong with it, for the office's bot.
    #[must_use]
    pub fn faults(&self, needs_token: bool) -> Vec<ConfigFault> {
        let mut faults = Vec::new();
        match &self.token {
            None if needs_token => {
                faults.push(ConfigFault::new("TELOXIDE_TOKEN", "is not set; get one from @BotFather"));
            }
            Some(token) if !token.contains(':') => {
                faults.push(ConfigFault::new(
                    "TELOXIDE_TOKEN",
                    "does not look like a bot token (digits, a colon, a secret)",
                ));
            }
            Some(_) | None => {}
        }
        if self.api_url.as_ref().is_some_and(|url| !url.starts_with("http")) {
            faults.push(ConfigFault::new("TELOXIDE_API_URL", "is not an address that begins with http"));
        }
        if self.database_url.as_ref().is_some_and(|url| !url.starts_with("postgres")) {
            faults.push(ConfigFault::new("DATABASE_URL", "does not begin with postgres://"));
        }
        if self.database_url.is_some() && self.keys.is_none() {
            faults.push(ConfigFault::new("KUNCI_DATA", "is not set; a register elsewhere needs its keys from you"));
        }
        if self.keys.as_ref().is_some_and(|keys| Vault::parse(keys).is_err()) {
            faults.push(ConfigFault::new("KUNCI_DATA", "is not of the form id:base64-of-32-bytes[,id2:…]"));
        }
        if let Some(wrong) = self.files.as_deref().and_then(|place| FilesPlace::parse(place).err()) {
            faults.push(ConfigFault::new("SIMPAN_BERKAS", wrong));
        }
        faults
    }
}

/// Where sealed files lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilesPlace {
    /// A folder on this machine.
    Folder(PathBuf),
    /// A store that speaks S3: the bucket, and what stands before the names in it.
    S3 {
        /// The bucket.
        bucket: String,
        /// May be empty.
        prefix: String,
    },
}

impl FilesPlace {
    /// Reads `SIMPAN_BERKAS`.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if let Some(named) = text.strip_prefix("s3://") {
            let (bucket, prefix) = named.split_once('/').unwrap_or((named, ""));
            let (bucket, prefix) = (bucket.to_owned(), prefix.trim_matches('/').to_owned());
            return if bucket.is_empty() { Err("names no bucket") } else { Ok(Self::S3 { bucket, prefix }) };
        }
        let folder = Path::new(text);
        let wrong = "is neither a folder that begins with / nor s3://BUCKET/PREFIX";
        if folder.is_absolute() { Ok(Self::Folder(folder.to_path_buf())) } else { Err(wrong) }
    }
}

/// The profile, where nothing is wrong with it nor with the environment.
///
/// # Errors
/// Every fault of both, together.
pub fn checked<T>(profile: Result<T, ConfigFaults>, mut faults: Vec<ConfigFault>) -> Result<T, ConfigFaults> {
    match profile {
        Ok(profile) if faults.is_empty() => Ok(profile),
        Ok(_) => Err(ConfigFaults(faults)),
        Err(ConfigFaults(more)) => {
            faults.extend(more);
            Err(ConfigFaults(faults))
        }
    }
}

/// The profile that is built in, used where there is no file.
const BUILT_IN: &str = include_str!("../../kantor.toml");

/// Reads the office profile: the given file, else `kantor.toml` here, else the one that is built in.
///
/// # Errors
/// Every fault of the profile.
pub fn read_kantor(file: Option<&Path>) -> Result<crate::domain::kantor::Kantor, ConfigFaults> {
    let here = PathBuf::from("kantor.toml");
    let path = file.map(Path::to_path_buf).or_else(|| here.exists().then_some(here));
    let text = match path {
        Some(path) => std::fs::read_to_string(&path)
            .map_err(|e| ConfigFaults(vec![ConfigFault::new(path.display().to_string(), e.to_string())]))?,
        None => BUILT_IN.to_owned(),
    };
    kantor::parse(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::folder("/srv/berkas", Some(FilesPlace::Folder("/srv/berkas".into())))]
    #[case::bucket("s3://kantor", Some(FilesPlace::S3 { bucket: "kantor".into(), prefix: String::new() }))]
    #[case::prefix("s3://kantor/ktp/2026/", Some(FilesPlace::S3 { bucket: "kantor".into(), prefix: "ktp/2026".into() }))]
    #[case::no_bucket("s3://", None)]
    #[case::relative("berkas", None)]
    fn where_files_lie(#[case] text: &str, #[case] place: Option<FilesPlace>) {
        assert_eq!(FilesPlace::parse(text).ok(), place);
    }
}
