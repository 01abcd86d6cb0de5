//! Who may do what: roles, invitations, deactivation.

use bot_api_emulator::protocol::NewGroup;
use chrono::TimeDelta;
use insta::assert_snapshot;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

/// Which of the commands of the desks do something for whom.
async fn allowed(office: &Office, chat: i64, kode: &str) -> String {
    let mut may = Vec::new();
    let commands = "/antrean /periksa /terima /lengkap /kurang /entri /kirim /nyatakan /tutup /petugas /undang /nonaktif /kalender";
    for command in commands.split(' ') {
        let bare = ["/antrean", "/petugas", "/undang", "/nonaktif", "/kalender"].contains(&command);
        let text = if bare { command.to_owned() } else { format!("{command} {kode}") };
        let answer = office.says(chat, &text).await;
        let refused = answer.starts_with("Perintah itu bukan")
            || answer.contains("Langkah ini dikerjakan oleh")
            || (answer.starts_with("Kode") && answer.contains("tidak ada"));
        if !refused {
            may.push(command);
        }
    }
    if may.is_empty() { "-".to_owned() } else { may.join(" ") }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_command_belongs_to_its_role() {
    let office = Office::open().await;
    let kode = office.with_received().await.to_string();
    let mut table = String::new();
    for (who, chat) in [
        ("warga", SITI),
        ("orang lain", AGUS),
        ("staf", WATI_STAF),
        ("kasi", RATNA_KASI),
        ("dispendukcapil", HENDRA_DISPENDUKCAPIL),
        ("admin", YANTO_ADMIN),
    ] {
        table.push_str(&format!("{who}: {}\n", allowed(&office, chat, &kode).await));
        office.hush().await;
    }
    assert_snapshot!(table, @"
    warga: /antrean /periksa /terima /lengkap /kurang /entri /kirim /nyatakan /tutup /petugas /undang /nonaktif /kalender
    orang lain: /antrean /periksa /terima /lengkap /kurang /entri /kirim /nyatakan /tutup /petugas /undang /nonaktif /kalender
    staf: /antrean /periksa /terima /entri /kirim /nyatakan /tutup
    kasi: /antrean /periksa /lengkap /kurang /tutup /petugas /undang /kalender
    dispendukcapil: /antrean
    admin: /petugas /undang /nonaktif /kalender
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_staf_is_told_whose_step_it_is() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    assert_snapshot!(office.says(WATI_STAF, &format!("/lengkap {kode}")).await, @"Langkah ini dikerjakan oleh Kasi Pelayanan. Yang dapat Anda kerjakan ada di /bantuan.");
    assert_snapshot!(office.says(WATI_STAF, &format!("/kurang {kode}")).await, @"Perintah itu bukan untuk tugas Anda di sini. Yang dapat Anda pakai ada di /bantuan.");
    assert_snapshot!(office.says(RATNA_KASI, &format!("/terima {kode}")).await, @"Langkah ini dikerjakan oleh staf pelayanan. Yang dapat Anda kerjakan ada di /bantuan.");
    assert_eq!(office.tahap(kode).await, "diterima");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn help_names_the_commands_of_the_role() {
    let office = Office::open().await;
    for (chat, title) in [
        (BUDI_STAF, "Untuk staf pelayanan"),
        (RATNA_KASI, "Untuk Kasi Pelayanan"),
        (HENDRA_DISPENDUKCAPIL, "Untuk petugas Dispendukcapil"),
        (YANTO_ADMIN, "Untuk admin"),
    ] {
        let help = office.says(chat, "/bantuan").await;
        assert!(help.contains(title), "{help}");
    }
    assert!(!office.says(SITI, "/bantuan").await.contains("Untuk staf"));
}

fn token(invitation: &str) -> String {
    let link = invitation.lines().find(|line| line.contains("?start=")).unwrap();
    link.split_once("?start=").unwrap().1.trim().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_works_once() {
    let office = Office::open().await;
    assert_snapshot!(office.says(RATNA_KASI, "/undang").await, @r"
    Mengundang sebagai apa?
    [Staf pelayanan]
    [Kasi Pelayanan]
    [Petugas Dispendukcapil]
    ");
    let invitation = office.taps(RATNA_KASI, "Staf pelayanan").await;
    let token = token(&invitation);
    assert_snapshot!(invitation.replace(&token, "TOKEN"), @r"
    Undangan sebagai staf pelayanan:
    https://t.me/emulated_bot?start=TOKEN

    Berlaku 24 jam, untuk satu orang. Teruskan hanya kepada orangnya.
    ");
    assert_snapshot!(office.says(AGUS, &format!("/start {token}")).await, @"Anda diundang sebagai staf pelayanan. Silakan tulis nama lengkap Anda.");
    assert_snapshot!(office.says(AGUS, "12345").await, @"Nama itu belum dapat kami catat. Mohon tulis nama lengkap dengan huruf, seperti di KTP.");
    assert_snapshot!(office.says(AGUS, "Agus Setiawan").await, @"
    Anda akan terdaftar dengan nama Agus Setiawan. Sudah benar?
    [✅ Ya, benar]
    [✏️ Tulis lagi]
    ");
    assert_eq!(office.news(RATNA_KASI).await, "", "the name is not right before its owner says so");
    assert_snapshot!(office.taps(AGUS, "✏️ Tulis lagi").await, @"Anda diundang sebagai staf pelayanan. Silakan tulis nama lengkap Anda.");
    office.says(AGUS, "Agus Setiawan").await;
    assert_snapshot!(office.says(AGUS, "ya").await, @"Terima kasih, Agus Setiawan. Anda terdaftar sebagai staf pelayanan. Perintah untuk tugas Anda ada di /bantuan.");
    assert_snapshot!(office.news(RATNA_KASI).await, @"Agus Setiawan sudah terdaftar sebagai staf pelayanan.");
    assert!(office.says(AGUS, "/antrean").await.starts_with("Antrean kosong"));
    assert_snapshot!(office.says(SITI, &format!("/start {token}")).await, @"Mohon maaf, undangan ini tidak berlaku lagi. Silakan minta undangan baru kepada yang mengundang.");
    assert_eq!(
        office.says(SITI, "/start u_tidakada").await,
        "Mohon maaf, undangan ini tidak berlaku lagi. Silakan minta undangan baru kepada yang mengundang."
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_invitation_expires_even_while_the_name_is_asked() {
    let office = Office::open().await;
    let token = token(&office.says(YANTO_ADMIN, "/undang kasi").await);
    office.later(TimeDelta::hours(23)).await;
    assert!(office.says(AGUS, &format!("/start {token}")).await.contains("tulis nama lengkap"));
    office.later(TimeDelta::hours(2)).await;
    office.says(AGUS, "Agus Setiawan").await;
    assert_snapshot!(office.says(AGUS, "ya").await, @"Mohon maaf, undangan ini tidak berlaku lagi. Silakan minta undangan baru kepada yang mengundang.");
    assert!(office.says(AGUS, "/antrean").await.starts_with("Perintah itu untuk petugas"));
    assert_eq!(office.database.sql("select count(*) from petugas where chat_id = 1002").await, "0");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_who_use_an_invitation_at_once_are_one_petugas() {
    let office = Office::open().await;
    let token = token(&office.says(YANTO_ADMIN, "/undang staf").await);
    for chat in [SITI, AGUS] {
        office.says(chat, &format!("/start {token}")).await;
    }
    office.says(SITI, "Siti Aminah").await;
    office.says(AGUS, "Agus Setiawan").await;
    let (siti, agus) = (office.control.send_text(SITI, "ya"), office.control.send_text(AGUS, "ya"));
    let (one, other) = tokio::join!(siti, agus);
    one.unwrap();
    other.unwrap();
    office.quiet().await;
    assert_eq!(office.database.sql("select count(*) from petugas where chat_id in (1001, 1002)").await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_deactivated_loses_every_right_at_once() {
    let office = Office::open().await;
    let kode = office.with_received().await;
    let old_card = office.button(BUDI_STAF, "📷 Kartu Keluarga (KK)").await;
    assert_snapshot!(office.says(YANTO_ADMIN, "/nonaktif").await, @r"
    Siapa yang dinonaktifkan?
    [Budi Santoso]
    [Ratna Wulandari]
    [Hendra Wijaya]
    [Wati Lestari]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "Budi Santoso").await, @r"
    Nonaktifkan Budi Santoso (staf pelayanan)? Sesudah itu tidak dapat bekerja di sini sampai diundang lagi.
    [Ya, nonaktifkan]
    ");
    assert_snapshot!(office.taps(YANTO_ADMIN, "Ya, nonaktifkan").await, @"Budi Santoso sudah tidak aktif.");
    assert_snapshot!(office.news(BUDI_STAF).await, @"Tugas Anda sebagai petugas di sini sudah berakhir. Terima kasih atas kerja Anda. Bila ini keliru, silakan hubungi admin. Layanan untuk warga tetap dapat Anda pakai: /bantuan");
    assert_snapshot!(office.says(BUDI_STAF, &format!("/periksa {kode}")).await, @"Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
    assert_snapshot!(office.presses(BUDI_STAF, &old_card).await, @"Perintah itu untuk petugas kantor. Yang dapat Bapak/Ibu pakai ada di /bantuan.");
    office.says(RATNA_KASI, &format!("/lengkap {kode}")).await;
    assert_eq!(office.news(BUDI_STAF).await, "", "and is told nothing any more");
    assert_snapshot!(office.says(RATNA_KASI, "/petugas").await, @r"
    Petugas
    • Budi Santoso – staf pelayanan (tidak aktif)
    • Ratna Wulandari – Kasi Pelayanan
    • Hendra Wijaya – petugas Dispendukcapil
    • Wati Lestari – staf pelayanan
    • Yanto Prabowo – admin
    ");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_a_group_there_is_only_a_pointer() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    let group = NewGroup { id: -500, title: "RT 3".into(), creator: SITI, supergroup: true };
    office.control.create_group(&group).await.unwrap();
    office.quiet().await;
    let hello = office.control.messages(-500).await.unwrap();
    assert!(hello.iter().filter(|m| m.from_bot).all(|m| m.text.starts_with("Demi keamanan data")), "{hello:?}");
    for text in ["/status", &format!("/status {kode}"), "/ajukan", SITI_NIK_SAID] {
        office.control.send_text_in(-500, SITI, text).await.unwrap();
    }
    office.quiet().await;
    let said: Vec<_> = office.control.messages(-500).await.unwrap().into_iter().filter(|m| m.from_bot).collect();
    assert!(
        said.iter().all(|m| m.text
            == "Demi keamanan data, silakan kirim pesan pribadi kepada bot ini. Di grup kami tidak melayani.")
    );
    assert_eq!(office.database.sql("select count(*) from dialog where chat_id < 0").await, "0");
}

const SITI_NIK_SAID: &str = "NIK saya 3516134101909901";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_blocked_the_bot_gets_everything_when_they_come_back() {
    let office = Office::open().await;
    let kode = office.siti_applies().await;
    office.hush().await;
    office.control.block(SITI).await.unwrap();
    office.quiet().await;
    assert_snapshot!(office.news(WATI_STAF).await, @r"
    🔕 KK-KKKK-K: pemohon tidak dapat dihubungi lewat chat. Mohon dikabari dengan cara lain: lewat telepon (bila nomornya diisi, tombolnya ada di kartu), atau lewat perangkat desa.
    [🗂 Buka kartu]
    ");
    office.says(BUDI_STAF, &format!("/periksa {kode}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.control.send_text(BUDI_STAF, &format!("/terima {kode}")).await.unwrap();
    office.settles(BUDI_STAF, "diterima. Nomor register").await;
    assert_eq!(office.news(SITI).await, "");
    office.control.unblock(SITI).await.unwrap();
    office.control.send_text(SITI, "/start").await.unwrap();
    assert_snapshot!(office.answer(SITI).await, @r"
    Berkas permohonan KK-KKKK-K (Siti Aminah) sudah diterima petugas. Nomor register: 470/001/416-313/2026.

    Selanjutnya Kasi Pelayanan memeriksa berkas. Bila pemohon belum perekaman (foto dan sidik jari), silakan ke kantor Dispendukcapil Kabupaten Mojokerto atau Mal Pelayanan Publik (MPP), membawa KK asli.
    [🔎 Cek status]
    ---
    Selamat datang kembali, Bapak/Ibu. Permohonan dari chat ini:

    • KK-KKKK-K (Siti Aminah) – KTP baru: diterima, menunggu pemeriksaan Kasi Pelayanan

    Silakan pilih keperluan Anda.
    [📝 Ajukan KTP]
    [🔎 Cek status]
    [📋 Syarat] [❓ Bantuan]
    ");
}
