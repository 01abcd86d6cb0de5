//! Messages in which a NIK, the number of a KK or a file came do not stay in the chat.

use bot_api_emulator::protocol::{AlbumItem, CallFilter, ContentKind, NewDocument, UserContent};
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;

use crate::scenes::TO_NAME;
use crate::support::people::{AGUS_NIK, BUDI_STAF, RATNA_KASI, SITI, SITI_KK, SITI_NIK};
use crate::support::{Office, pictures};

/// With what it begins to be said.
pub(crate) const SAID: &str = "🔒 Agar aman";

impl Office {
    /// What people's own messages say that still stand in a chat, the newest last; of a file, its kind.
    pub(crate) async fn left_of(&self, chat: i64) -> Vec<String> {
        let messages = self.control.messages(chat).await.unwrap();
        let own = messages.into_iter().filter(|message| !message.from_bot && !message.deleted);
        let shown = own.map(|one| if one.kind == ContentKind::Text { one.text } else { format!("{:?}", one.kind) });
        shown.collect()
    }

    async fn how_often_said(&self, chat: i64) -> usize {
        self.control.transcript(chat).await.unwrap().matches(SAID).count()
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn numbers_and_photos_go_and_all_else_stays() {
    let office = Office::open().await;
    office.siti_up_to_summary().await;
    assert_snapshot!(office.left_of(SITI).await.join("\n"), @r"
    /ajukan
    setuju
    saya sendiri
    KTP baru
    Siti Aminah
    Japan
    lewati
    bawa
    ");
    assert_eq!(office.how_often_said(SITI).await, 1);
    office.says(SITI, "kirim").await;
    let kode = office.kode(SITI).await;
    let kept = office.loaded(kode).await.permohonan;
    assert_eq!(kept.data.nik().unwrap().as_str(), SITI_NIK);
    assert!(office.says(BUDI_STAF, &format!("/periksa {kode}")).await.contains("Siti Aminah"));
    assert_eq!(office.database.sql("select count(*) from outbox where state <> 'sent'").await, "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_message_goes_after_it_was_answered() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti Aminah", SITI_NIK]).await;
    let calls = office.control.calls(&CallFilter::default()).await.unwrap();
    let deleted = calls.iter().position(|call| call.method.eq_ignore_ascii_case("deleteMessage")).unwrap();
    let answers = |call: &bot_api_emulator::protocol::Call| call.params.to_string().contains("NIK tersimpan");
    let answered = calls.iter().position(answers).unwrap();
    assert!(answered < deleted);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_said_anew_in_another_conversation() {
    let office = Office::open().await;
    office.siti_up_to_number().await;
    office.later(chrono::TimeDelta::hours(13)).await;
    office.says_all(SITI, &["lewati", "bawa"]).await;
    office.photo(SITI, 1).await;
    assert_eq!(office.how_often_said(SITI).await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_an_album_that_is_kept_every_message_goes_and_it_is_said_in_the_one_answer() {
    let office = Office::open().await;
    office.says_all(SITI, &TO_NAME).await;
    office.hush().await;
    let album = || (1..=3).map(|n| AlbumItem::Photo { bytes: pictures::good(n), caption: None }).collect();
    office.control.send_album(SITI, album()).await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @"
    Foto atau berkas itu tidak kami simpan, karena sekarang tidak sedang diminta. Bila ada pertanyaan yang terbuka, mohon dijawab dahulu. Untuk mengajukan: /ajukan. Untuk melengkapi berkas: /lengkapi

    Silakan tulis nama lengkap pemohon, sama seperti di KK.
    ");
    assert_eq!(office.left_of(SITI).await, [&TO_NAME[..], &["Photo"; 3]].concat(), "nobody has them but the person");
    assert_eq!(office.how_often_said(SITI).await, 0);
    office.says_all(SITI, &["Siti Aminah", SITI_NIK, SITI_KK, "Japan", "lewati"]).await;
    office.later(chrono::TimeDelta::hours(13)).await;
    office.hush().await;
    office.control.send_album(SITI, album()).await.unwrap();
    let told = office.answer(SITI).await;
    assert!(told.contains("Surat pengantar desa: 3 lembar") && told.contains(SAID), "{told}");
    let left = office.left_of(SITI).await;
    assert_eq!(left.iter().filter(|one| *one == "Photo").count(), 3, "only those that were not kept: {left:?}");
}

/// A photo that was taken in Telegram's camera may be the only one there is.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_not_kept_stays_and_wrong_numbers_go() {
    let office = Office::open().await;
    let word =
        NewDocument { name: "kk.doc".into(), mime: "application/msword".into(), bytes: vec![b'x'; 9], caption: None };
    office.control.send(SITI, UserContent::Document(word)).await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @"
    Mohon maaf, jenis berkas itu belum dapat kami buka. Mohon kirim sebagai foto atau PDF.
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
    office.photo(SITI, 1).await;
    assert_eq!(office.how_often_said(SITI).await, 0);
    office.says_all(SITI, &TO_NAME).await;
    office.says_all(SITI, &["Siti Aminah", &SITI_NIK[..15], &format!("{SITI_KK} punya siapa?")]).await;
    assert_eq!(office.left_of(SITI).await, [&["Document", "Photo"], &TO_NAME[..], &["Siti Aminah"]].concat());
    assert_eq!(office.how_often_said(SITI).await, 1);
}

/// A photo that is not kept may be the only one, whatever stands below it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_with_a_number_below_it_goes_once_it_is_kept() {
    let office = Office::open().await;
    office.control.send_photo(SITI, &pictures::good(1), Some(SITI_NIK)).await.unwrap();
    let told = office.answer(SITI).await;
    assert!(!told.contains(SAID), "{told}");
    assert_eq!(office.left_of(SITI).await, ["Photo"]);
    office.siti_up_to_berkas().await;
    office.control.send_photo(SITI, &pictures::good(1), Some(SITI_NIK)).await.unwrap();
    office.answer(SITI).await;
    assert_eq!(office.left_of(SITI).await.iter().filter(|left| *left == "Photo").count(), 1);
    assert_eq!(office.database.sql("select count(*) from outbox where state <> 'sent'").await, "0");
}

fn pdf(bytes: Vec<u8>, caption: Option<String>) -> UserContent {
    UserContent::Document(NewDocument { name: "kk.pdf".into(), mime: "application/pdf".into(), bytes, caption })
}

/// It was taken, and a look at it finds that it cannot be kept: nobody has it but the person.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_cannot_be_opened_stays() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let bad = [pictures::long_pdf(21), pictures::locked_pdf(1), pictures::scripted_pdf(1), pictures::cut_off_pdf(1)];
    for (n, bytes) in bad.into_iter().enumerate() {
        office.control.send(SITI, pdf(bytes, None)).await.unwrap();
        office.answer(SITI).await;
        let left = office.left_of(SITI).await.iter().filter(|left| *left == "Document").count();
        assert_eq!(left, n + 1);
    }
    office.control.send(SITI, pdf(pictures::locked_pdf(2), Some(SITI_NIK.to_owned()))).await.unwrap();
    office.answer(SITI).await;
    let said = office.control.transcript(SITI).await.unwrap();
    assert_eq!(said.matches("Di keterangan pesan tadi ada NIK").count(), 1, "{said}");
    office.control.send(SITI, pdf(pictures::pdf(1), Some(SITI_NIK.to_owned()))).await.unwrap();
    office.answer(SITI).await;
    assert_eq!(
        office.left_of(SITI).await.iter().filter(|left| *left == "Document").count(),
        5,
        "only the last one is kept"
    );
    let said = office.control.transcript(SITI).await.unwrap();
    assert_eq!(said.matches("Di keterangan pesan tadi ada NIK").count(), 1, "{said}");
}

/// Some programs send a PDF without its type.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_document_without_a_type_is_what_its_bytes_are() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    let told = office.sends_file(SITI, ("surat", "application/octet-stream"), &pictures::pdf(1)).await;
    assert!(
        told.contains("Surat pengantar desa: 1 lembar tersimpan") && !told.contains("bukan foto atau PDF"),
        "{told}"
    );
    assert!(!office.left_of(SITI).await.contains(&"Document".to_owned()));
    let told = office.sends_file(SITI, ("surat", "application/octet-stream"), b"made up").await;
    assert!(told.contains("bukan foto atau PDF"), "{told}");
    assert!(office.left_of(SITI).await.contains(&"Document".to_owned()));
}

/// One that could not be fetched or stored stays, and goes when it is stored at last.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_nowhere_else_stays() {
    let mut office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.says(SITI, "bawa").await;
    office.files_are_away().await;
    office.sends_unseen(SITI, &pictures::good(1), "Mohon diperiksa").await;
    office.stop().await;
    office.database.sql("update periksa set state = 'given_up', remarked = true, leased_until = null").await;
    office.start().await;
    office.files_are_back().await;
    office.quiet().await;
    assert_eq!(office.left_of(SITI).await.last().map(String::as_str), Some("Photo"));
    office.jobs_of(&[Job::Refetch]).await;
    assert!(!office.left_of(SITI).await.contains(&"Photo".to_owned()));
    assert_eq!(office.database.sql("select count(*) from outbox where state <> 'sent'").await, "0");
}

