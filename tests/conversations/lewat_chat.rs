//! An office that asks for less by chat: no NIK and number of the KK, which staf enter at the counter; no photos, for originals
//! are brought; neither. Each goes through the whole SOP.

use chrono::TimeDelta;
use layanan_ktp::domain::kode::Kode;

use crate::loket_tanda_terima::{payload, pressed};
use crate::support::people::{
    AGUS, AGUS_NIK, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK, WATI_STAF,
};
use crate::support::{Office, unhurried};

/// An office profile that asks for NIK and KK, and for photos, or not.
pub(crate) fn profile(numbers: bool, files: bool) -> String {
    unhurried()
        .replace("nik_dan_kk = true", &format!("nik_dan_kk = {numbers}"))
        .replace("foto = true ", &format!("foto = {files} "))
}

impl Office {
    /// An office that asks for less.
    pub(crate) async fn asking(numbers: bool, files: bool) -> Self {
        let mut office = Self::open().await;
        office.switches(numbers, files).await;
        office
    }

    /// From now on it asks for this by chat.
    pub(crate) async fn switches(&mut self, numbers: bool, files: bool) {
        self.stop().await;
        self.start_with(&profile(numbers, files)).await;
    }

    /// Siti applies where no NIK and KK are asked for: the letter will be brought, the KK is a photo.
    async fn siti_applies_without_numbers(&self) -> Kode {
        self.says_all(SITI, &["/ajukan", "setuju", "saya sendiri", "KTP baru", "Siti Aminah", "Japan", "lewati"]).await;
        self.says(SITI, "bawa").await;
        self.photo(SITI, 1).await;
        self.says(SITI, "kirim").await;
        self.kode(SITI).await
    }

    /// Siti applies where no photos are taken.
    async fn siti_applies_on_paper(&self) -> Kode {
        self.says_all(SITI, &["/ajukan", "setuju", "saya sendiri", "KTP baru", "Siti Aminah"]).await;
        self.says_all(SITI, &[SITI_NIK, SITI_KK, "Japan", "lewati", "kirim"]).await;
        self.kode(SITI).await
    }

    /// Budi ticks both originals.
    async fn both_are_brought(&self, kode: Kode) {
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        self.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
        self.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    }

    /// Budi enters the numbers of Siti.
    async fn numbers_are_entered(&self, kode: Kode) {
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        self.taps(BUDI_STAF, "🔢 Isi NIK dan KK").await;
        self.says_all(BUDI_STAF, &[SITI_NIK, SITI_KK, "simpan"]).await;
    }

    /// From the approval to the sending; what the officer got.
    async fn is_approved_and_sent(&self, kode: Kode) -> String {
        self.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
        self.is_entered(kode).await;
        self.news(HENDRA_DISPENDUKCAPIL).await;
        self.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
        assert_eq!(self.tahap(kode).await, "dikirim");
        assert_eq!(self.faults().await, []);
        self.hendra_got().await
    }

    /// All that stands in a chat.
    async fn all_said(&self, chat: i64) -> String {
        self.quiet().await;
        let transcript = self.control.transcript(chat).await.unwrap();
        transcript.lines().filter(|line| !line.contains(" (deleted): ")).collect::<Vec<_>>().join("\n")
    }
}

