//! What happens again and again in these stories, in short.

use bot_api_emulator::protocol::{ChatMessage, Fault, FaultKind};
use chrono::TimeDelta;
use layanan_ktp::app::jobs::Job;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::petugas::{ChatId, Peran};

use crate::support::people::{
    AGUS, AGUS_KK, AGUS_NIK, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK,
};
use crate::support::{Office, morning};

/// A second officer of Dispendukcapil, Citra.
pub(crate) const CITRA: i64 = 2006;

/// Everything up to the name.
pub(crate) const TO_NAME: [&str; 4] = ["/ajukan", "setuju", "saya sendiri", "KTP baru"];

/// A button as it was once shown: pressable for ever.
#[derive(Debug, Clone)]
pub(crate) struct Old {
    message_id: i64,
    data: String,
}

impl Office {
    /// Somebody types several things; the last answer.
    pub(crate) async fn says_all(&self, chat: i64, texts: &[&str]) -> String {
        let mut last = String::new();
        for text in texts {
            last = self.says(chat, text).await;
        }
        last
    }

    /// Siti has answered everything up to the telephone number.
    pub(crate) async fn siti_up_to_number(&self) -> String {
        self.says_all(SITI, &TO_NAME).await;
        self.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_KK, "Japan"]).await
    }

    /// Siti has answered everything up to the first berkas.
    pub(crate) async fn siti_up_to_berkas(&self) -> String {
        self.siti_up_to_number().await;
        self.says(SITI, "lewati").await
    }

    /// Siti sees the summary: the letter will be brought, the KK is a photo.
    pub(crate) async fn siti_up_to_summary(&self) -> String {
        self.siti_up_to_berkas().await;
        self.says(SITI, "bawa").await;
        self.photo(SITI, 1).await
    }

    /// Agus applies for a new KTP of his own, with two photos.
    pub(crate) async fn agus_applies(&self) -> Kode {
        self.says_all(AGUS, &TO_NAME).await;
        self.says_all(AGUS, &["Agus Setiawan", AGUS_NIK, AGUS_KK, "Modongan", "lewati"]).await;
        self.photo(AGUS, 21).await;
        self.photo(AGUS, 22).await;
        self.says(AGUS, "kirim").await;
        self.kode(AGUS).await
    }

    /// … and it is brought to the sending.
    pub(crate) async fn agus_is_entered(&self) -> Kode {
        let kode = self.agus_applies().await;
        self.says(BUDI_STAF, &format!("/terima {kode}")).await;
        self.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
        self.is_entered(kode).await;
        self.hush().await;
        kode
    }

    /// An officer beside Hendra.
    pub(crate) async fn citra_joins(&self) {
        self.control.user(CITRA, "Citra").await.unwrap();
        self.control.send_text(CITRA, "/start").await.unwrap();
        self.quiet().await;
        let mut uow = self.store.begin().await.unwrap();
        uow.petugas().add(ChatId(CITRA), Peran::Dispendukcapil, "Citra Dewi", morning()).await.unwrap();
        uow.commit().await.unwrap();
        self.news(CITRA).await;
    }

    /// The kode of the permohonan that was made last.
    pub(crate) async fn newest_kode(&self) -> Kode {
        let kode = self.database.sql("select kode from permohonan order by permohonan_id desc limit 1").await;
        Kode::parse(&kode).unwrap()
    }

    /// Budi registers Mbah Sumi, up to what she brought.
    pub(crate) async fn sumi_up_to_berkas(&self) -> String {
        self.says_all(BUDI_STAF, &["/daftarkan", "sudah", "KTP baru", "Sumiati Lestari", SITI_NIK, SITI_KK]).await;
        self.says_all(BUDI_STAF, &["Japan", "lewati"]).await
    }

    /// Registered with everything that is asked for.
    pub(crate) async fn sumi_is_registered(&self) -> Kode {
        self.sumi_up_to_berkas().await;
        self.says_all(BUDI_STAF, &["asli dibawa", "asli dibawa", "daftarkan"]).await;
        self.newest_kode().await
    }

    /// SOP 1, by Budi: the letter was brought.
    pub(crate) async fn is_received(&self, kode: Kode) {
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        self.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
        self.says(BUDI_STAF, &format!("/terima {kode}")).await;
    }

    /// Applied for and received.
    pub(crate) async fn with_received(&self) -> Kode {
        let kode = self.siti_applies().await;
        self.is_received(kode).await;
        self.hush().await;
        kode
    }

    /// … and approved.
    pub(crate) async fn with_approved(&self) -> Kode {
        let kode = self.with_received().await;
        self.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
        self.hush().await;
        kode
    }

    /// All of SOP 3, by Budi.
    pub(crate) async fn is_entered(&self, kode: Kode) {
        self.is_entered_up_to_review(kode).await;
        self.says(BUDI_STAF, "simpan").await;
    }

    /// … but for the last word.
    pub(crate) async fn is_entered_up_to_review(&self, kode: Kode) {
        self.is_entered_up_to_letter(kode).await;
        self.says_all(BUDI_STAF, &["470/17/2026", "20-11-2026"]).await;
    }

    /// … up to the number of the letter.
    pub(crate) async fn is_entered_up_to_letter(&self, kode: Kode) {
        self.says(BUDI_STAF, &format!("/entri {kode}")).await;
        self.says_all(BUDI_STAF, &["sesuai"; 4]).await;
        self.says_all(BUDI_STAF, &["Mojokerto", "sesuai", "perempuan", "Jl. Contoh 12", "3/2"]).await;
    }

    /// … and entered.
    pub(crate) async fn with_entered(&self) -> Kode {
        let kode = self.with_approved().await;
        self.is_entered(kode).await;
        self.hush().await;
        kode
    }

    /// … and sent to Hendra.
    pub(crate) async fn with_sent(&self) -> Kode {
        let kode = self.with_entered().await;
        self.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
        self.hush().await;
        kode
    }

    /// Received and returned: the KK cannot be read.
    pub(crate) async fn with_returned(&self) -> Kode {
        let kode = self.with_received().await;
        self.is_returned(kode).await;
        self.hush().await;
        kode
    }

    /// The Kasi cannot read the KK.
    pub(crate) async fn is_returned(&self, kode: Kode) {
        self.says(RATNA_KASI, &format!("/kurang {kode}")).await;
        self.taps(RATNA_KASI, "Kartu Keluarga (KK)").await;
        self.taps(RATNA_KASI, "Tidak terbaca").await;
        self.taps(RATNA_KASI, "📨 Kirim daftar (1)").await;
    }

    /// The newest message of the bot to a chat.
    pub(crate) async fn newest(&self, chat: i64) -> ChatMessage {
        let messages = self.control.messages(chat).await.unwrap();
        messages.into_iter().rfind(|m| m.from_bot).unwrap()
    }

    /// The newest button with this label, to be pressed when it is old.
    pub(crate) async fn button(&self, chat: i64, label: &str) -> Old {
        let messages = self.control.messages(chat).await.unwrap();
        let found = messages.iter().rev().find_map(|m| {
            let button = m.buttons.iter().flatten().find(|b| b.label == label)?;
            Some(Old { message_id: m.message_id, data: button.data.clone()? })
        });
        found.unwrap_or_else(|| panic!("no button {label:?}"))
    }

    /// Somebody presses a button that may be long gone.
    pub(crate) async fn presses(&self, chat: i64, old: &Old) -> String {
        self.control.press_stale(chat, old.message_id, &old.data).await.unwrap();
        self.answer(chat).await
    }

    /// Somebody presses a button of their newest message, with data of their choice.
    pub(crate) async fn forges(&self, chat: i64, data: &str) -> String {
        let message_id = self.newest(chat).await.message_id;
        self.presses(chat, &Old { message_id, data: data.to_owned() }).await
    }

    /// How many rows a table has.
    pub(crate) async fn count(&self, table: &str) -> i64 {
        self.database.sql(&format!("select count(*) from {table}")).await.parse().unwrap()
    }

    /// The code of the tahap in the register.
    pub(crate) async fn tahap(&self, kode: Kode) -> String {
        self.loaded(kode).await.permohonan.tahap.kind().to_string()
    }

    /// What the officer was given, and nobody else.
    pub(crate) async fn hendra_got(&self) -> String {
        self.news(HENDRA_DISPENDUKCAPIL).await
    }
}

