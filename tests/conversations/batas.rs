//! Who sends too much, and who tries out kode and links. With the limits of the office, which other stories do without.

use bot_api_emulator::protocol::{AlbumItem, NewGroup};
use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;

use crate::scenes::{SLIP, never_given};
use crate::support::people::{
    AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK, YANTO_ADMIN,
};
use crate::support::{Office, PROFILE, pictures};

async fn office() -> Office {
    let mut office = Office::open().await;
    office.stop().await;
    office.start_with(PROFILE).await;
    office.later(TimeDelta::minutes(10)).await; // whatever was said before counts no more
    office
}

impl Office {
    /// Types the same again and again, and waits for nothing.
    async fn floods(&self, chat: i64, text: &str, times: usize) {
        for _ in 0..times {
            self.control.send_text(chat, text).await.unwrap();
        }
    }
}

fn answers(heard: &str) -> usize {
    heard.split("\n---\n").filter(|one| !one.is_empty()).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_much_is_said_once_and_then_nothing_until_it_passes() {
    let office = office().await;
    office.floods(SITI, "/syarat", 100).await;
    let heard = office.answer(SITI).await;
    assert_eq!(answers(&heard), 41, "what is allowed at once, and one more");
    assert_snapshot!(heard.split("\n---\n").last().unwrap(), @"Pesan dari chat ini datang terlalu cepat, jadi sementara kami tidak membacanya. Mohon tunggu sampai pukul 09.41 WIB, lalu kirim lagi yang belum dijawab. Yang sudah dijawab tetap tersimpan.");
    office.later(TimeDelta::seconds(30)).await;
    assert_eq!(office.says(SITI, "/status").await, "", "told once");
    assert!(office.says(AGUS, "/status").await.contains("/ajukan"), "nobody else waits");
    office.later(TimeDelta::minutes(2)).await;
    assert_snapshot!(office.says(SITI, "/status").await, @"
    Selama menunggu tadi ada 61 pesan yang tidak terbaca. Bila masih perlu, silakan kirim lagi, juga foto atau PDF yang dikirim waktu itu.
    ---
    Belum ada permohonan dari chat ini. Untuk mengajukan: /ajukan
    [📝 Ajukan KTP]
    ");
    office.later(TimeDelta::minutes(10)).await;
    assert_eq!(answers(&office.says(SITI, "/status").await), 1, "and that is over");
}

/// Who edits one message again and again is answered as often as who writes, and no more.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn edits_count_like_what_is_written() {
    let office = office().await;
    office.says(SITI, "selamat pagi").await;
    let id = office.control.messages(SITI).await.unwrap().into_iter().rfind(|m| !m.from_bot).unwrap().message_id;
    for n in 0..100 {
        office.control.edit_text(SITI, id, &format!("selamat pagi {n}")).await.unwrap();
    }
    let heard = office.answer(SITI).await;
    assert!(heard.contains("terlalu cepat"), "{heard}");
    assert_eq!(office.says(SITI, "/status").await, "", "told once");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_draft_waits_where_it_was_and_of_what_is_unread_only_numbers_go() {
    let office = office().await;
    office.says_all(SITI, &["/ajukan", "setuju", "saya sendiri", "KTP baru"]).await;
    office.floods(SITI, "/bantuan", 60).await;
    office.answer(SITI).await;
    assert_eq!(office.says(SITI, "Siti Aminah").await, "");
    assert_eq!(office.says(SITI, SITI_NIK).await, "");
    assert_eq!(office.photo(SITI, 3).await, "");
    assert_eq!(office.database.sql("select count(*) from periksa").await, "0");
    office.control.send_photo(SITI, &pictures::good(4), Some(SITI_NIK)).await.unwrap();
    let told = office.answer(SITI).await;
    assert!(told.starts_with("Di keterangan pesan tadi ada NIK"), "{told}");
    office.later(TimeDelta::minutes(3)).await;
    let heard = office.says(SITI, "Siti Aminah").await;
    assert!(heard.contains("tidak terbaca") && heard.contains("Silakan tulis NIK"), "{heard}");
    let messages = office.control.messages(SITI).await.unwrap();
    assert!(messages.iter().any(|m| !m.from_bot && m.caption.is_none() && m.text.is_empty()), "the photo stays");
    assert!(
        !office.left_of(SITI).await.contains(&SITI_NIK.to_owned()),
        "a number does not stay, though nobody read it"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_album_takes_nothing_of_what_is_said_before_its_answer() {
    let office = office().await;
    office.siti_up_to_berkas().await;
    office.floods(SITI, "/bantuan", 60).await;
    office.answer(SITI).await;
    office.later(TimeDelta::minutes(3)).await;
    let album = (101..104).map(|n| AlbumItem::photo(&pictures::good(n))).collect();
    office.control.send_album(SITI, album).await.unwrap();
    let heard = office.answer(SITI).await;
    assert!(heard.starts_with("Selama menunggu tadi ada"), "{heard}");
    assert_eq!(heard.matches("3 lembar tersimpan").count(), 1, "the album is answered once: {heard}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_petugas_may_do_more_and_a_group_hardly_anything() {
    let office = office().await;
    office.floods(BUDI_STAF, "/antrean", 121).await;
    let heard = office.answer(BUDI_STAF).await;
    assert_eq!(answers(&heard), 121);
    assert!(heard.ends_with("tersimpan."), "the last one is told");

    let group = -100_777;
    let warga = NewGroup { id: group, title: "Warga".into(), creator: SITI, supergroup: true };
    office.control.create_group(&warga).await.unwrap();
    for _ in 0..9 {
        office.control.send_text_in(group, SITI, "/status").await.unwrap();
    }
    office.quiet().await;
    let said = async || office.control.messages(group).await.unwrap().iter().filter(|m| m.from_bot).count();
    assert_eq!(said().await, 3, "the way to the private chat, three times, and nothing about it");
    office.later(TimeDelta::minutes(5)).await;
    office.control.send_text_in(group, SITI, "/status").await.unwrap();
    office.quiet().await;
    assert_eq!(said().await, 4);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_tries_out_kode_has_to_wait_and_the_admin_is_told_once() {
    let office = office().await;
    let siti = office.siti_applies().await;
    office.says(AGUS, "/start").await;
    office.later(TimeDelta::minutes(5)).await;
    for n in 0..10 {
        let asked = if n == 3 { siti } else { never_given(n) };
        let answer = office.says(AGUS, &format!("/status {asked}")).await;
        assert!(answer.starts_with("Kode KK-KKKK-K tidak ada di antara"), "{n}: {answer}");
    }
    assert_snapshot!(office.says(AGUS, &format!("/status {}", never_given(11))).await, @"Sudah beberapa kali kode atau tautan dari chat ini tidak cocok. Demi keamanan, silakan coba lagi sesudah satu jam. Bila perlu bantuan, silakan hubungi loket Seksi Pelayanan, Kantor Kecamatan Sooko.");
    let to_siti = office.says(AGUS, &format!("/status {siti}")).await;
    assert_eq!(to_siti, office.says(AGUS, &format!("/tarik {}", never_given(12))).await, "whatever it is");
    let link = office.says(AGUS, "/start u_never_made").await;
    assert_eq!(to_siti, link);
    assert_eq!(to_siti, office.says(AGUS, "/start t_never_made").await);
    assert!(office.says(AGUS, "/status").await.contains("/ajukan"), "everything else goes on");
    assert!(office.says(SITI, &format!("/status {siti}")).await.contains("Tahap:"), "for others, too");

    office.hush().await;
    office.jobs_of(&[Job::Guesses]).await;
    assert_snapshot!(office.news(YANTO_ADMIN).await, @"
    Ada yang mencoba-coba
    Dalam satu jam terakhir 10 kode, tautan, atau jawaban tidak cocok, dari 1 chat. Tidak ada data yang terbuka, dan yang terlalu sering mencoba sudah ditahan satu jam. Anda tidak perlu berbuat apa-apa; bila ada warga yang tidak dapat membuka tautannya, mohon dibantu di loket.
    ");
    for petugas in [BUDI_STAF, RATNA_KASI, HENDRA_DISPENDUKCAPIL] {
        assert_eq!(office.news(petugas).await, "");
    }
    assert_eq!(office.database.sql("select count(*), count(told_at) from guess").await, "10|10", "none while it waits");
    office.later(TimeDelta::minutes(61)).await;
    for n in 0..10 {
        let answer = office.says(AGUS, &format!("/lengkapi {}", never_given(n))).await;
        assert!(answer.starts_with("Kode KK-KKKK-K tidak ada di antara"), "{n}: {answer}");
    }
    office.jobs_of(&[Job::Guesses]).await;
    assert_eq!(office.news(YANTO_ADMIN).await, "", "once a day");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_who_try_a_little_are_told_too_and_without_an_admin_the_kasi_is() {
    let office = office().await;
    let guesses = "insert into guess (chat_id, door, at) select n, 'undangan', '2026-11-23T02:40:00Z' from generate_series(1, 49) n";
    office.database.sql(guesses).await;
    office.says(AGUS, "/start").await;
    office.jobs_of(&[Job::Guesses]).await;
    office.database.sql("update petugas set aktif = false, deactivated_at = now() where chat_id = 2005").await;
    assert_eq!(office.news(YANTO_ADMIN).await, "");
    office.says(AGUS, "/start u_never_made").await;
    office.later(TimeDelta::minutes(6)).await;
    office.jobs_of(&[Job::Guesses]).await;
    assert_eq!(office.news(YANTO_ADMIN).await, "");
    assert!(office.news(RATNA_KASI).await.contains("50 kode, tautan, atau jawaban tidak cocok, dari 50 chat"));
}

/// Buttons have an allowance of their own, twice as large: whoever presses on is told once, and what is typed is read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_many_presses_are_not_answered() {
    let office = office().await;
    let status = "1:m:status";
    office.says(SITI, "/start").await;
    let shown = office.newest(SITI).await.message_id;
    for _ in 0..100 {
        office.control.press_stale(SITI, shown, status).await.unwrap();
    }
    let heard = office.answer(SITI).await;
    assert_eq!(answers(&heard), 81, "twice what may be said at once, and one more");
    assert_snapshot!(heard.split("\n---\n").last().unwrap());
    assert!(office.says(SITI, "/status").await.contains("/ajukan"), "what is typed is counted apart");
    office.later(TimeDelta::minutes(2)).await;
    assert_eq!(answers(&office.forges(SITI, status).await), 1, "it is answered again, without a word of what was not");
}

/// Who applied for somebody else sees no digit of the number that stands there, and cannot go on trying.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_number_of_somebody_else_cannot_be_found_out_by_putting_it_right() {
    let office = office().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "saudara", "KTP baru", "Siti Aminah", SITI_NIK]).await;
    office.says_all(AGUS, &[SITI_KK, "Japan", "lewati", "bawa"]).await;
    office.photo(AGUS, 7).await;
    office.says(AGUS, "kirim").await;
    office.later(TimeDelta::minutes(10)).await;
    assert_snapshot!(office.says_all(AGUS, &["/ubahdata", "nik", SLIP]).await, @"
    Permohonan KK-KKKK-K: NIK

    Sekarang tertulis: ••••••••••••9901
    Diubah menjadi: ••••••••••••9901

    Sudah benar?
    [✅ Ya, benar]
    [Tidak jadi]
    ");
    for _ in 1..10 {
        office.later(TimeDelta::minutes(1)).await;
        office.says(AGUS, SITI_KK).await;
    }
    office.later(TimeDelta::minutes(1)).await;
    assert_snapshot!(office.says(AGUS, SITI_NIK).await, @"Demi keamanan, NIK dan nomor KK orang lain belum dapat diubah lagi dari chat ini. Silakan coba lagi sesudah satu jam, atau hubungi loket Seksi Pelayanan, Kantor Kecamatan Sooko dengan membawa KK.");
    assert_eq!(office.count("guess").await, 10);
    office.later(TimeDelta::minutes(61)).await;
    assert!(
        office.says_all(AGUS, &["/ubahdata", "nik", SLIP]).await.contains("Sudah benar?"),
        "a slip can be put right"
    );
}