/// Without NIK and KK: nobody asks for them, staf enter them before the receipt, everything afterwards is as ever.
#[tokio::test]
async fn numbers_are_entered_at_the_counter() {
    let office = Office::asking(false, true).await;
    let notice = office.says(SITI, "/ajukan").await;
    insta::assert_snapshot!("notice_without_numbers", notice);
    let asked = office.says_all(SITI, &["setuju", "saya sendiri", "KTP baru", "Siti Aminah"]).await;
    assert!(asked.contains("warga desa mana"), "{asked}");
    office.says_all(SITI, &["Japan", "lewati", "bawa"]).await;
    insta::assert_snapshot!("summary_without_numbers", office.photo(SITI, 1).await);
    insta::assert_snapshot!("receipt_without_numbers", office.says(SITI, "kirim").await);
    let kode = office.kode(SITI).await;
    insta::assert_snapshot!("card_without_numbers", office.answer(BUDI_STAF).await);

    office.letter_is_brought(kode).await;
    let refused = office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    insta::assert_snapshot!("terima_leads_to_the_numbers", refused);
    let slip = office.says(BUDI_STAF, "35161341019099").await;
    assert!(slip.contains("NIK terdiri dari 16 angka"), "{slip}");
    insta::assert_snapshot!("nik_read", office.says(BUDI_STAF, SITI_NIK).await);
    let twice = office.says(BUDI_STAF, SITI_NIK).await;
    assert!(twice.contains("Nomor ini sama dengan NIK"), "{twice}");
    insta::assert_snapshot!("numbers_confirm", office.says(BUDI_STAF, SITI_KK).await);
    insta::assert_snapshot!("numbers_saved", office.says(BUDI_STAF, "simpan").await);
    let said = office.all_said(BUDI_STAF).await;
    assert!(!said.contains(SITI_NIK) && !said.contains(SITI_KK), "shown in full, or left in the chat: {said}");
    let again = office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert!(again.contains("470/001/416-313/2026"), "{again}");

    office.is_returned(kode).await;
    office.news(SITI).await;
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 2).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    let handed = office.is_approved_and_sent(kode).await;
    assert!(handed.contains("data 1 permohonan") && !handed.contains(SITI_NIK), "in the archive only: {handed}");
    let found = office.says(BUDI_STAF, &format!("/cari {SITI_NIK}")).await;
    assert!(found.contains("KK-KKKK-K"), "{found}");
}

impl Office {
    /// Budi ticks the letter.
    async fn letter_is_brought(&self, kode: Kode) {
        self.says(BUDI_STAF, &format!("/periksa {kode}")).await;
        self.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    }
}

/// A NIK that is typed all the same goes from the chat, is kept nowhere, and nothing that was said is lost.
#[tokio::test]
async fn a_nik_is_not_taken_by_chat() {
    let office = Office::asking(false, true).await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya sendiri", "KTP baru"]).await;
    insta::assert_snapshot!("nik_not_asked", office.says(SITI, &format!("Siti Aminah, NIK {SITI_NIK}")).await);
    office.says(SITI, "Siti Aminah").await;
    let at_desa = office.says(SITI, SITI_KK).await;
    assert!(at_desa.contains("tidak perlu ditulis") && at_desa.contains("warga desa mana"), "{at_desa}");
    assert!(!office.all_said(SITI).await.contains(SITI_NIK));
    let dumped = office.database.dump().await;
    assert!(!dumped.contains(SITI_NIK));
    let out_of_the_blue = office.says(AGUS, SITI_NIK).await;
    assert!(out_of_the_blue.contains("tidak perlu ditulis"), "{out_of_the_blue}");
}

/// `/dataku`, `/ubahdata`, `/status` and `/hapusdata` say what is so while no numbers are known.
#[tokio::test]
async fn what_is_kept_without_numbers() {
    let office = Office::asking(false, true).await;
    let kode = office.siti_applies_without_numbers().await;
    insta::assert_snapshot!("dataku_without_numbers", office.says(SITI, "/dataku").await);
    let ubah = office.says(SITI, "/ubahdata").await;
    assert!(ubah.contains("[Nama]") && !ubah.contains("NIK") && !ubah.contains("Nomor KK"), "{ubah}");
    let typed = office.says(SITI, "nik").await;
    assert!(!typed.contains("NIK yang benar berapa"), "{typed}");
    office.says_all(SITI, &["/ubahdata", "nama", "Siti Aminah Lestari", "ya"]).await;
    assert_eq!(office.loaded(kode).await.permohonan.data.nama.as_str(), "Siti Aminah Lestari");
    let status = office.says(SITI, "/status").await;
    assert!(!status.contains("NIK"), "{status}");
    assert!(office.says(BUDI_STAF, &format!("/cari {SITI_NIK}")).await.contains("Belum ada permohonan dengan"));
    office.numbers_are_entered(kode).await;
    let ubah = office.says(SITI, "/ubahdata").await;
    assert!(ubah.contains("[Nama] [Desa]") && !ubah.contains("[NIK]"), "{ubah}");
    assert!(ubah.contains("NIK dan nomor KK tidak kami tanyakan lewat chat"), "{ubah}");
    for typed in ["nik", "nomor kk"] {
        let said = office.says(SITI, typed).await;
        assert!(said.contains("tidak kami tanyakan lewat chat") && !said.contains("yang benar berapa"), "{said}");
    }
    let forged = office.forges(SITI, &format!("1:p:{}:ub:b:nik", kode.compact())).await;
    assert!(!forged.contains("yang benar berapa"), "{forged}");
    office.says_all(SITI, &["/ubahdata", "nama"]).await;
    let refused = office.says(SITI, &format!("Siti Aminah, NIK {AGUS_NIK}")).await;
    assert!(refused.contains("tidak perlu ditulis"), "{refused}");
    assert_eq!(office.faults().await, []);
    office.says_all(SITI, &["/tarik", "tidak jadi", "ya"]).await;
    office.says_all(SITI, &["/hapusdata", "ya"]).await;
    assert_eq!(office.faults().await, []);
}

