//! Configuration: the environment and the office profile, read once. All faults are reported together and stop the
//! start; secrets are never printed.

pub mod kantor;
mod webhook;

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

pub use self::webhook::Webhook;
use crate::domain::kantor::Kantor;
use crate::store::file::Bucket;
use crate::store::folder::Folder;
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
    /// `PANTAU`: where the machine is watched; unset: nowhere.
    pub watch: Option<String>,
    /// `LOG_BENTUK`: `teks` or `json`; unset: `teks`.
    pub log: Option<String>,
    /// What is said of a bucket that `SIMPAN_BERKAS` names.
    pub aws: Aws,
    /// `WEBHOOK_URL`: where Telegram brings updates; unset: they are polled.
    pub webhook_url: Option<String>,
    /// `WEBHOOK_LISTEN`: where they come in on this machine.
    pub webhook_listen: Option<String>,
}

/// Variables of a store that speaks S3, under the names that all programs for it know.
#[derive(Clone, Default)]
pub struct Aws {
    /// `AWS_ENDPOINT`
    pub endpoint: Option<String>,
    /// `AWS_REGION`
    pub region: Option<String>,
    /// `AWS_ACCESS_KEY_ID`
    pub access_key: Option<String>,
    /// `AWS_SECRET_ACCESS_KEY`
    pub secret_key: Option<String>,
    /// `AWS_ALLOW_HTTP`
    pub allow_http: Option<String>,
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
            .field("watch", &self.watch)
            .field("log", &self.log)
            .field("aws", &set(&self.aws.access_key))
            .field("webhook_url", &set(&self.webhook_url))
            .field("webhook_listen", &self.webhook_listen)
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
            watch: var("PANTAU"),
            log: var("LOG_BENTUK"),
            aws: Aws {
                endpoint: var("AWS_ENDPOINT"),
                region: var("AWS_REGION"),
                access_key: var("AWS_ACCESS_KEY_ID"),
                secret_key: var("AWS_SECRET_ACCESS_KEY"),
                allow_http: var("AWS_ALLOW_HTTP"),
            },
            webhook_url: var("WEBHOOK_URL"),
            webhook_listen: var("WEBHOOK_LISTEN"),
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
        faults.extend(self.files_place().err().into_iter().flatten());
        faults.extend(self.webhook().err().into_iter().flatten());
        faults.extend(self.watch_address().err());
        faults.extend(self.log_form().err());
        faults
    }

    /// How logs are written.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn log_form(&self) -> Result<LogForm, ConfigFault> {
        match self.log.as_deref().map(str::trim) {
            None | Some("teks") => Ok(LogForm::Text),
            Some("json") => Ok(LogForm::Json),
            Some(_) => Err(ConfigFault::new("LOG_BENTUK", "is neither teks nor json")),
        }
    }

    /// Where the machine is watched; `None`: nowhere.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn watch_address(&self) -> Result<Option<SocketAddr>, ConfigFault> {
        let wrong =
            |_| ConfigFault::new("PANTAU", "is not an address with a port, such as 127.0.0.1:9464 or [::1]:9464");
        self.watch.as_deref().map(|text| text.trim().parse().map_err(wrong)).transpose()
    }
}

/// How logs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogForm {
    /// Lines to be read.
    Text,
    /// One JSON object a line.
    Json,
}

/// Where sealed files lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilesPlace {
    /// A folder on this machine.
    Folder(PathBuf),
    /// A bucket of a store that speaks S3.
    Bucket(Bucket),
}

impl Env {
    /// Where sealed files lie; `None`: beside the data.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn files_place(&self) -> Result<Option<FilesPlace>, Vec<ConfigFault>> {
        let Some(text) = self.files.as_deref() else { return Ok(None) };
        if let Some(named) = text.strip_prefix("s3://") {
            let (name, prefix) = named.split_once('/').unwrap_or((named, ""));
            return self.aws.bucket(name, prefix.trim_matches('/')).map(FilesPlace::Bucket).map(Some);
        }
        let folder = Path::new(text);
        let wrong = "is neither a folder that begins with / nor s3://BUCKET/PREFIX";
        if !folder.is_absolute() {
            return Err(vec![ConfigFault::new("SIMPAN_BERKAS", wrong)]);
        }
        Ok(Some(FilesPlace::Folder(folder.to_path_buf())))
    }
}

