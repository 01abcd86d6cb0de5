//! Made-up people: chat ids, names, NIK with serials 99xx.

use bot_api_emulator::client::ControlClient;
use chrono::{DateTime, Utc};
use layanan_ktp::domain::petugas::{ChatId, Peran};
use layanan_ktp::store::Store;

use super::Office;

pub const SITI: i64 = 1001;
pub const AGUS: i64 = 1002;
pub const BUDI_STAF: i64 = 2001;
pub const RATNA_KASI: i64 = 2002;
pub const HENDRA_DISPENDUKCAPIL: i64 = 2003;
pub const WATI_STAF: i64 = 2004;
pub const YANTO_ADMIN: i64 = 2005;
pub const ALL: [i64; 7] = [SITI, AGUS, BUDI_STAF, RATNA_KASI, HENDRA_DISPENDUKCAPIL, WATI_STAF, YANTO_ADMIN];

pub const SITI_NIK: &str = "3516134101909901";
pub const SITI_KK: &str = "3516130101159901";
pub const AGUS_NIK: &str = "3516130202889902";
pub const AGUS_KK: &str = "3516130101159902";

/// Everybody presses start; petugas stand in the register.
pub async fn gather(store: &Store, control: &ControlClient, now: DateTime<Utc>) {
    let petugas = [
        (BUDI_STAF, "Budi Santoso", Peran::Staf),
        (RATNA_KASI, "Ratna Wulandari", Peran::Kasi),
        (HENDRA_DISPENDUKCAPIL, "Hendra Wijaya", Peran::Dispendukcapil),
        (WATI_STAF, "Wati Lestari", Peran::Staf),
        (YANTO_ADMIN, "Yanto Prabowo", Peran::Admin),
    ];
    for (chat, nama) in [(SITI, "Siti"), (AGUS, "Agus")] {
        control.user(chat, nama).await.unwrap();
    }
    let mut uow = store.begin().await.unwrap();
    for (chat, nama, peran) in petugas {
        control.user(chat, nama).await.unwrap();
        control.send_text(chat, "/start").await.unwrap();
        uow.petugas().add(ChatId(chat), peran, nama, now).await.unwrap();
    }
    uow.commit().await.unwrap();
}

impl Office {
    /// Siti applies for a new KTP of her own: the letter will be brought, the KK is a photo.
    pub async fn siti_applies(&self) -> layanan_ktp::domain::kode::Kode {
        for step in
            ["/ajukan", "setuju", "saya sendiri", "KTP baru", "Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati"]
        {
            self.says(SITI, step).await;
        }
        self.says(SITI, "bawa").await;
        self.photo(SITI, 1).await;
        self.says(SITI, "kirim").await;
        self.kode(SITI).await
    }
}
