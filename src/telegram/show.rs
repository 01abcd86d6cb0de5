//! Files as they are shown to petugas and to the officer of Dispendukcapil: read from the store, opened, and marked. Telegram's
//! own copy is never sent on.

use super::api::ApiError;
use super::making::Delivery;
use super::render::{self, Ready};
use super::sender::{Sender, message_id};
use crate::app::periksa::{SHOWING, unpacking};
use crate::domain::berkas::BerkasId;
use crate::domain::petugas::ChatId;
use crate::foto::{self, Clean};
use crate::pesan::meja::Meja;
use crate::pesan::outgoing::Shown;
use crate::pesan::{Pesan, Reply};
use crate::store::StoreError;
use crate::store::file::{Content, StoredFile};

impl Sender {
    /// Shows files side by side. What is said in the place of one that cannot be shown comes after the others.
    pub(super) async fn show(&self, chat: ChatId, files: &[Shown]) -> Result<Delivery, ApiError> {
        let ids: Vec<BerkasId> = files.iter().map(|one| one.berkas.clone()).collect();
        let contents = self.store.contents(&ids).await.map_err(|error| ours(&error))?;
        let (mut ready, mut absent) = (Vec::new(), Vec::new());
        for shown in files {
            let instead = match contents.get(&shown.berkas) {
                Some(Content::Kept(stored)) => match self.marked(stored, shown).await {
                    Ok(Some(bytes)) => {
                        ready.push(Ready { shown, media: stored.media, bytes });
                        continue;
                    }
                    Ok(None) => Meja::FileLost,
                    Err(error) => return unmade(&error),
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
        Ok(Delivery::Sent(last))
    }

    /// `None`: it is lost, which waiting does not mend.
    async fn marked(&self, stored: &StoredFile, shown: &Shown) -> Result<Option<Vec<u8>>, StoreError> {
        let bytes = match self.store.read_file(stored).await {
            Ok(bytes) => bytes,
            Err(error) if error.is_transient() || error.is_of_place() => return Err(error),
            Err(error) => {
                tracing::error!(kind = error.kind(), "a stored file does not open; see: layanan-ktp verifikasi");
                return Ok(None);
            }
        };
        let (file, text) = (Clean { media: stored.media, bytes }, self.locale.plain(&shown.mark));
        Ok(unpacking(&SHOWING, move || foto::marked(&file, &text)).await.flatten())
    }
}

/// What could not be made now: where the place of the files is the reason, nothing that is said has to wait for it.
pub(super) fn unmade(error: &StoreError) -> Result<Delivery, ApiError> {
    if error.is_of_place() {
        tracing::error!(kind = error.kind(), "files cannot be had from their place; they are sent when they can");
        return Ok(Delivery::NotHad);
    }
    Err(ours(error))
}

/// It is tried again like what Telegram does not answer.
pub(super) fn ours(error: &StoreError) -> ApiError {
    tracing::warn!(kind = error.kind(), "a file to be sent cannot be read now");
    ApiError::Server
}
