//! What the desks are told unasked: what nobody has taken, what is handled for long, and how much there is.

use bot_api_emulator::protocol::{Fault, FaultKind};
use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::{Job, run_due_of};
use layanan_ktp::clock::Clock as _;
use layanan_ktp::domain::wib::today_wib;
use layanan_ktp::store::permohonan::{Candidates, Watch};

use crate::support::Office;
use crate::support::people::{AGUS, BUDI_STAF, HENDRA_DISPENDUKCAPIL, RATNA_KASI, SITI, WATI_STAF, YANTO_ADMIN};

const DESK: [Job; 2] = [Job::Alarm, Job::Briefing];

impl Office {
    async fn minutes(&self, minutes: i64) {
        self.later(TimeDelta::minutes(minutes)).await;
        self.jobs_of(&DESK).await;
    }

    /// The same while Telegram takes no messages: what is said waits, and was tried.
    async fn minutes_in_vain(&self, minutes: i64) {
        self.later(TimeDelta::minutes(minutes)).await;
        run_due_of(&self.running.as_ref().unwrap().app, &DESK).await;
        let begun = std::time::Instant::now();
        let untried = "select count(*) from outbox o where o.state = 'pending' and (o.leased_until is not null or o.attempts = 0
            and not exists (select from outbox e where e.chat_id = o.chat_id and e.state = 'pending' and e.outbox_id < o.outbox_id))";
        while self.database.sql(untried).await != "0" {
            assert!(begun.elapsed() < std::time::Duration::from_secs(30), "nothing is tried");
            tokio::task::yield_now().await;
        }
        self.database.sql("update outbox set not_before = now() + interval '1 hour' where state = 'pending'").await;
    }

    /// What waits to be said to somebody on a topic.
    async fn waits(&self, chat: i64, topic: &str) -> i64 {
        self.count(&format!("outbox where chat_id = {chat} and topic = '{topic}' and state = 'pending'")).await
    }

    /// Of what a word may be due in some minutes, one by one.
    async fn candidates(&self, minutes: i64, limit: i64) -> Candidates {
        let now = layanan_ktp::clock::Clock::now(&*self.clock) + TimeDelta::minutes(minutes);
        let mut uow = self.store.begin().await.unwrap();
        let watch = Watch { now, today: today_wib(now), again: false, after: None, limit };
        uow.permohonan().candidates(watch).await.unwrap()
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

    • KK-KKKK-K (KTP baru): sudah 1 jam kerja menunggu dikerjakan petugas, sejak Senin, 23 November 2026 pukul 09.30 WIB; belum dipegang siapa pun.
    [🗂 Antrean]
    ");
    assert_eq!(office.news(WATI_STAF).await, told, "all of the desk");
    assert_eq!(office.news(RATNA_KASI).await, "");

    office.minutes(30).await;
    assert_eq!(office.news(BUDI_STAF).await, "", "said once");
    office.minutes(30).await;
    assert_snapshot!(office.news(RATNA_KASI).await, @"
    🔔 Mohon diperhatikan

    • KK-KKKK-K (KTP baru): sudah 2 jam kerja menunggu dikerjakan petugas, sejak Senin, 23 November 2026 pukul 09.30 WIB; belum dipegang siapa pun.
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

    • KK-KKKK-K: hampir 5 menit Anda kerjakan. Bila tidak sempat, lepas dengan /lepas KK-KKKK-K
    [🗂 Antrean]
    ");
    assert_eq!(office.news(WATI_STAF).await, "");
    office.minutes(1).await;
    assert_eq!(office.news(RATNA_KASI).await, "", "five minutes are within the target");
    office.minutes(2).await;
    assert_snapshot!(office.news(RATNA_KASI).await, @"
    🔔 Mohon diperhatikan

    • KK-KKKK-K: sudah 7 menit jam kerja dikerjakan Budi Santoso, sejak Senin, 23 November 2026 pukul 09.30 WIB; sasaran SOP 5 menit. Barangkali perlu dibantu.
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

    • KK-KKKK-K (KTP baru): sudah 2 jam kerja menunggu diperiksa, sejak Senin, 23 November 2026 pukul 09.30 WIB; belum dipegang siapa pun.

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

    • KK-KKKK-K (KTP baru): sudah 2 jam kerja menunggu dikerjakan petugas, sejak Senin, 23 November 2026 pukul 09.30 WIB; belum dipegang siapa pun.
    • KK-KKKK-K: sudah 6 menit jam kerja dikerjakan Budi Santoso, sejak Senin, 23 November 2026 pukul 11.25 WIB; sasaran SOP 5 menit. Barangkali perlu dibantu.
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
    Hari ini kantor tutup pukul 16.00 WIB.
    Antrean petugas: 1, belum dipegang: 1
    – yang terlama KK-KKKK-K, diajukan Senin, 23 November 2026 pukul 09.30 WIB
    Hari ini: 2 pengajuan masuk, 1 berkas diterima, 0 dikembalikan, 0 dikirim ke Dispendukcapil.
    [🗂 Antrean]
    ");
    assert_snapshot!(office.news(RATNA_KASI).await, @"
    Hari ini kantor tutup pukul 16.00 WIB.
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

/// So it exists outside of the database: who cuts off the end of the register cannot take it back.
#[tokio::test]
async fn the_newest_segel_goes_to_the_kasi_every_morning() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.later(TimeDelta::hours(22)).await; // Tuesday, 07.30
    office.jobs_of(&[Job::Segel]).await;
    office.minutes(5).await;
    let told = office.news(RATNA_KASI).await;
    let segel = told.lines().find_map(|line| line.strip_prefix("🔒 Segel register: ")).unwrap().to_owned();
    assert!(segel.starts_with("2026-11-23:"), "{segel}");
    let (now, kept) = (office.clock.now(), segel.parse().unwrap());
    assert_eq!(office.store.verify(now, Some(&kept)).await.unwrap().faults, []);
    let other = segel.replace("2026-11-23", "2026-11-22").parse().unwrap();
    assert_eq!(office.store.verify(now, Some(&other)).await.unwrap().faults.len(), 1, "one that is not there any more");
    assert!(!office.news(BUDI_STAF).await.contains("Segel"), "staf are not asked to keep it");
}

/// The bot came up late, and nobody acts as the Kasi later.
#[tokio::test]
async fn the_segel_of_a_late_day_goes_out_before_closing_and_to_the_admin_where_there_is_no_kasi() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.later(TimeDelta::hours(26)).await; // Tuesday, 11.30: too late for the morning
    office.jobs_of(&[Job::Segel]).await;
    office.minutes(5).await;
    assert!(!office.news(RATNA_KASI).await.contains("Segel"));
    office.later(TimeDelta::minutes(210)).await; // 15.05, an hour before closing
    office.minutes(5).await;
    assert!(office.news(RATNA_KASI).await.contains("🔒 Segel register: 2026-11-23:"));
    assert!(!office.news(YANTO_ADMIN).await.contains("Segel"), "the Kasi keeps it");
    office.database.sql("update dialog set unreachable_since = now() where chat_id = 2002").await;
    office.later(TimeDelta::minutes(16 * 60 + 20)).await; // Wednesday, 07.30
    office.jobs_of(&[Job::Segel]).await;
    office.minutes(5).await;
    let told = office.news(YANTO_ADMIN).await;
    assert!(told.contains("🔒 Segel register: "), "{told}");
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
    assert!(office.news(WATI_STAF).await.contains("kantor tutup pukul 12.00"));
}

/// Staf were told twice in the morning; the Kasi desk, which nobody looks after in the afternoon, is another turn.
#[tokio::test]
async fn the_next_desk_and_the_next_round_are_told_on_the_same_day_too() {
    let office = Office::open().await;
    let kode = office.agus_applies().await;
    office.hush().await;
    office.minutes(60).await;
    office.minutes(65).await; // 11.35
    assert_eq!(office.count("alarm").await, 2);
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.hush().await;
    office.minutes(60).await; // 12.35
    office.minutes(85).await; // 14.00
    let told = office.news(RATNA_KASI).await;
    assert!(told.contains("menunggu diperiksa"), "{told}");
    office.minutes(50).await; // 14.50
    let told = office.news(YANTO_ADMIN).await;
    assert!(told.contains("menunggu diperiksa"), "{told}");
    assert_eq!(office.count("alarm where langkah = 'mengecek' and cycle = 0").await, 2);
}

/// Past the target at SOP 1, returned, and past it again in the second round.
#[tokio::test]
async fn a_second_round_on_the_same_day_is_told_anew() {
    let office = Office::open().await;
    let kode = office.agus_applies().await;
    office.says(BUDI_STAF, &format!("/ambil {kode}")).await;
    office.minutes(7).await;
    assert!(office.news(RATNA_KASI).await.contains("sudah 7 menit"));
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.is_returned(kode).await;
    office.says(AGUS, "/lengkapi").await;
    office.photo(AGUS, 23).await;
    office.says(BUDI_STAF, &format!("/ambil {kode}")).await;
    office.hush().await;
    office.minutes(8).await;
    assert!(office.news(RATNA_KASI).await.contains("sudah 8 menit"));
}

/// However many wait for their pemohon, none of them stands before what can be late; and what is more than one page is read
/// to its end.
#[tokio::test]
async fn what_the_citizen_has_is_not_looked_at_and_pages_follow_each_other() {
    let office = Office::open().await;
    office.siti_applies().await; // the letter will be brought
    let kode = office.agus_applies().await;
    let one = office.candidates(70, 1).await;
    assert_eq!(one.list.iter().map(|c| c.loaded.permohonan.kode).collect::<Vec<_>>(), [kode]);
    let next = Watch {
        now: layanan_ktp::clock::Clock::now(&*office.clock) + TimeDelta::minutes(70),
        today: today_wib(layanan_ktp::clock::Clock::now(&*office.clock)),
        again: false,
        after: one.next,
        limit: 1,
    };
    let mut uow = office.store.begin().await.unwrap();
    let last = uow.permohonan().candidates(next).await.unwrap();
    assert!(one.next.is_some() && last.list.is_empty() && last.next.is_none());
}

/// What could not go out is replaced by all that stands when Telegram is back: one message, up to date, nothing lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_telegram_is_away_alarms_do_not_heap_up_and_none_is_lost() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.hush().await;
    let away = Fault::new(FaultKind::InternalError).method("sendMessage");
    office.control.fault(away.until_cleared()).await.unwrap();
    office.minutes_in_vain(60).await;
    office.minutes_in_vain(20).await;
    assert_eq!(office.waits(WATI_STAF, "alarm").await, 1);
    office.minutes_in_vain(45).await; // now the Kasi, too
    assert_eq!((office.waits(WATI_STAF, "alarm").await, office.waits(RATNA_KASI, "alarm").await), (1, 1));
    office.control.clear_faults().await.unwrap();
    office.database.sql("update outbox set not_before = now() where state = 'pending'").await;
    office.minutes(1).await;
    let told = office.news(WATI_STAF).await;
    assert_eq!(told.matches("belum dipegang siapa pun").count(), 1, "{told}");
    assert!(told.contains("sudah 2 jam"), "{told}");
    office.minutes(1).await;
    assert_eq!(office.news(WATI_STAF).await, "", "said once");
}

#[tokio::test]
async fn who_cannot_be_reached_finds_no_heap_of_briefings_and_alarms() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.control.block(WATI_STAF).await.unwrap();
    office.quiet().await;
    let before = office.count(&format!("outbox where chat_id = {WATI_STAF}")).await;
    for _ in 0..3 {
        office.minutes(60).await;
        office.minutes(23 * 60).await;
    }
    assert!(office.news(BUDI_STAF).await.contains("belum dipegang"));
    assert_eq!(office.count(&format!("outbox where chat_id = {WATI_STAF}")).await, before);
}