impl Office {
    /// Two presses on their way at the same time.
    pub(crate) async fn press_both(&self, one: (i64, &Old), other: (i64, &Old)) {
        let press = |(chat, old): (i64, &Old)| {
            let (control, old) = (self.control.clone(), old.clone());
            async move { control.press_stale(chat, old.message_id, &old.data).await.unwrap() }
        };
        tokio::join!(press(one), press(other));
        self.quiet().await;
    }
}

/// Siti's NIK with a slip in it.
pub(crate) const SLIP: &str = "3516134107909901";

/// Data that is put right.
impl Office {
    /// Siti asks staf for another NIK.
    pub(crate) async fn siti_asks_for_nik(&self) -> String {
        self.says_all(SITI, &["/ubahdata", "NIK", SLIP]).await;
        self.taps(SITI, "✅ Ya, benar").await
    }

    /// Budi opens what is asked for.
    pub(crate) async fn budi_opens(&self, kode: Kode, bagian: &str) -> String {
        self.says(BUDI_STAF, "/perbaikan").await;
        self.says(BUDI_STAF, &format!("{kode}: {bagian}")).await
    }

    /// What somebody is told by the clock of the requests alone.
    pub(crate) async fn reminded(&self, chat: i64, by: TimeDelta) -> String {
        self.later(by).await;
        self.jobs_of(&[Job::Perbaikan]).await;
        self.answer(chat).await
    }

