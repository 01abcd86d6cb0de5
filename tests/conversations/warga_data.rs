//! Rights of a person over what is kept: seeing it, a copy of it, deleting what nobody needs.

use bot_api_emulator::protocol::{Fault, FaultKind};
use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, SITI_KK, SITI_NIK};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_nothing_here_reads_so() {
    let office = Office::open().await;
    assert_snapshot!(office.says(SITI, "/dataku").await, @"Dari chat ini tidak ada data yang kami simpan, Bapak/Ibu, selain catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.");
    assert_snapshot!(office.says(SITI, "/hapusdata").await, @"Dari chat ini tidak ada data yang kami simpan, Bapak/Ibu, selain catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_kept_and_who_opened_it() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/periksa {kode}")).await;
    assert_snapshot!(office.says(SITI, "/dataku").await, @"
    Data yang kami simpan dari chat ini

    • KK-KKKK-K, Siti Aminah: diterima, menunggu pemeriksaan Kasi Pelayanan.
    Disimpan nama, NIK, nomor KK, dan desa, dengan 1 foto atau PDF, selama permohonan masih berjalan.

    Datanya dipakai untuk layanan KTP di kecamatan ini saja, lalu dikirim ke Dispendukcapil.

    Yang membuka atau dikirimi datanya
    • Senin, 23 November 2026 pukul 09.30 WIB: Kasi Pelayanan membuka kartu permohonan (KK-KKKK-K)
    • Senin, 23 November 2026 pukul 09.30 WIB: staf pelayanan membuka kartu permohonan (KK-KKKK-K)

    Ada yang keliru tertulis? Ubah dengan /ubahdata. Ada yang ingin ditanyakan? Hubungi loket Seksi Pelayanan, Kantor Kecamatan Sooko.
    [📄 Kirim salinan data]
    [✏️ Ubah data yang keliru]
    [🗑 Hapus data]
    ");
    assert!(!office.says(AGUS, "/dataku").await.contains("Siti"), "a stranger reads nothing of it");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_holds_everything_in_a_form_that_machines_read() {
    let office = Office::open().await;
    office.with_sent().await;
    office.says(SITI, "/dataku").await;
    assert_snapshot!(office.taps(SITI, "📄 Kirim salinan data").await, @"[Document] Ini salinan data dari chat ini, Bapak/Ibu. Di dalamnya ada NIK lengkap; mohon tidak diteruskan kepada orang lain.");
    let copy: serde_json::Value = serde_json::from_slice(&office.paper(SITI).await).unwrap();
    let one = &copy["permohonan"][0];
    assert_eq!((one["data"]["nik"].as_str(), one["data"]["kk"].as_str()), (Some(SITI_NIK), Some(SITI_KK)));
    assert_eq!((one["tahap"].as_str(), one["jenis"].as_str()), (Some("dikirim"), Some("baru")));
    assert!(one["entri"]["alamat"].is_string() && one["nomor_register"].is_string());
    assert!(one["riwayat"].as_array().unwrap().len() >= 5);
    assert_eq!(copy["permohonan"].as_array().unwrap().len(), 1);
    assert_eq!((one["sebagai"].as_str(), copy["dibuka_lain"].as_u64()), (Some("pemohon"), Some(0)));
    assert_eq!(one["persetujuan"]["versi"].as_str(), Some("2026-8"));
    assert_eq!(one["berkas_disimpan"][0]["sha256"].as_str().unwrap().len(), 64);
}

/// In which pengiriman it went, that its archives left, and what came back; the words of the officer for the pemohon only.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_tells_of_the_hand_over_and_of_a_receipt_on_paper() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    office.is_sent_back_and_sent_again(kode).await;
    let agus = office.agus_applies().await;
    office.is_received_on_paper(agus).await;
    office.hush().await;
    let told = office.says(SITI, "/dataku").await;
    assert!(told.contains("petugas Dispendukcapil dikirimi data dan berkasnya"), "{told}");
    assert!(told.contains("Yang pernah dibuka petugas tetap ada, bertanda"), "a photo that was opened stays: {told}");
    let copy = copy_of(&office, SITI).await;
    let one = &copy["permohonan"][0];
    let (sent, returned) = (&one["pengiriman"], &one["pengembalian"][0]);
    assert_eq!((&sent[0]["nomor"], &sent[1]["nomor"], sent[2].is_null()), (&"1/2026".into(), &"2/2026".into(), true));
    assert!(sent[0]["diterima"].is_string() && sent[1]["diterima"].is_string());
    assert_eq!((&returned["alasan"], &returned["dikirim_ulang"]), (&"lainnya".into(), &true.into()));
    assert_eq!(returned["catatan"], "RT di KK lain");
    let opened = copy["dibuka"].as_array().unwrap();
    assert_eq!(opened.iter().filter(|one| one["apa"] == "kiriman" && one["peran"] == "dispendukcapil").count(), 2);
    assert_eq!(copy_of(&office, AGUS).await["permohonan"][0]["diterima_di_kertas"], "2026-11-22T17:00:00Z");
    let pelapor = "set session_replication_role = replica; update pihak set sebagai = 'pelapor', hubungan = 'saudara'";
    office.database.sql(pelapor).await;
    let masked = copy_of(&office, SITI).await;
    let returned = &masked["permohonan"][0]["pengembalian"][0];
    assert!(returned["catatan"].is_null() && returned["alasan"] == "lainnya");
}