/// A briefing that has not gone out is of no use when the next one comes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_briefing_replaces_the_one_before_that_did_not_go_out() {
    let office = Office::open().await;
    let away = Fault::new(FaultKind::InternalError).method("sendMessage");
    office.control.fault(away.until_cleared()).await.unwrap();
    office.minutes_in_vain(5 * 60 + 35).await; // 15.05
    office.minutes_in_vain(16 * 60 + 30).await; // Tuesday, 07.35
    assert_eq!(office.waits(WATI_STAF, "briefing").await, 1);
    office.control.clear_faults().await.unwrap();
    office.database.sql("update outbox set not_before = now() where state = 'pending'").await;
    let told = office.answer(WATI_STAF).await;
    assert!(told.contains("Selamat pagi") && !told.contains("kantor tutup"), "{told}");
}

/// After a late start the office closes in less than an hour; the briefing says when.
#[tokio::test]
async fn a_late_briefing_says_when_the_office_closes() {
    let office = Office::open().await;
    office.minutes(6 * 60 + 20).await; // 15.50
    let told = office.news(WATI_STAF).await;
    assert!(told.starts_with("Hari ini kantor tutup pukul 16.00 WIB."), "{told}");
}

#[tokio::test]
async fn what_failed_for_good_is_told_once() {
    let office = Office::open().await;
    let dead = |chat: i64| {
        format!(
            "insert into outbox (outbox_key, chat_id, payload, state, last_error)
             values (gen_random_uuid(), {chat}, '\\x00', 'dead', 'bad_request')"
        )
    };
    office.database.sql(&dead(SITI)).await;
    office.minutes(5 * 60 + 35).await; // 15.05
    assert_snapshot!(office.news(YANTO_ADMIN).await, @"
    Hari ini kantor tutup pukul 16.00 WIB.
    Perlu dilihat, sejak ringkasan yang lalu: 1 pesan tidak terkirim, 0 pesan masuk gagal diproses.
    ");
    office.minutes(16 * 60 + 30).await; // Tuesday, 07.35
    assert_eq!(office.news(YANTO_ADMIN).await, "", "nothing since");
    office.database.sql(&dead(AGUS)).await;
    office.minutes(7 * 60 + 30).await; // 15.05
    assert!(office.news(YANTO_ADMIN).await.contains(": 1 pesan tidak terkirim, 0 pesan masuk"));
}

/// What waited over night is told with the briefing at opening: one message a person, also where the alarm is due first.
#[tokio::test]
async fn at_opening_the_briefing_and_the_alarm_are_one_message() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.hush().await;
    office.minutes(125).await;
    office.hush().await;
    office.later(TimeDelta::minutes(20 * 60)).await; // Tuesday, 07.35
    office.jobs_of(&[Job::Alarm]).await;
    assert_eq!(office.news(BUDI_STAF).await, "", "the briefing brings it");
    office.minutes(0).await;
    assert_snapshot!(office.news(BUDI_STAF).await, @"
    Selamat pagi, Bapak/Ibu.
    Antrean petugas: 1, belum dipegang: 1
    – yang terlama KK-KKKK-K, diajukan Senin, 23 November 2026 pukul 09.30 WIB

    🔔 Mohon diperhatikan

    • KK-KKKK-K (KTP baru): sudah 5 jam kerja menunggu dikerjakan petugas, sejak Senin, 23 November 2026 pukul 09.30 WIB; belum dipegang siapa pun.
    [🗂 Antrean]
    ");
    office.minutes(20).await;
    assert_eq!(office.news(BUDI_STAF).await, "", "said once");
    assert_eq!(office.count("alarm").await, 2, "once a day");
}

/// An alarm that has not gone out is in the briefing that comes; and what the briefing holds is not lost with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_briefing_takes_the_alarm_along_that_did_not_go_out() {
    let office = Office::open().await;
    office.agus_applies().await;
    office.hush().await;
    let away = Fault::new(FaultKind::InternalError).method("sendMessage");
    office.control.fault(away.until_cleared()).await.unwrap();
    office.minutes_in_vain(125).await;
    assert_eq!(office.waits(WATI_STAF, "alarm").await, 1);
    office.minutes_in_vain(3 * 60 + 30).await; // 15.05
    assert_eq!((office.waits(WATI_STAF, "alarm").await, office.waits(WATI_STAF, "briefing").await), (0, 1));
    office.control.clear_faults().await.unwrap();
    office.database.sql("update outbox set not_before = now() where state = 'pending'").await;
    let told = office.answer(WATI_STAF).await;
    assert!(told.contains("kantor tutup") && told.contains("belum dipegang siapa pun"), "{told}");
}
