//! To which syarat a photo belongs that follows another one.
//!
//! After a photo the next syarat is asked for at once. What was sent before that question could be read is not meant for
//! it: photos of the same album, and photos sent within seconds of the one before, are sheets of the same syarat. The
//! seconds are those of Telegram, since a slow network or a restart of ours says nothing about the person. An album
//! holds ten; of more, the rest comes as another album, perhaps after a long upload. Anything else that is said ends
//! it. A sheet that comes later is announced with the button *tambah lembar*.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::berkas::SyaratKode;
use crate::domain::kode::Kode;
use crate::pesan::Pesan;

/// Nobody reads the next question, looks for a photo and sends it within this time.
const AT_ONCE: TimeDelta = TimeDelta::seconds(10);

/// As many are in one album at most.
const FULL: u8 = 10;

/// How long the rest of a full album may take to arrive.
const AFTER_FULL: TimeDelta = TimeDelta::seconds(60);

/// The photos sent last, and the syarat that they answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Album {
    /// Telegram's id of the album; `None` for a photo by itself.
    pub id: Option<String>,
    /// What they answer.
    pub syarat: SyaratKode,
    /// The permohonan being completed; `None`: the draft.
    pub kode: Option<Kode>,
    /// When the last one was sent; `None` once anything else was said.
    pub sent_at: Option<DateTime<Utc>>,
    /// How many came with this id.
    #[serde(default)]
    pub count: u8,
    /// What the first one replaced: the one answer to all of them says it, too.
    #[serde(default)]
    pub replaced: Option<Pesan>,
}

/// How a photo came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    /// Telegram's id of the album that it is in.
    pub album: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl Sent {
    /// Whether a photo is of the same album as another one, or was sent at once after it.
    #[must_use]
    pub fn is_at_once_after(&self, before: &Self) -> bool {
        (self.album.is_some() && self.album == before.album) || self.at - before.at <= AT_ONCE
    }
}

impl Album {
    /// A first photo.
    #[must_use]
    pub fn begin(sent: &Sent, syarat: SyaratKode, kode: Option<Kode>) -> Self {
        Self { id: sent.album.clone(), syarat, kode, sent_at: Some(sent.at), count: 1, replaced: None }
    }

    /// Whether a photo is of the same album.
    #[must_use]
    pub fn holds(&self, sent: &Sent) -> bool {
        self.id.is_some() && self.id == sent.album
    }

    /// Whether a photo was sent at once after the last one.
    #[must_use]
    pub fn is_followed_by(&self, sent: &Sent) -> bool {
        let patience = if self.count >= FULL { AFTER_FULL } else { AT_ONCE };
        self.sent_at.is_some_and(|last| sent.at - last <= patience)
    }

    /// With one more photo.
    #[must_use]
    pub fn with(self, sent: &Sent) -> Self {
        let holds = self.holds(sent);
        let count = if holds { self.count.saturating_add(1) } else { 1 };
        let sent_at = self.sent_at.map(|last| last.max(sent.at));
        let replaced = self.replaced.clone().filter(|_| holds);
        Self { id: sent.album.clone(), count, sent_at, replaced, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(album: Option<&str>, second: i64) -> Sent {
        let at = DateTime::from_timestamp(1_795_400_000 + second, 0).unwrap_or_default();
        Sent { album: album.map(str::to_owned), at }
    }

    fn kk() -> SyaratKode {
        SyaratKode("kk".into())
    }

    #[rstest::rstest]
    #[case::at_once(10, true)]
    #[case::after_reading(11, false)]
    #[case::out_of_order(-1, true)]
    fn a_photo_by_itself_is_followed_within_seconds(#[case] second: i64, #[case] follows: bool) {
        assert_eq!(Album::begin(&sent(None, 0), kk(), None).is_followed_by(&sent(None, second)), follows);
    }

    #[test]
    fn a_full_album_is_waited_for_longer() {
        let mut album = Album::begin(&sent(Some("a"), 0), kk(), None);
        for _ in 1..10 {
            assert!(!album.is_followed_by(&sent(Some("b"), 60)));
            album = album.with(&sent(Some("a"), 0));
        }
        assert!(album.is_followed_by(&sent(Some("b"), 60)));
        assert!(!album.with(&sent(Some("b"), 60)).is_followed_by(&sent(None, 90)), "the rest is an album of its own");
    }

    #[test]
    fn what_an_earlier_version_has_written_is_read() {
        let old = r#"{"id":"a","syarat":"kk","kode":null}"#;
        let album: Album = serde_json::from_str(old).unwrap_or_else(|e| panic!("{e}"));
        assert!(album.holds(&sent(Some("a"), 0)) && !album.is_followed_by(&sent(None, 0)));
    }
}