/// What Telegram refused was not sent, and is not said to be.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_archive_is_sent_when_it_has_left() {
    let office = Office::open().await;
    let kode = office.with_entered().await;
    let refused = FaultKind::Refuse { code: 400, description: "Bad Request: file must be non-empty".into() };
    let refused = Fault::new(refused).method("sendDocument").until_cleared();
    office.control.fault(refused).await.unwrap();
    office.says_all(BUDI_STAF, &[&format!("/kirim {kode}"), "Hendra Wijaya"]).await;
    assert!(!office.says(SITI, "/dataku").await.contains("dikirimi data dan berkasnya"));
    office.control.clear_faults().await.unwrap();
    office.taps(HENDRA_DISPENDUKCAPIL, "🗂 Arsip lagi").await;
    assert!(office.says(SITI, "/dataku").await.contains("dikirimi data dan berkasnya"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_lists_every_opening() {
    let office = Office::open().await;
    office.with_received().await;
    let many = "set session_replication_role = replica;
        insert into disclosure (permohonan_id, petugas_id, what, at, peran)
        select 1, 1, 'kartu', timestamptz '2026-11-20T02:00:00Z' + n * interval '1 second', 'staf' from generate_series(1, 1500) n";
    office.database.sql(many).await;
    let all: usize = office.database.sql("select count(*) from disclosure").await.parse().unwrap();
    let told = office.says(SITI, "/dataku").await;
    assert!(told.contains(&format!("dan {} kali sebelumnya", all - 10)), "{told}");
    let copy = copy_of(&office, SITI).await;
    assert_eq!((copy["dibuka"].as_array().unwrap().len(), copy["dibuka_lain"].as_u64()), (all, Some(0)));
}

async fn copy_of(office: &Office, chat: i64) -> serde_json::Value {
    office.says(chat, "/dataku").await;
    office.taps(chat, "📄 Kirim salinan data").await;
    serde_json::from_slice(&office.paper(chat).await).unwrap()
}

/// The pemohon may have told nobody but the counter what stands in the berkas.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_for_who_applied_for_somebody_else_masks_the_numbers_and_leaves_out_what_staf_entered() {
    let office = Office::open().await;
    office.says_all(AGUS, &["/ajukan", "setuju", "orang lain", "saudara", "KTP baru", "Siti Aminah"]).await;
    office.says_all(AGUS, &[SITI_NIK, SITI_KK, "Japan", "lewati", "bawa", "bawa", "kirim"]).await;
    office.says(AGUS, "/dataku").await;
    assert_snapshot!(office.taps(AGUS, "📄 Kirim salinan data").await, @"[Document] Ini salinan data dari chat ini, Bapak/Ibu. Untuk permohonan orang lain, NIK dan nomor KK-nya kami samarkan, dan data dari berkasnya tidak disertakan: yang lengkap hanya untuk pemohonnya sendiri. Mohon tidak diteruskan kepada orang lain.");
    let text = String::from_utf8(office.paper(AGUS).await).unwrap();
    assert!(!text.contains(SITI_NIK) && !text.contains(SITI_KK), "{text}");
    assert!(text.contains("Siti Aminah") && text.contains(&SITI_NIK[12..]), "{text}");
    let one: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert!(one["permohonan"][0]["entri"].is_null());
    assert_eq!(one["permohonan"][0]["sebagai"].as_str(), Some("pelapor"));
    // What is kept for the next person is no draft.
    assert_eq!(one["terakhir"]["hubungan"].as_str(), Some("saudara"));
    let told = office.says(AGUS, "/dataku").await;
    assert!(told.contains("Hubungan Bapak/Ibu dengan pemohon terakhir") && !told.contains("Isian"), "{told}");
    assert!(told.contains("foto dan PDF-nya kami hapus 30 hari") == told.contains("foto atau PDF,"), "{told}");
    assert!(office.says(AGUS, "/hapusdata").await.contains("hubungan dengan pemohon terakhir"));
    office.taps(AGUS, "Ya, hapus").await;
    assert!(!office.says(AGUS, "/dataku").await.contains("Hubungan"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_has_only_a_draft_gets_a_copy_too() {
    let office = Office::open().await;
    office.siti_up_to_berkas().await;
    office.photo(SITI, 1).await;
    office.says(SITI, "/dataku").await;
    office.taps(SITI, "📄 Kirim salinan data").await;
    let copy: serde_json::Value = serde_json::from_slice(&office.paper(SITI).await).unwrap();
    let one = &copy["isian"][0];
    assert_eq!((one["nik"].as_str(), one["kk"].as_str()), (Some(SITI_NIK), Some(SITI_KK)));
    assert_eq!((one["nama"].as_str(), one["jenis"].as_str()), (Some("Siti Aminah"), Some("baru")));
    assert_eq!(one["berkas"].as_array().unwrap().len(), 1);
    assert_eq!(one["persetujuan"]["versi"].as_str(), Some("2026-8"));
}

/// In which role they were, not in which they are.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_role_of_who_opened_something_is_that_of_then() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says(RATNA_KASI, &format!("/periksa {kode}")).await;
    office.database.sql("alter table disclosure disable trigger all; update disclosure set peran = 'admin' where peran = 'kasi'; update disclosure set peran = null where peran = 'staf'").await;
    let told = office.says(SITI, "/dataku").await;
    assert!(told.contains(": admin membuka kartu permohonan"), "{told}");
    assert!(told.contains(": petugas yang sekarang staf pelayanan membuka kartu permohonan"), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_belongs_to_no_permohonan_and_no_draft_is_named_and_deleted() {
    let office = Office::open().await;
    let rest = format!(
        "insert into dialog_archive values ({SITI}, 1, 'x', now());
         insert into inbox (update_id, digest, chat_id, raw, state) values (1, 'a', {SITI}, 'x', 'dead');
         insert into outbox (outbox_key, chat_id, payload, state) values (gen_random_uuid(), {SITI}, 'x', 'dead');
         insert into pemberitahuan (chat_id, version, at) values ({SITI}, '2026-8', now());
         insert into berhenti values ({SITI}, now()), ({AGUS}, now());
         insert into dialog_archive values ({AGUS}, 1, 'x', now())"
    );
    office.database.sql(&rest).await;
    assert!(office.says(SITI, "/dataku").await.contains("2 pesan yang gagal diproses atau dikirim"));
    assert_snapshot!(office.says(SITI, "/hapusdata").await, @"
    Yang akan dihapus:
    • 2 pesan yang gagal diproses atau dikirim: disimpan 30 hari, lalu terhapus sendiri
    • 1 percakapan lama yang sudah tidak dapat dibaca: disimpan 30 hari, lalu terhapus sendiri
    • catatan bahwa pemberitahuan tentang data pribadi sudah dibaca: selama ada permohonan atau isian dari chat ini, dan paling sedikit 90 hari; sesudah itu terhapus sendiri
    • permintaan untuk tidak diingatkan: berlaku dan disimpan sampai Bapak/Ibu menulis /ingatkan atau menghapusnya

    Selain itu, dari chat ini hanya ada catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.

    Yang sudah dihapus tidak dapat dikembalikan. Hapus sekarang?
    [Tidak]
    [Ya, hapus]
    ");
    assert!(office.taps(SITI, "Ya, hapus").await.starts_with("✅ Sudah dihapus"));
    for table in ["dialog_archive", "inbox", "outbox", "pemberitahuan", "berhenti"] {
        let dead = if matches!(table, "inbox" | "outbox") { "and state = 'dead'" } else { "" };
        let left = format!("select count(*) from {table} where chat_id = {SITI} {dead}");
        assert_eq!(office.database.sql(&left).await, "0", "{table}");
    }
    assert_eq!((office.count("dialog_archive").await, office.count("berhenti").await), (1, 1), "those of others stay");
    assert!(office.says(SITI, "/dataku").await.starts_with("Dari chat ini tidak ada data"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_goes_on_or_was_sent_stays_with_its_reason() {
    let office = Office::open().await;
    office.with_received().await;
    assert_snapshot!(office.says(SITI, "/hapusdata").await, @"
    Sekarang belum ada yang dapat dihapus.

    Yang tetap disimpan:
    • KK-KKKK-K, Siti Aminah: masih berjalan. Bila ingin dihapus, tarik dahulu dengan /tarik.
    [🔎 Cek status]
    ");
    let office = Office::open().await;
    office.with_sent().await;
    assert_snapshot!(office.says(SITI, "/hapusdata").await, @"
    Sekarang belum ada yang dapat dihapus.

    Yang tetap disimpan:
    • KK-KKKK-K, Siti Aminah: sudah dikirim ke Dispendukcapil, jadi wajib disimpan sebagai catatan register menurut aturan arsip. Foto dan PDF-nya hanya sampai 23 Desember 2026, lalu terhapus sendiri. Yang pernah dibuka petugas tetap ada, bertanda, di chat Telegram petugas itu.
    ");
}

/// No rule of archives asks for a telephone number that is of no use any more.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_telephone_number_of_what_was_sent_goes() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    office.says_all(SITI, &["/ubahdata", "nomor telepon", "0812-0000-9901", "ya"]).await;
    assert!(office.loaded(kode).await.permohonan.data.phone.is_some());
    assert_snapshot!(office.says(SITI, "/hapusdata").await, @"
    Yang akan dihapus:
    • KK-KKKK-K, Siti Aminah: nomor telepon

    Yang tetap disimpan:
    • KK-KKKK-K, Siti Aminah: sudah dikirim ke Dispendukcapil, jadi wajib disimpan sebagai catatan register menurut aturan arsip. Foto dan PDF-nya hanya sampai 23 Desember 2026, lalu terhapus sendiri. Yang pernah dibuka petugas tetap ada, bertanda, di chat Telegram petugas itu.

    Yang sudah dihapus tidak dapat dikembalikan. Hapus sekarang?
    [Tidak]
    [Ya, hapus]
    ");
    assert_snapshot!(office.taps(SITI, "Ya, hapus").await, @"
    ✅ Sudah dihapus:
    • KK-KKKK-K, Siti Aminah: nomor telepon

    Pesan di chat ini dapat Bapak/Ibu hapus sendiri: tekan lama pesannya, lalu pilih hapus.
    ");
    assert!(office.loaded(kode).await.permohonan.data.phone.is_none());
    assert!(office.says(SITI, "/status").await.contains("dikirim"), "all else is as it was");
    assert!(office.says(SITI, "/hapusdata").await.starts_with("Sekarang belum ada yang dapat dihapus"));
    assert_eq!(office.faults().await, []);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_withdrawn_and_what_was_not_sent_goes() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.says_all(SITI, &["/tarik", "Tidak jadi", "Ya, tarik"]).await;
    assert_eq!(office.tahap(kode).await, "dibatalkan");
    office.siti_up_to_number().await;
    assert_snapshot!(office.says(SITI, "/hapusdata").await, @"
    Yang akan dihapus:
    • KK-KKKK-K, Siti Aminah: semua data pemohon di dalamnya. Di buku register tetap tercatat kode, desa, tanggal setiap langkah, hubungan dengan pemohon, dan nomor akun Telegram ini, karena buku itu tidak boleh berlubang atau diubah. Kartu dan foto yang pernah dibuka petugas tetap ada di chat Telegram petugas itu.
    • isian yang belum dikirim

    Selain itu, dari chat ini hanya ada catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.

    Yang sudah dihapus tidak dapat dikembalikan. Hapus sekarang?
    [Tidak]
    [Ya, hapus]
    ");
    assert_snapshot!(office.says(SITI, "apa ya").await, @"
    Yang akan dihapus:
    • KK-KKKK-K, Siti Aminah: semua data pemohon di dalamnya. Di buku register tetap tercatat kode, desa, tanggal setiap langkah, hubungan dengan pemohon, dan nomor akun Telegram ini, karena buku itu tidak boleh berlubang atau diubah. Kartu dan foto yang pernah dibuka petugas tetap ada di chat Telegram petugas itu.
    • isian yang belum dikirim

    Selain itu, dari chat ini hanya ada catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.

    Yang sudah dihapus tidak dapat dikembalikan. Hapus sekarang?
    [Tidak]
    [Ya, hapus]
    ");
    assert_snapshot!(office.taps(SITI, "Ya, hapus").await, @"
    ✅ Sudah dihapus:
    • KK-KKKK-K, Siti Aminah: semua data pemohon di dalamnya. Di buku register tetap tercatat kode, desa, tanggal setiap langkah, hubungan dengan pemohon, dan nomor akun Telegram ini, karena buku itu tidak boleh berlubang atau diubah. Kartu dan foto yang pernah dibuka petugas tetap ada di chat Telegram petugas itu.
    • isian yang belum dikirim

    Pesan di chat ini dapat Bapak/Ibu hapus sendiri: tekan lama pesannya, lalu pilih hapus.
    ");
    assert_snapshot!(office.says(SITI, "/dataku").await, @"
    Data pribadi di permohonan dari chat ini sudah dihapus, Bapak/Ibu. Yang masih kami simpan:
    • 1 baris buku register dari permohonan yang datanya sudah dihapus: kode, desa, tanggal setiap langkah, hubungan dengan pemohon, dan nomor akun Telegram ini. Disimpan menurut jadwal arsip, karena buku itu tidak boleh berlubang atau diubah.

    Selain itu hanya ada catatan bahwa pesan diterima dan dijawab, serta hitungan pesan dan kode yang keliru. Catatan itu menjaga kelancaran layanan dan mencegah penyalahgunaan, dan terhapus sendiri.
    ");
    let nothing = office.says(SITI, "/hapusdata").await;
    assert!(nothing.starts_with("Sekarang belum ada yang dapat dihapus.") && nothing.contains("1 baris buku register"));
    let stands =
        "select count(*) from pihak h join permohonan p using (permohonan_id) where p.forgotten_at is not null";
    assert_eq!(office.database.sql(stands).await, "1", "as it is said");
    assert_eq!(office.count("data_key").await, 0);
    assert_eq!(office.database.sql("select rule from destruction").await, "diminta");
    let told = office.says(SITI, &format!("/status {kode}")).await;
    assert!(told.contains("tidak ada di antara"), "{told}");
    office.hush().await;
    let found = office.says(BUDI_STAF, &format!("/cari {SITI_NIK}")).await;
    assert!(found.starts_with("Belum ada permohonan dengan"), "{found}");
    let faults = office.faults().await;
    assert!(faults.is_empty(), "{faults:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_and_an_old_yes_delete_nothing() {
    let office = Office::open().await;
    office.siti_up_to_number().await;
    office.says(SITI, "/hapusdata").await;
    let yes = office.button(SITI, "Ya, hapus").await;
    assert_snapshot!(office.taps(SITI, "Tidak").await, @"
    Baik, tidak ada yang dihapus.
    [▶️ Lanjutkan isian]
    ");
    let told = office.presses(SITI, &yes).await;
    assert!(told.contains("sudah terjawab"), "{told}");
    office.says(SITI, "/hapusdata").await;
    office.later(TimeDelta::days(1)).await;
    office.says(SITI, "ya").await;
    assert!(office.says(SITI, "/dataku").await.contains("Isian yang belum dikirim"), "a yes of another day is none");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_withdrawn_is_forgotten_when_its_time_has_passed() {
    let office = Office::open().await;
    office.with_received().await;
    office.says_all(SITI, &["/tarik", "Tidak jadi", "Ya, tarik"]).await;
    assert!(office.says(SITI, "/dataku").await.contains("sampai"));
    office.later(TimeDelta::days(29)).await;
    office.jobs().await;
    assert_eq!(office.count("data_key").await, 1);
    office.later(TimeDelta::days(2)).await;
    office.jobs().await;
    assert_eq!(office.count("data_key").await, 0);
    assert_eq!(office.database.sql("select rule from destruction").await, "berakhir");
    assert!(
        office.says(SITI, "/dataku").await.contains("1 baris buku register dari permohonan yang datanya sudah dihapus")
    );
}

/// Who has no chat of their own asks at the counter, where they are sent: what is closed goes, after one question, and is said to
/// the chats of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_asks_at_the_counter_is_erased_there() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.news(SITI).await;
    let open = office.says(BUDI_STAF, &format!("/hapus {kode}")).await;
    assert!(open.contains("masih berjalan"), "{open}");
    office.says_all(BUDI_STAF, &[&format!("/tutup {kode}"), "Tidak jadi mengurus", "Ya, tutup"]).await;
    office.news(SITI).await;
    let card = office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    assert!(card.contains("[🗑 Hapus data pribadi]"), "{card}");
    assert_snapshot!(office.taps(BUDI_STAF, "🗑 Hapus data pribadi").await, @"
    Hapus data pribadi KK-KKKK-K, Siti Aminah?

    Mohon pastikan yang meminta pemohonnya sendiri: cocokkan dengan KTP atau KK-nya.

    Yang dihapus: nama, NIK, nomor KK, nomor telepon, alasan penutupan yang ditulis sendiri, data dari berkas, serta semua foto dan PDF.
    Yang tetap ada, karena buku register harus utuh: kode, nomor register, desa, tanggal setiap langkah, dan nomor akun Telegram yang terhubung.
    Kartu dan foto yang pernah dibuka juga tetap ada di chat petugas; mohon dihapus sendiri dari chat Anda.

    Yang sudah dihapus tidak dapat dikembalikan.
    [Tidak, jangan dihapus]
    [Ya, hapus datanya]
    ");
    let yes = office.button(BUDI_STAF, "Ya, hapus datanya").await;
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    let asked = office.presses(BUDI_STAF, &yes).await;
    assert!(asked.starts_with("Hapus data pribadi"), "an old yes asks: {asked}");
    assert_eq!(office.count("destruction").await, 0);
    let done = office.says(BUDI_STAF, "ya").await;
    assert!(done.contains("sudah dihapus"), "{done}");
    let by = "select rule || ' ' || p.peran from destruction d join petugas p using (petugas_id)";
    assert_eq!(office.database.sql(by).await, "diminta staf");
    assert_eq!(office.count("data_key").await, 0);
    let told = office.news(SITI).await;
    assert!(told.contains("atas permintaan pemohon di loket") && !told.contains("Siti"), "{told}");
    let gone = office.says(BUDI_STAF, &format!("/hapus {kode}")).await;
    assert!(!gone.contains("Hapus data pribadi"), "{gone}");
    assert_eq!(office.faults().await, []);
}

/// What was sent stands in the register; a citizen who types the word means what is their own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_sent_is_erased_by_nobody() {
    let office = Office::open().await;
    let kode = office.with_sent().await;
    assert!(office.says(RATNA_KASI, &format!("/hapus {kode}")).await.contains("wajib disimpan"));
    assert!(office.says(SITI, "/hapus").await.contains("Yang tetap disimpan"));
}

/// An old *yes* deletes nothing that its question said would stay: what has changed is asked about anew.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_said_to_stay_is_not_deleted_by_an_old_yes() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    office.siti_up_to_number().await;
    let asked = office.says(SITI, "/hapusdata").await;
    assert!(asked.contains("masih berjalan") && asked.contains("isian yang belum dikirim"), "{asked}");
    let yes = office.button(SITI, "Ya, hapus").await;
    office.says_all(BUDI_STAF, &[&format!("/tutup {kode}"), "Tidak jadi mengurus", "Ya, tutup"]).await;
    office.news(SITI).await;
    let again = office.presses(SITI, &yes).await;
    assert!(again.starts_with("Sejak pertanyaan itu ada yang berubah"), "{again}");
    assert!(again.contains("semua data pemohon di dalamnya") && again.contains("[Ya, hapus]"), "{again}");
    assert_eq!((office.count("destruction").await, office.count("data_key").await), (0, 1));
    assert!(office.taps(SITI, "Ya, hapus").await.starts_with("✅ Sudah dihapus"));
    assert_eq!(office.count("destruction").await, 1);
    assert_eq!(office.faults().await, []);
}

/// What was opened is told of also when its record has gone by the time for it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_opened_before_is_counted_though_its_record_is_gone() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    let gone = format!(
        "set session_replication_role = replica; delete from disclosure;
         insert into destroyed_log (tanggal, log, kode, rows, hash, at, digest) values
             ('2021-03-01', 'disclosure', '{0}', 2, 'x', now(), 'x'), ('2021-03-02', 'disclosure', '{0}', 1, 'x', now(), 'x'),
             ('2021-03-02', 'disclosure', 'LAIN', 9, 'x', now(), 'x'), ('2021-03-02', 'pencarian', '-', 5, 'x', now(), 'x')",
        kode.compact()
    );
    office.database.sql(&gone).await;
    let told = office.says(SITI, "/dataku").await;
    assert!(told.contains("Ada pula 3 pembukaan") && told.contains("1825 hari"), "{told}");
    assert!(!told.contains("Belum ada petugas"), "{told}");
    let copy = copy_of(&office, SITI).await;
    assert_eq!((copy["dibuka"].as_array().unwrap().len(), copy["dibuka_terhapus"].as_u64()), (0, Some(3)));
    office.says(RATNA_KASI, &format!("/periksa {kode}")).await;
    let told = office.says(SITI, "/dataku").await;
    assert!(told.contains("Kasi Pelayanan membuka kartu") && told.contains("Ada pula 3 pembukaan"), "{told}");
}

/// Each line says until when.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_line_says_until_when() {
    let office = Office::open().await;
    office.siti_up_to_number().await;
    let told = office.says(SITI, "/dataku").await;
    assert!(told.contains("paling cepat 10 hari sesudah terakhir diisi") && told.contains("sesudah 90 hari"), "{told}");
    let told = office.says(BUDI_STAF, "/dataku").await;
    assert!(told.contains("staf pelayanan") && told.contains("selama bertugas"), "{told}");
    office.says(AGUS, "/berhenti").await;
    let told = office.says(AGUS, "/dataku").await;
    assert!(told.contains("sampai Bapak/Ibu menulis /ingatkan"), "{told}");
}
