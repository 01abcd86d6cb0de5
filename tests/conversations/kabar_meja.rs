//! What the desks are told unasked: what nobody has taken, what is handled for long, and how much there is.

use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::Job;

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

const DESK: [Job; 2] = [Job::Alarm, Job::Briefing];

impl Office {
    async fn minutes(&self, minutes: i64) {
        self.later(TimeDelta::minutes(minutes)).await;
        self.jobs_of(&DESK).await;
    }

    /// Moves to a time of the Monday of these tests, which begins at 09.30, and does what is due.
    async fn at(&self, hour: i64, minute: i64) {
        self.minutes(hour * 60 + minute - 9 * 60 - 30).await;
    }
}

/// Siti brings the letter: from then on the office has it.
#[tokio::test]
async fn what_nobody_has_taken_is_told_to_the_desk_first_and_then_to_the_kasi() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.hush().await;
    office.minutes(59).await;
    assert_eq!(office.news(BUDI_STAF).await, "", "not yet an hour");
    office.minutes(1).await;
    let told = office.news(BUDI_STAF).await;
    assert_snapshot!(told, @"
    🔔 Mohon diperhatikan

    • KK-KKKK-K (KTP baru): sudah 1 jam menunggu dikerjakan petugas, belum dipegang siapa pun.
    [🗂 Antrean]
    ");
    assert_eq!(office.news(WATI_STAF).await, told, "all of the desk");
    assert_eq!(office.news(RATNA_KASI).await, "");

    office.minutes(30).await;
    assert_eq!(office.news(BUDI_STAF).await, "", "said once");
    office.minutes(30).await;
    assert_snapshot!(office.news(RATNA_KASI).await, @"
    🔔 Mohon diperhatikan

    • KK-KKKK-K (KTP baru): sudah 2 jam menunggu dikerjakan petugas, belum dipegang siapa pun.
    [🗂 Antrean]
    ");
    assert!(office.news(BUDI_STAF).await.contains("belum dipegang"));
    office.minutes(20).await;
    assert_eq!(office.news(RATNA_KASI).await, "");
    assert_eq!(office.news(AGUS).await, "", "citizens are not told of it");
}

#[tokio::test]
async fn while_the_citizen_has_to_bring_something_nobody_is_told() {
    let office = Office::open().await;
    office.siti_applies().await; // the letter will be brought
    office.hush().await;
    office.minutes(150).await;
    assert_eq!(office.news(BUDI_STAF).await, "");
}

#[tokio::test]
async fn the_holder_is_reminded_near_the_target_and_the_kasi_told_past_it() {
    let office = Office::open().await;
    let kode = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/ambil {kode}")).await;
    office.hush().await;
    office.minutes(3).await;
    assert_eq!(office.news(BUDI_STAF).await, "");
    office.minutes(1).await;
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    🔔 Mohon diperhatikan

    • KK-KKKK-K: hampir 5 menit Anda kerjakan. Bila tidak sempat, kembalikan dengan /lepas KK-KKKK-K
    [🗂 Antrean]
    ");
    assert_eq!(office.news(WATI_STAF).await, "");
    office.minutes(1).await;
    assert_eq!(office.news(RATNA_KASI).await, "", "five minutes are within the target");
    office.minutes(2).await;
    assert_snapshot!(office.news(RATNA_KASI).await, @"
    🔔 Mohon diperhatikan

    • KK-KKKK-K: sudah 7 menit dikerjakan Budi Santoso; sasaran SOP 5 menit. Barangkali perlu dibantu.
    [🗂 Antrean]
    ");
    assert_eq!(office.news(BUDI_STAF).await, "");
    office.minutes(10).await;
    assert_eq!(office.news(RATNA_KASI).await, "", "said once");
}

#[tokio::test]
async fn the_clock_of_the_kasi_is_watched_too_and_a_late_list_goes_to_the_admin() {
    let office = Office::open().await;
    let kode = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.hush().await;
    office.minutes(60).await;
    assert!(office.news(RATNA_KASI).await.contains("belum dipegang"));
    assert_eq!(office.news(YANTO_ADMIN).await, "");
    assert_eq!(office.news(BUDI_STAF).await, "", "it is not at their desk");
    office.minutes(60).await;
    assert_snapshot!(office.news(YANTO_ADMIN).await, @"
    🔔 Mohon diperhatikan

    • KK-KKKK-K (KTP baru): sudah 2 jam menunggu diperiksa, belum dipegang siapa pun.

    Bila Kasi Pelayanan berhalangan, mohon tunjuk pelaksana harian: /pelaksana
    ");
}

/// Unassigned work is never passed over, and comes before everything else.
#[tokio::test]
async fn several_are_told_in_one_message_and_what_nobody_has_taken_comes_first() {
    let office = Office::open().await;
    let taken = office.siti_applies().await;
    office.says(BUDI_STAF, &format!("/periksa {taken}")).await;
    office.taps(BUDI_STAF, "☐ Asli: Surat pengantar desa").await;
    office.agus_applies().await;
    office.later(TimeDelta::minutes(115)).await;
    office.says(RATNA_KASI, "/antrean").await;
    office.says(BUDI_STAF, &format!("/ambil {taken}")).await;
    office.hush().await;
    office.minutes(6).await;
    assert_snapshot!(office.news(RATNA_KASI).await, @"
    🔔 Mohon diperhatikan

    • KK-KKKK-K (KTP baru): sudah 3 jam menunggu dikerjakan petugas, belum dipegang siapa pun.
    • KK-KKKK-K: sudah 6 menit dikerjakan Budi Santoso; sasaran SOP 5 menit. Barangkali perlu dibantu.
    [🗂 Antrean]
    ");
}

#[tokio::test]
async fn nothing_is_said_while_the_office_is_closed_and_closed_time_is_no_waiting() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.hush().await;
    office.at(12, 30).await; // the break; waits for 150 minutes
    assert_eq!(office.news(BUDI_STAF).await, "");
    let night = Office::open().await;
    night.later(TimeDelta::minutes(6 * 60 + 25)).await; // 15.55
    night.agus_applies().await;
    night.hush().await;
    night.minutes(14 * 60 + 35 + 60).await; // Tuesday, 07.30 and an hour
    assert!(!night.news(WATI_STAF).await.contains("belum dipegang siapa pun"), "the night is not counted");
}

#[tokio::test]
async fn the_morning_and_the_evening_have_their_briefings() {
    let office = Office::open().await;
    let kode = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.siti_applies().await;
    office.hush().await;
    office.later(TimeDelta::minutes(5 * 60 + 29)).await; // nearly 15.00, with what waited told already
    office.jobs_of(&DESK).await;
    office.hush().await;
    office.minutes(5).await;
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    Satu jam lagi kantor tutup.
    Antrean petugas: 1, belum dipegang: 1
    – yang terlama KK-KKKK-K, diajukan Senin, 23 November 2026 pukul 09.30 WIB
    Hari ini: 2 pengajuan masuk, 1 berkas diterima, 0 dikembalikan, 0 dikirim ke Dispendukcapil.
    [🗂 Antrean]
    ");
    assert_snapshot!(office.news(RATNA_KASI).await, @"
    Satu jam lagi kantor tutup.
    Menunggu pemeriksaan Kasi: 1, belum dipegang: 1
    – yang terlama KK-KKKK-K, diajukan Senin, 23 November 2026 pukul 09.30 WIB
    Antrean petugas: 1, belum dipegang: 1
    – yang terlama KK-KKKK-K, diajukan Senin, 23 November 2026 pukul 09.30 WIB
    Hari ini: 2 pengajuan masuk, 1 berkas diterima, 0 dikembalikan, 0 dikirim ke Dispendukcapil.
    [🗂 Antrean]
    ");
    assert_eq!(office.news(HENDRA_DISPENDUKCAPIL).await, "", "nothing was sent to him");
    office.minutes(30).await;
    assert_eq!(office.news(BUDI_STAF).await, "", "said once");

    office.minutes(16 * 60).await; // Tuesday, 07.34
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    Selamat pagi, Bapak/Ibu.
    Antrean petugas: 1, belum dipegang: 1
    – yang terlama KK-KKKK-K, diajukan Senin, 23 November 2026 pukul 09.30 WIB
    [🗂 Antrean]
    ");
    assert_eq!(office.news(SITI).await, "");
}

#[tokio::test]
async fn a_late_start_still_briefs_within_the_hour_and_a_day_off_has_no_briefing() {
    let office = Office::open().await;
    office.minutes(22 * 60 + 20).await; // Tuesday, 07.50
    assert!(office.news(WATI_STAF).await.contains("Selamat pagi"));
    office.later(TimeDelta::days(1)).await;
    office.minutes(190).await; // Wednesday, 11.00: too late
    assert_eq!(office.news(WATI_STAF).await, "");
    office.minutes(20 * 60 + 50).await; // Thursday, 07.50
    assert!(office.news(WATI_STAF).await.contains("Selamat pagi"));
    office.minutes(28 * 24 * 60).await; // Thursday, 24 December: joint leave
    assert_eq!(office.news(WATI_STAF).await, "");
}

/// With other hours, such as those of Ramadan, the hours of the day count.
#[tokio::test]
async fn with_other_hours_the_briefing_moves() {
    let office = Office::open().await;
    let week = r#"{"week": [[], [{"open": "09:00:00", "close": "12:00:00"}], [], [], [], [], []]}"#;
    let add = format!(
        "insert into jam_khusus (dari, sampai, jam_kerja, dasar, petugas_id, at)
         select '2026-11-24', '2026-11-24', '{week}', 'contoh', petugas_id, now() from petugas where peran = 'admin'"
    );
    office.database.sql(&add).await;
    office.minutes(22 * 60 + 20).await; // Tuesday, 07.50
    assert_eq!(office.news(WATI_STAF).await, "");
    office.minutes(75).await; // 09.05
    assert!(office.news(WATI_STAF).await.contains("Selamat pagi"));
    office.minutes(120).await; // 11.05
    assert!(office.news(WATI_STAF).await.contains("Satu jam lagi kantor tutup"));
}