/// Withdrawn before anybody knew the numbers, it is closed and forgotten as ever.
#[tokio::test]
async fn withdrawn_without_numbers() {
    let office = Office::asking(false, true).await;
    let kode = office.siti_applies_without_numbers().await;
    let old = office.button(BUDI_STAF, "🔢 Isi NIK dan KK").await;
    office.says_all(SITI, &["/tarik", "tidak jadi", "ya"]).await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    let late = office.presses(BUDI_STAF, &old).await;
    assert!(
        late.contains("tidak dilanjutkan") || late.contains("sudah ditutup") || late.contains("dibatalkan"),
        "{late}"
    );
    office.says_all(SITI, &["/hapusdata", "ya"]).await;
    assert_eq!(office.faults().await, []);
}

/// The same person twice is found when staf enter the numbers: the other one is named, and what was typed stays.
#[tokio::test]
async fn two_of_one_person_meet_at_the_counter() {
    let office = Office::asking(false, true).await;
    let first = office.siti_applies_without_numbers().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "anak", "KTP baru", "Siti Aminah", "Japan"]).await;
    office.says(AGUS, "lewati").await;
    office.photo(AGUS, 21).await;
    office.photo(AGUS, 22).await;
    office.says(AGUS, "kirim").await;
    let second = office.kode(AGUS).await;
    office.numbers_are_entered(first).await;
    office.says(WATI_STAF, &format!("/periksa {second}")).await;
    office.taps(WATI_STAF, "🔢 Isi NIK dan KK").await;
    office.says_all(WATI_STAF, &[SITI_NIK, SITI_KK]).await;
    let refused = office.taps(WATI_STAF, "💾 Simpan").await;
    insta::assert_snapshot!("numbers_of_another_open_one", refused);
    assert!(office.all_said(WATI_STAF).await.contains(&first.to_string()), "the other one is named");
    assert!(office.loaded(second).await.permohonan.data.numbers.is_none());
    office.says_all(SITI, &["/tarik", "tidak jadi", "ya"]).await;
    office.taps(WATI_STAF, "💾 Simpan").await;
    assert!(office.loaded(second).await.permohonan.data.numbers.is_some(), "nothing was lost");
    assert_eq!(office.faults().await, []);
}

/// Who was slower is told so; one that was begun can be left, or typed again.
#[tokio::test]
async fn two_enter_at_once_and_one_stops() {
    let office = Office::asking(false, true).await;
    let kode = office.siti_applies_without_numbers().await;
    for staf in [BUDI_STAF, WATI_STAF] {
        office.says(staf, &format!("/periksa {kode}")).await;
        office.taps(staf, "🔢 Isi NIK dan KK").await;
        office.says_all(staf, &[SITI_NIK, SITI_KK]).await;
    }
    let again = office.taps(WATI_STAF, "↩️ Ulangi dari NIK").await;
    assert!(again.contains("NIK pemohon (16 angka)"), "{again}");
    let stopped = office.says(WATI_STAF, "tidak jadi").await;
    assert!(stopped.contains("belum diisi"), "{stopped}");
    let old = office.button(WATI_STAF, "🔢 Isi NIK dan KK").await;
    office.taps(BUDI_STAF, "💾 Simpan").await;
    let slower = office.presses(WATI_STAF, &old).await;
    assert!(slower.contains("sudah diisi"), "{slower}");
    assert_eq!(office.says(SITI, &format!("/terima {kode}")).await.matches("untuk petugas kantor").count(), 1);
    assert_eq!(office.faults().await, []);
}