impl Aws {
    fn bucket(&self, name: &str, prefix: &str) -> Result<Bucket, Vec<ConfigFault>> {
        let mut faults = Vec::new();
        if name.is_empty() {
            faults.push(ConfigFault::new("SIMPAN_BERKAS", "names no bucket"));
        }
        let allow_http = self.allow_http.as_deref() == Some("true");
        let endpoint = self.endpoint.as_deref();
        if endpoint.is_some_and(|url| !(url.starts_with("https://") || allow_http && url.starts_with("http://"))) {
            let wrong = "does not begin with https://; a store without TLS on this machine needs AWS_ALLOW_HTTP=true";
            faults.push(ConfigFault::new("AWS_ENDPOINT", wrong));
        }
        let needed = [
            ("AWS_REGION", &self.region),
            ("AWS_ACCESS_KEY_ID", &self.access_key),
            ("AWS_SECRET_ACCESS_KEY", &self.secret_key),
        ];
        let absent = needed.into_iter().filter(|(_, value)| value.is_none());
        faults
            .extend(absent.map(|(name, _)| ConfigFault::new(name, "is not set; the bucket of SIMPAN_BERKAS needs it")));
        let [region, access_key, secret_key] = needed.map(|(_, value)| value.clone().unwrap_or_default());
        let (name, prefix) = (name.to_owned(), prefix.to_owned());
        let endpoint = endpoint.map(str::to_owned);
        let bucket = Bucket { name, prefix, endpoint, region, access_key, secret_key, allow_http };
        if faults.is_empty() { Ok(bucket) } else { Err(faults) }
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

/// What is wrong with the folder in which archives are to be put, where one is named.
#[must_use]
pub fn folder_faults(profile: &Result<Kantor, ConfigFaults>) -> Vec<ConfigFault> {
    let folder = profile.as_ref().ok().and_then(|kantor| kantor.kirim.folder.as_deref());
    let wrong = folder.and_then(|path| Folder::new(path).probe().err());
    wrong.map(|error| ConfigFault::new("kantor.toml kirim.folder", error.to_string())).into_iter().collect()
}

/// The profile that is built in, used where there is no file.
const BUILT_IN: &str = include_str!("../../kantor.toml");

/// Reads the office profile: the given file, else `kantor.toml` here, else the one that is built in.
///
/// # Errors
/// Every fault of the profile.
pub fn read_kantor(file: Option<&Path>) -> Result<Kantor, ConfigFaults> {
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

    fn env(files: &str, keys: &[&str]) -> Env {
        let set = |name| keys.contains(&name).then(|| "contoh".to_owned());
        let aws = Aws {
            endpoint: keys.iter().find(|key| key.starts_with("http")).map(|url| (*url).to_owned()),
            region: set("region"),
            access_key: set("access"),
            secret_key: set("secret"),
            allow_http: keys.contains(&"beside").then(|| "true".to_owned()),
        };
        Env { files: Some(files.to_owned()), aws, ..Env::default() }
    }

    #[rstest::rstest]
    #[case::folder("/srv/berkas", &[], 0)]
    #[case::bucket("s3://kantor", &["region", "access", "secret"], 0)]
    #[case::elsewhere("s3://kantor/ktp/", &["region", "access", "secret", "https://s3.contoh"], 0)]
    #[case::beside("s3://kantor", &["region", "access", "secret", "http://127.0.0.1:9000", "beside"], 0)]
    #[case::without_tls("s3://kantor", &["region", "access", "secret", "http://s3.contoh"], 1)]
    #[case::no_keys("s3://kantor", &[], 3)]
    #[case::nothing_of_it("s3://", &["http://s3.contoh"], 5)]
    #[case::relative("berkas", &[], 1)]
    fn all_that_is_wrong_with_the_place_of_files_is_told(
        #[case] files: &str,
        #[case] set: &[&str],
        #[case] wrong: usize,
    ) {
        let faults = env(files, set).files_place().err().unwrap_or_default();
        assert_eq!(faults.len(), wrong, "{faults:?}");
        assert!(!format!("{faults:?}").contains("contoh"), "no value is told");
    }

    #[rstest::rstest]
    #[case::usual("127.0.0.1:9464", true)]
    #[case::six("[::1]:9464", true)]
    #[case::no_port("127.0.0.1", false)]
    #[case::a_name("localhost:9464", false)]
    #[case::port_alone("9464", false)]
    fn the_machine_is_watched_at_an_address_with_a_port(#[case] text: &str, #[case] right: bool) {
        let env = Env { watch: Some(text.to_owned()), ..Env::default() };
        assert_eq!(env.faults(false).is_empty(), right);
    }

    #[test]
    fn what_stands_before_the_names_in_a_bucket() {
        let place = env("s3://kantor/ktp/2026/", &["region", "access", "secret"]).files_place();
        let Ok(Some(FilesPlace::Bucket(bucket))) = place else { panic!("a bucket") };
        assert_eq!((&*bucket.name, &*bucket.prefix), ("kantor", "ktp/2026"));
    }
}