    /// Nothing is wrong with the book.
    pub(crate) async fn is_whole(&self) {
        self.jobs_of(&[Job::Segel]).await;
        let faults = self.faults().await;
        assert!(faults.is_empty(), "{faults:?}");
    }
}

/// A kode that was never given to anybody.
pub(crate) fn never_given(n: u8) -> Kode {
    Kode::from_entropy([n, 7, 7, 7, 7, 7, 7, 7])
}

impl Office {
    /// Waits until a chat was told something, where others are not to be told for now.
    pub(crate) async fn settles(&self, chat: i64, told: &str) {
        let begun = std::time::Instant::now();
        while !self.control.transcript(chat).await.unwrap().contains(told) {
            assert!(begun.elapsed() < std::time::Duration::from_secs(30), "{chat} is never told {told:?}");
            tokio::task::yield_now().await;
        }
    }
}

impl Office {
    /// Somebody reads what is asked, and sends this picture; all that is said, the remark about it last.
    pub(crate) async fn sends_picture(&self, chat: i64, bytes: &[u8]) -> String {
        self.control.advance_clock(30).await.unwrap();
        self.control.send_photo(chat, bytes, None).await.unwrap();
        self.answer(chat).await
    }

    /// The same as a file.
    pub(crate) async fn sends_file(&self, chat: i64, (name, mime): (&str, &str), bytes: &[u8]) -> String {
        self.control.advance_clock(30).await.unwrap();
        self.control.send_document(chat, name, mime, bytes).await.unwrap();
        self.answer(chat).await
    }

    /// The same while files cannot be fetched: nobody looks at it for now.
    pub(crate) async fn sends_unseen(&self, chat: i64, bytes: &[u8], told: &str) {
        self.control.advance_clock(30).await.unwrap();
        self.control.send_photo(chat, bytes, None).await.unwrap();
        self.settles(chat, told).await;
    }

    /// Telegram gives no files.
    pub(crate) async fn files_are_away(&self) {
        let away = Fault::new(FaultKind::InternalError).method("getFile");
        self.control.fault(away.until_cleared()).await.unwrap();
    }

    /// Telegram gives files again, and the pause before the next attempt is over.
    pub(crate) async fn files_are_back(&self) {
        self.control.clear_faults().await.unwrap();
        self.look_again().await;
        self.quiet().await;
    }

    /// The pause before the next attempt is over.
    pub(crate) async fn look_again(&self) {
        self.database.sql("update periksa set not_before = now() where state = 'pending'").await;
    }
}