/// The same photo once more for a kekurangan: its message goes, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_photo_that_came_before_goes_as_well() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.is_returned(kode).await;
    office.says(SITI, "/lengkapi").await;
    for _ in 0..2 {
        office.photo(SITI, 9).await;
    }
    assert!(!office.left_of(SITI).await.contains(&"Photo".to_owned()));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_where_nobody_asked_for_it_goes_and_one_that_is_put_into_a_message_later() {
    let office = Office::open().await;
    office.says(SITI, &format!("selamat pagi, NIK saya {SITI_NIK}")).await;
    assert_eq!(office.left_of(SITI).await, Vec::<String>::new());
    let id = office.control.send_text(SITI, "selamat pagi").await.unwrap();
    office.answer(SITI).await;
    office.control.edit_text(SITI, id, &format!("selamat pagi {SITI_NIK}")).await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @"Pesan yang diubah tidak kami baca. Silakan kirim sebagai pesan baru.");
    assert_eq!(office.left_of(SITI).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_staf_type_goes_too() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.hush().await;
    assert_snapshot!(office.says(BUDI_STAF, &format!("/cari {AGUS_NIK}")).await, @"
    🔎 1 permohonan untuk “••••••••••••9902”

    1. KK-KKKK-K – Agus Setiawan, Desa Modongan
    diajukan, menunggu diterima petugas, sejak 23 November 2026

    🔒 Agar aman, pesan Anda yang berisi NIK, nomor KK, atau berkas yang tersimpan kami hapus dari chat ini.
    [1 · KK-KKKK-K]
    [Hanya yang berjalan]
    ");
    office.says(BUDI_STAF, "/cari Agus").await;
    assert_eq!(office.left_of(BUDI_STAF).await, ["/start", "/cari Agus"]);
}

/// Where the number of a letter is asked for, any number is one but the pemohon's own; elsewhere it looks like that of a person.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_number_of_a_letter_stays_where_it_is_asked_for() {
    let letter = "1411231041632026";
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.is_entered_up_to_letter(kode).await;
    let before = office.left_of(BUDI_STAF).await.len();
    office.says(BUDI_STAF, letter).await;
    assert_eq!(office.left_of(BUDI_STAF).await.len(), before + 1);
    office.says(BUDI_STAF, letter).await;
    assert_eq!(office.left_of(BUDI_STAF).await.len(), before + 1, "the date is asked for by now");
    office.says_all(BUDI_STAF, &["20-11-2026", "simpan"]).await;
    let entri = office.loaded(kode).await.permohonan.entri.unwrap();
    assert_eq!(entri.pengantar.unwrap().nomor, letter);
    office.says(SITI, "nomor suratnya 141/123/416-313/2026").await;
    assert!(office.left_of(SITI).await.iter().any(|said| said.contains("141/123")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn their_own_number_goes_also_where_that_of_a_letter_is_asked_for() {
    let office = Office::open().await;
    let kode = office.with_approved().await;
    office.is_entered_up_to_letter(kode).await;
    office.says(BUDI_STAF, SITI_NIK).await;
    assert!(office.left_of(BUDI_STAF).await.iter().all(|said| said != SITI_NIK));
}

/// In words that are said again, to the person and to others, a number is covered; in digits of another script it goes, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_in_own_words_is_not_said_again() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says_all(SITI, &["/tarik", "alasan lain"]).await;
    let told = office.says(SITI, &format!("NIK salah, yang benar {SITI_NIK}")).await;
    assert!(told.contains("yang benar ••••••••••••9901") && !told.contains(SITI_NIK), "{told}");
    office.says(SITI, "ya").await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    for chat in [SITI, BUDI_STAF, RATNA_KASI] {
        let all = office.control.messages(chat).await.unwrap();
        assert!(
            all.iter().filter(|message| message.from_bot).all(|message| !message.text.contains(SITI_NIK)),
            "{chat}"
        );
    }
    office.siti_up_to_number().await;
    let left = office.left_of(SITI).await.len();
    assert!(office.says(SITI, "３５１６１３４１０１９０９９０１").await.contains("angka"));
    assert_eq!(office.left_of(SITI).await.len(), left, "the message is gone");
}