/// An office that stops asking for numbers asks for none of before either.
#[tokio::test]
async fn a_question_for_a_number_ends_with_the_choice_of_the_office() {
    let mut office = Office::open().await;
    office.siti_up_to_summary().await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.says_all(SITI, &["/ubahdata", "nik"]).await;
    office.switches(false, true).await;
    let typed = office.says(SITI, AGUS_NIK).await;
    assert!(typed.contains("tidak perlu ditulis") && !typed.contains("yang benar berapa"), "{typed}");
    office.switches(true, true).await;
    office.says_all(SITI, &["/ubahdata", "nik", AGUS_NIK]).await;
    office.switches(false, true).await;
    office.says(SITI, "ya").await;
    assert_eq!(office.loaded(kode).await.permohonan.data.nik().unwrap().as_str(), SITI_NIK);
    assert_eq!(office.faults().await, []);
}

/// The question of a claim is the number of the KK: until it is known, the link waits, and nothing is counted as guessed. Where the
/// office does not ask for it by chat, there is no link, and one from before leads to the counter.
#[tokio::test]
async fn a_claim_waits_for_the_receipt() {
    let mut office = Office::asking(false, true).await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "anak", "KTP baru", "Siti Aminah", "Japan"]).await;
    office.says(AGUS, "lewati").await;
    office.photo(AGUS, 21).await;
    office.photo(AGUS, 22).await;
    office.says(AGUS, "kirim").await;
    let kode = office.kode(AGUS).await;
    insta::assert_snapshot!("receipt_without_a_link", office.taps(AGUS, "🧾 Tanda terima pemohon").await);
    assert_eq!(pressed(&office.paper(AGUS).await), None);
    office.switches(true, true).await;
    office.taps(AGUS, "🧾 Tanda terima pemohon").await;
    let link = format!("/start {}", payload(&pressed(&office.paper(AGUS).await).unwrap()));
    insta::assert_snapshot!("claim_too_early", office.says(SITI, &link).await);
    assert_eq!(office.count("guess").await, 0);
    office.numbers_are_entered(kode).await;
    office.says_all(SITI, &[&link, "setuju"]).await;
    office.switches(false, true).await;
    insta::assert_snapshot!("claim_at_the_counter", office.says(SITI, "01159901").await);
    assert!(office.says(SITI, &link).await.contains("tidak kami hubungkan"));
    assert_eq!(office.count("guess").await, 0);
    office.switches(true, true).await;
    office.says_all(SITI, &[&link, "setuju", "01159901"]).await;
    let bound = office.taps(SITI, "Saya pemohon").await;
    assert!(bound.contains("terhubung"), "{bound}");
    assert_eq!(office.faults().await, []);
}

/// A walk-in stands at the counter: both are asked for as ever.
#[tokio::test]
async fn a_walk_in_says_both_numbers() {
    let office = Office::asking(false, false).await;
    let asked = office.sumi_up_to_berkas().await;
    insta::assert_snapshot!("walk_in_on_paper", asked);
    office.says_all(BUDI_STAF, &["asli dibawa", "asli dibawa"]).await;
    office.says(BUDI_STAF, "daftarkan").await;
    let kode = office.newest_kode().await;
    assert!(office.loaded(kode).await.permohonan.data.numbers.is_some());
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    let card = office.answer(BUDI_STAF).await;
    assert!(!card.contains("Kirim foto"), "{card}");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    let handed = office.is_approved_and_sent(kode).await;
    assert!(!handed.contains("[Foto]"), "{handed}");
}

