//! The book, and files as they are shown to petugas and to the officer of Dispendukcapil: read from the store, opened, and marked. Telegram's
//! own copy is never sent on.

use super::api::ApiError;
use super::render::{self, Ready};
use super::sender::{Sender, message_id};
use crate::app::arsip;
use crate::app::buku::{Made, Oleh};
use crate::app::periksa::{SHOWING, unpacking};
use crate::domain::berkas::BerkasId;
use crate::domain::buku::Cetakan;
use crate::domain::petugas::ChatId;
use crate::foto::{self, Clean};
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::Shown;
use crate::pesan::{Pesan, Reply};
use crate::store::StoreError;
use crate::store::file::{Content, StoredFile};

impl Sender {
    /// The book, or what is said in its place.
    pub(super) async fn book(&self, chat: ChatId, cetakan: Cetakan, oleh: Oleh) -> Result<Option<i64>, ApiError> {
        match (self.book)(cetakan, oleh).await.map_err(|error| ours(&error))? {
            Made::Whole { name, bytes, caption } => {
                let form = render::document(chat, (name, bytes), &caption, self.locale);
                Ok(message_id(&self.api.upload("sendDocument", form).await?))
            }
            Made::Instead(text) => self.say(chat, &Reply::new(text)).await,
        }
    }

    /// An archive of a pengiriman, or what is said in its place. It goes from its file, and is never in memory as a whole.
    pub(super) async fn send_archive(&self, chat: ChatId, order: arsip::Order) -> Result<Option<i64>, ApiError> {
        match (self.archive)(order).await.map_err(|error| ours(&error))? {
            arsip::Made::Whole { name, file, length, caption } => {
                let form = render::archive(chat, (name, file, length), &caption, self.locale);
                Ok(message_id(&self.api.upload_long("sendDocument", form).await?))
            }
            arsip::Made::Instead(text) => self.say(chat, &Reply::new(text)).await,
        }
    }

    /// Shows files side by side. What is said in the place of one that cannot be shown comes after the others.
    pub(super) async fn show(&self, chat: ChatId, files: &[Shown]) -> Result<Option<i64>, ApiError> {
        let ids: Vec<BerkasId> = files.iter().map(|one| one.berkas.clone()).collect();
        let contents = self.store.contents(&ids).await.map_err(|error| ours(&error))?;
        let (mut ready, mut absent) = (Vec::new(), Vec::new());
        for shown in files {
            let instead = match contents.get(&shown.berkas) {
                Some(Content::Kept(stored)) => match self.marked(stored, shown).await? {
                    Some(bytes) => {
                        ready.push(Ready { shown, media: stored.media, bytes });
                        continue;
                    }
                    None => Meja::FileLost,
                },
                Some(Content::Destroyed) => Meja::FileDestroyed,
                None => Meja::FileNotKept,
            };
            absent.push((&shown.caption, instead));
        }
        if absent.iter().any(|(_, instead)| *instead == Meja::FileNotKept) {
            self.store.fetch_again(&ids).await.map_err(|error| ours(&error))?;
        }
        let mut last = None;
        if let Some((method, form)) = render::files(chat, ready, self.locale) {
            last = message_id(&self.api.upload(method, form).await?);
        }
        for (caption, instead) in absent {
            let text = Pesan::Together(vec![caption.clone(), instead.into()]);
            last = self.say(chat, &Reply::new(text)).await?;
        }
        Ok(last)
    }

    /// `None`: it is lost, which waiting does not mend.
    async fn marked(&self, stored: &StoredFile, shown: &Shown) -> Result<Option<Vec<u8>>, ApiError> {
        let bytes = match self.store.read_file(stored).await {
            Ok(bytes) => bytes,
            Err(error) if error.is_transient() => return Err(ours(&error)),
            Err(error) => {
                tracing::error!(kind = error.kind(), "a stored file does not open; see: layanan-ktp verifikasi");
                return Ok(None);
            }
        };
        let (file, text) = (Clean { media: stored.media, bytes }, self.locale.plain(&shown.mark));
        Ok(unpacking(&SHOWING, move || foto::marked(&file, &text)).await.flatten())
    }
}

/// It is tried again like what Telegram does not answer.
fn ours(error: &StoreError) -> ApiError {
    tracing::warn!(kind = error.kind(), "a file to be shown cannot be read now");
    ApiError::Server
}
