//! Where Telegram brings updates.

use std::net::SocketAddr;

use reqwest::Url;

use super::{ConfigFault, Env};

/// Where Telegram brings updates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Webhook {
    /// The address that Telegram is told, as Telegram tells it again. Whatever stands between passes its path on as it is.
    pub url: Url,
    /// Where it comes in on this machine.
    pub listen: SocketAddr,
}

/// Where updates come in unless `WEBHOOK_LISTEN` says otherwise: for a reverse proxy on the same machine.
const WEBHOOK_LISTEN: &str = "127.0.0.1:8443";

impl Env {
    /// Where Telegram brings updates; `None`: they are polled.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn webhook(&self) -> Result<Option<Webhook>, Vec<ConfigFault>> {
        let listen = self.webhook_listen.as_deref().unwrap_or(WEBHOOK_LISTEN).trim().parse();
        let listen = listen.map_err(|_| ConfigFault::new("WEBHOOK_LISTEN", "is not an address like 127.0.0.1:8443"));
        match (self.webhook_url.as_deref().map(address), listen) {
            (None, Ok(_)) if self.webhook_listen.is_some() => {
                Err(vec![ConfigFault::new("WEBHOOK_URL", "is not set; without it WEBHOOK_LISTEN has no meaning")])
            }
            (None, Ok(_)) => Ok(None),
            (Some(Ok(url)), Ok(listen)) => Ok(Some(Webhook { url, listen })),
            (url, listen) => Err(url.and_then(Result::err).into_iter().chain(listen.err()).collect()),
        }
    }
}

/// Telegram speaks TLS to everybody; an address on this machine is for trying. In the path stands what no program on the way writes
/// in another manner, and what means nothing to a router.
fn address(text: &str) -> Result<Url, ConfigFault> {
    let wrong = |what| Err(ConfigFault::new("WEBHOOK_URL", what));
    let Ok(url) = text.trim().parse::<Url>() else {
        return wrong("is no address, such as https://ktp.example.go.id/telegram");
    };
    match (url.scheme(), url.host_str()) {
        ("https", Some(_)) | ("http", Some("127.0.0.1" | "localhost" | "[::1]")) => {}
        ("http", _) => return wrong("begins with http://; Telegram brings updates by https:// only"),
        (_, _) => return wrong("does not begin with https://"),
    }
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/-_.~".contains(c);
    if url.path() == "/" || !url.path().chars().all(is_plain) {
        return wrong("needs a path of letters, digits and -_.~, such as https://ktp.example.go.id/telegram");
    }
    if url.query().is_some() || url.fragment().is_some() || !url.username().is_empty() || url.password().is_some() {
        return wrong("is to have a host and a path, and no more");
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case::polled(None, None, Ok(None))]
    #[case::office(
        Some("https://ktp.contoh.id/telegram"),
        None,
        Ok(Some("https://ktp.contoh.id/telegram 127.0.0.1:8443"))
    )]
    #[case::elsewhere(
        Some("https://ktp.contoh.id:8443/a/b"),
        Some("0.0.0.0:80"),
        Ok(Some("https://ktp.contoh.id:8443/a/b 0.0.0.0:80"))
    )]
    #[case::as_telegram_tells_it_again(
        Some(" https://KTP.contoh.id:443/Telegram "),
        None,
        Ok(Some("https://ktp.contoh.id/Telegram 127.0.0.1:8443"))
    )]
    #[case::tried(Some("http://127.0.0.1:9/x"), Some("127.0.0.1:9"), Ok(Some("http://127.0.0.1:9/x 127.0.0.1:9")))]
    #[case::open(Some("http://ktp.contoh.id/telegram"), None, Err(1))]
    #[case::no_path(Some("https://ktp.contoh.id"), None, Err(1))]
    #[case::no_more_than_a_slash(Some("https://ktp.contoh.id/"), None, Err(1))]
    #[case::pattern(Some("https://ktp.contoh.id/{x}"), None, Err(1))]
    #[case::colon(Some("https://ktp.contoh.id/:token/x"), None, Err(1))]
    #[case::star(Some("https://ktp.contoh.id/*x"), None, Err(1))]
    #[case::blank(Some("https://ktp.contoh.id/a b"), None, Err(1))]
    #[case::percent(Some("https://ktp.contoh.id/a%20b"), None, Err(1))]
    #[case::query(Some("https://ktp.contoh.id/a?b=c"), None, Err(1))]
    #[case::password(Some("https://a:b@ktp.contoh.id/a"), None, Err(1))]
    #[case::other_scheme(Some("ftp://ktp.contoh.id/a"), None, Err(1))]
    #[case::no_url(None, Some("127.0.0.1:80"), Err(1))]
    #[case::both(Some("ktp.contoh.id"), Some("here"), Err(2))]
    fn where_telegram_brings_updates(
        #[case] url: Option<&str>,
        #[case] listen: Option<&str>,
        #[case] read: Result<Option<&str>, usize>,
    ) {
        let (webhook_url, webhook_listen) = (url.map(str::to_owned), listen.map(str::to_owned));
        let webhook = Env { webhook_url, webhook_listen, ..Env::default() }.webhook();
        let short = webhook.map(|at| at.map(|at| format!("{} {}", at.url, at.listen))).map_err(|faults| faults.len());
        assert_eq!(short, read.map(|at| at.map(str::to_owned)));
    }
}