/// Without photos: nobody is asked for one, originals are brought and ticked, a kekurangan is answered by the promise.
#[tokio::test]
async fn originals_are_brought() {
    let office = Office::asking(true, false).await;
    let notice = office.says(SITI, "/ajukan").await;
    insta::assert_snapshot!("notice_without_photos", notice);
    office.says_all(SITI, &["setuju", "saya sendiri", "KTP baru", "Siti Aminah", SITI_NIK, SITI_KK, "Japan"]).await;
    insta::assert_snapshot!("summary_without_photos", office.says(SITI, "lewati").await);
    insta::assert_snapshot!("receipt_without_photos", office.says(SITI, "kirim").await);
    let kode = office.kode(SITI).await;
    insta::assert_snapshot!("card_without_photos", office.answer(BUDI_STAF).await);
    insta::assert_snapshot!("status_without_photos", office.says(SITI, "/status").await);
    let missing = office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    assert!(missing.contains("Kartu Keluarga (KK)"), "{missing}");
    office.both_are_brought(kode).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.news(SITI).await;
    office.is_returned(kode).await;
    insta::assert_snapshot!("returned_without_photos", office.news(SITI).await);
    insta::assert_snapshot!("lengkapi_without_photos", office.says(SITI, "/lengkapi").await);
    insta::assert_snapshot!("photo_for_a_kekurangan", office.photo(SITI, 1).await);
    let text = office.says(SITI, "sebentar ya").await;
    assert!(!text.contains("kamera") && text.contains("Asli dibawa ke kantor"), "{text}");
    let promised = office.says(SITI, "bawa").await;
    assert!(promised.contains("Mohon dibawa ke kantor"), "{promised}");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_approved_and_sent(kode).await;
    assert_eq!(
        (office.count("periksa").await, office.count("stored_file").await),
        (0, 0),
        "nothing was fetched or kept"
    );
}

/// Whoever sends a photo all the same is answered kindly, the open question stands, and nothing is kept.
#[tokio::test]
async fn a_photo_is_taken_from_nobody() {
    let office = Office::asking(true, false).await;
    let alone = office.photo(SITI, 1).await;
    insta::assert_snapshot!("photo_out_of_the_blue", alone);
    office.says_all(SITI, &["/ajukan", "setuju", "saya sendiri", "KTP baru"]).await;
    insta::assert_snapshot!("photo_at_a_question", office.photo(SITI, 1).await);
    office.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati"]).await;
    let at_summary = office.photo(SITI, 2).await;
    assert!(at_summary.contains("tidak menerima foto") && at_summary.contains("Mohon diperiksa"), "{at_summary}");
    let pdf = office.sends_file(SITI, ("kk.pdf", "application/pdf"), b"%PDF-1.4").await;
    assert!(pdf.contains("tidak menerima foto"), "{pdf}");
    let word = office.sends_file(SITI, ("kk.docx", "application/msword"), b"x").await;
    assert!(word.contains("tidak menerima foto") && !word.contains("sebagai foto"), "{word}");
    office.sumi_up_to_berkas().await;
    insta::assert_snapshot!("photo_at_the_counter", office.photo(BUDI_STAF, 3).await);
    let kasi = office.photo(RATNA_KASI, 4).await;
    assert!(kasi.contains("tidak menerima foto"), "{kasi}");
    assert_eq!((office.count("periksa").await, office.count("stored_file").await), (0, 0));
    let syarat = office.says(AGUS, "/syarat").await;
    assert!(syarat.contains("foto tidak perlu dikirim"), "{syarat}");
}

/// Reminders tell people to bring originals, and to nothing that is not so.
#[tokio::test]
async fn reminders_without_photos() {
    let office = Office::asking(true, false).await;
    let kode = office.siti_applies_on_paper().await;
    office.later(TimeDelta::days(1)).await;
    office.news(SITI).await;
    office.jobs().await;
    insta::assert_snapshot!("reminder_to_bring", office.news(SITI).await);
    office.both_are_brought(kode).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    office.news(SITI).await;
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    insta::assert_snapshot!("reminder_of_a_kekurangan", office.news(SITI).await);
    office.taps(SITI, "📷 Lengkapi").await;
    office.says(SITI, "bawa").await;
    office.news(SITI).await;
    office.later(TimeDelta::days(1)).await;
    office.jobs().await;
    let bring = office.news(SITI).await;
    assert!(bring.contains("Mohon dibawa"), "{bring}");
}

/// The last reminders speak of no photos where none are kept.
#[tokio::test]
async fn last_reminders_without_photos() {
    let office = Office::asking(true, false).await;
    let kode = office.siti_applies_on_paper().await;
    let last = async || {
        let mut last = String::new();
        for day in [1, 2, 4, 4] {
            office.later(TimeDelta::days(day)).await;
            office.jobs().await;
            last = office.news(SITI).await;
        }
        last
    };
    insta::assert_snapshot!("last_reminder_to_bring", last().await);
    office.both_are_brought(kode).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    office.news(SITI).await;
    insta::assert_snapshot!("last_reminder_of_a_kekurangan", last().await);
}

/// Neither of both: a pelapor, too, and the whole SOP.
#[tokio::test]
async fn neither_numbers_nor_photos() {
    let office = Office::asking(false, false).await;
    let notice = office.says(SITI, "/ajukan").await;
    insta::assert_snapshot!("notice_of_neither", notice);
    insta::assert_snapshot!("whole_notice_of_neither", office.taps(SITI, "📄 Selengkapnya").await);
    office.says_all(SITI, &["setuju", "orang lain", "anak", "KTP baru", "Sumiati Lestari", "Japan"]).await;
    insta::assert_snapshot!("summary_of_neither", office.says(SITI, "lewati").await);
    insta::assert_snapshot!("receipt_of_neither", office.says(SITI, "kirim").await);
    let kode = office.kode(SITI).await;
    office.both_are_brought(kode).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says_all(BUDI_STAF, &[SITI_NIK, SITI_KK, "simpan"]).await;
    office.taps(BUDI_STAF, "✅ Terima berkas").await;
    office.is_returned(kode).await;
    office.says_all(SITI, &["/lengkapi", "bawa"]).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    let handed = office.is_approved_and_sent(kode).await;
    assert!(handed.contains("dibawa kurir") && !handed.contains(SITI_NIK), "{handed}");
    assert_eq!(office.count("berkas where answer = 'file'").await, 0);
}

/// A draft from before keeps what it has; one that is begun without is asked for what is missing when the office asks again.
#[tokio::test]
async fn the_office_switches_in_the_middle_of_a_draft() {
    let mut office = Office::open().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya sendiri", "KTP baru", "Siti Aminah", SITI_NIK]).await;
    office.siti_of_before(AGUS).await;
    office.switches(false, false).await;
    let goes_on = office.says(SITI, "/ajukan").await;
    assert!(goes_on.contains("Masih ada isian"), "{goes_on}");
    let at_desa = office.says_all(SITI, &["lanjutkan", "sudah saya baca"]).await;
    assert!(at_desa.contains("warga desa mana"), "{at_desa}");
    let summary = office.says_all(SITI, &["Japan", "lewati"]).await;
    assert!(summary.contains("dicatat petugas dari KK") && !summary.contains("3516"), "{summary}");
    office.says(AGUS, "lanjutkan").await;
    insta::assert_snapshot!("draft_with_photos_of_before", office.says(AGUS, "sudah saya baca").await);
    insta::assert_snapshot!("photos_of_before_or_paper", office.taps(AGUS, "✏️ Kartu Keluarga (KK)").await);
    office.taps(AGUS, "↩️ Tidak jadi mengubah").await;
    office.says(AGUS, "kirim").await;
    let kode = office.kode(AGUS).await;
    assert!(office.loaded(kode).await.permohonan.data.numbers.is_some(), "they were known");
    assert_eq!(office.count("berkas where answer = 'file'").await, 1);
    office.switches(true, true).await;
    let asked = office.says(SITI, "lanjutkan").await;
    assert!(asked.contains("nomor KK pemohon"), "the NIK was said before: {asked}");
    let photo = office.says(SITI, SITI_KK).await;
    assert!(photo.contains("Berkas 1 dari 2"), "{photo}");
    office.says(SITI, "bawa").await;
    office.photo(SITI, 1).await;
    office.says(SITI, "kirim").await;
    assert!(office.loaded(office.kode(SITI).await).await.permohonan.data.numbers.is_some());
    assert_eq!(office.faults().await, []);
}

/// What staf typed wrong they put right from the card, where the person is sent to; the Kasi sees what stands then, and SOP 3 and
/// what was sent say where to go.
#[tokio::test]
async fn numbers_that_were_typed_wrong_are_put_right_at_the_counter() {
    let office = Office::asking(false, true).await;
    let kode = office.siti_applies_without_numbers().await;
    office.letter_is_brought(kode).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says_all(BUDI_STAF, &[AGUS_NIK, "3516130101159902", "simpan"]).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    let sent_here = office.says(SITI, "/ubahdata").await;
    assert!(sent_here.contains("petugas memperbaikinya"), "{sent_here}");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    let asked = office.taps(BUDI_STAF, "🔢 Perbaiki NIK dan KK").await;
    assert!(asked.contains("yang tercatat diganti"), "{asked}");
    let left = office.taps(BUDI_STAF, "Tidak jadi").await;
    assert!(left.contains("tetap seperti yang tercatat"), "{left}");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "🔢 Perbaiki NIK dan KK").await;
    let fixed = office.says_all(BUDI_STAF, &[SITI_NIK, SITI_KK, "simpan"]).await;
    assert!(fixed.contains("sudah diperbaiki"), "{fixed}");
    let told = office.news(SITI).await;
    assert!(told.contains("NIK dan nomor KK sudah diperbaiki petugas") && !told.contains("3516"), "{told}");
    let numbers = office.loaded(kode).await.permohonan.data.numbers.unwrap();
    assert_eq!((numbers.nik.as_str(), numbers.kk.as_str()), (SITI_NIK, SITI_KK));
    assert!(office.says(RATNA_KASI, &format!("/periksa {kode}")).await.contains("9901"));
    assert_eq!(office.count("riwayat where kind = 'nomor_diperbaiki'").await, 1);
    let old = office.button(BUDI_STAF, "🔢 Perbaiki NIK dan KK").await;
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    let to_entri = office.presses(BUDI_STAF, &old).await;
    assert!(to_entri.contains("diperbaiki di sana: /entri"), "{to_entri}");
    office.is_entered(kode).await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "🔢 Perbaiki NIK dan KK").await;
    office.says_all(BUDI_STAF, &[SITI_NIK, "3516130101159902", "simpan"]).await;
    assert_eq!(office.loaded(kode).await.permohonan.data.kk().unwrap().as_str(), "3516130101159902");
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    let late = office.presses(BUDI_STAF, &old).await;
    assert!(late.contains("sudah dikirim"), "{late}");
    assert_eq!(office.faults().await, []);
}

impl Office {
    /// A draft with both numbers, a photo, and one syarat that is not answered yet.
    async fn siti_of_before(&self, chat: i64) {
        self.says_all(chat, &["/ajukan", "setuju", "saya sendiri", "KTP baru", "Agus Setiawan"]).await;
        self.says_all(chat, &["3516130202889902", "3516130101159902", "Modongan", "lewati", "bawa"]).await;
        self.photo(chat, 21).await;
    }
}

/// What was asked for before the switch is received, completed and entered after it, in both directions.
#[tokio::test]
async fn the_office_switches_in_the_middle_of_a_permohonan() {
    let mut office = Office::asking(false, false).await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya sendiri", "KTP baru", "Siti Aminah", "Japan", "lewati"]).await;
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    office.switches(true, true).await;
    office.both_are_brought(kode).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.says_all(BUDI_STAF, &[SITI_NIK, SITI_KK, "simpan"]).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    let notice = office.says(SITI, "/lengkapi").await;
    assert!(notice.contains("sudah diperbarui"), "an office that asks for more has another one: {notice}");
    let asked = office.taps(SITI, "✅ Sudah saya baca").await;
    assert!(asked.contains("Silakan kirim fotonya"), "{asked}");
    let page = office.photo(SITI, 2).await;
    assert!(page.contains("sudah dijawab"), "{page}");
    office.is_received_again_and_returned(kode).await;
    office.says(SITI, "/lengkapi").await;
    office.switches(false, false).await;
    let refused = office.photo(SITI, 3).await;
    assert!(refused.contains("tidak menerima foto") && refused.contains("aslinya dibawa"), "{refused}");
    office.says(SITI, "bawa").await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Kartu Keluarga (KK)").await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_approved_and_sent(kode).await;
}

impl Office {
    /// Staf receive what was completed, and the Kasi still cannot read it.
    async fn is_received_again_and_returned(&self, kode: Kode) {
        self.says(BUDI_STAF, &format!("/terima {kode}")).await;
        self.is_returned(kode).await;
    }
}
