//! Who looks after the office hears at once that somebody is needed at the machine: of each cause once, and once when it is over.

use bot_api_emulator::protocol::{Fault, FaultKind};
use chrono::TimeDelta;
use insta::assert_snapshot;
use layanan_ktp::app::jobs::{Job, run_due_of};

use crate::support::Office;
use crate::support::people::{RATNA_KASI, SITI, YANTO_ADMIN};

/// An update of Siti that is due for six minutes, behind one that is tried again in an hour.
const WAITING: &str = "insert into inbox (update_id, digest, chat_id, raw, received_at, not_before) values
    (900000, '\\x01', 1001, '\\x01', now() - interval '7 minutes', now() + interval '1 hour'),
    (900001, '\\x01', 1001, '\\x01', now() - interval '6 minutes', now() - interval '6 minutes')";

impl Office {
    /// A minute later it is looked whether somebody is needed; something waits meanwhile.
    async fn looks(&self, minutes: i64) {
        self.later(TimeDelta::minutes(minutes)).await;
        run_due_of(&self.running.as_ref().unwrap().app, &[Job::Trouble]).await;
    }

    /// What the admin hears, once what was said of this has come.
    async fn admin_hears(&self) -> String {
        let begun = std::time::Instant::now();
        loop {
            let news = self.news(YANTO_ADMIN).await;
            if !news.is_empty() {
                return news;
            }
            assert!(begun.elapsed().as_secs() < 30, "the admin hears nothing");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    async fn queued_for_admin(&self) -> String {
        self.database.sql("select count(*) from outbox where chat_id = 2005 and topic like 'trouble%'").await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_waits_for_long_is_told_once_and_so_is_its_end() {
    let office = Office::open().await;
    office.looks(1).await;
    assert_eq!(office.queued_for_admin().await, "0", "nothing waits");
    office.database.sql(WAITING).await;
    office.looks(1).await;
    assert_snapshot!(office.admin_hears().await, @"
    Perlu dilihat: pesan warga belum diproses
    Sejak Senin, 23 November 2026 pukul 09.26 WIB. Tidak ada yang hilang; semua menunggu dan diteruskan begitu pulih. Mohon minta petugas yang menjaga komputer memeriksanya dengan perintah periksa. Anda kami kabari lagi bila sudah pulih.
    ");
    office.looks(1).await;
    office.looks(30).await;
    assert_eq!(office.queued_for_admin().await, "1", "once");

    office.database.sql("delete from inbox where update_id in (900000, 900001)").await;
    office.looks(1).await;
    assert_snapshot!(office.admin_hears().await, @"
    Sudah pulih: pesan warga belum diproses
    Berlangsung sejak Senin, 23 November 2026 pukul 09.26 WIB sampai Senin, 23 November 2026 pukul 10.04 WIB. Yang menunggu diteruskan satu per satu.
    ");
    office.looks(1).await;
    assert_eq!(office.queued_for_admin().await, "2", "once");
    office.database.sql(WAITING).await;
    office.looks(1).await;
    assert!(office.admin_hears().await.contains("Perlu dilihat"), "it is told anew");
    assert_eq!(office.news(RATNA_KASI).await, "", "the Kasi has an admin for that");
}

/// Telegram is away: the alarm itself waits, and what it says is overtaken.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_alarm_that_nobody_heard_gives_way_to_its_end() {
    let office = Office::open().await;
    let away = Fault::new(FaultKind::Refuse { code: 502, description: "Bad Gateway".to_owned() });
    office.control.fault(away.method("sendMessage").chat(YANTO_ADMIN).until_cleared()).await.unwrap();
    let waits = "insert into outbox (outbox_key, chat_id, payload, created_at, not_before, last_error)
        values (gen_random_uuid(), 1001, '\\x01', now() - interval '11 minutes', now() + interval '1 hour', 'network')";
    office.database.sql(waits).await;
    office.looks(1).await;
    assert_eq!(office.queued_for_admin().await, "1");
    let tried = "select coalesce(max(attempts), 0) from outbox where topic = 'trouble_keluar'";
    let begun = std::time::Instant::now();
    while office.database.sql(tried).await == "0" {
        assert!(begun.elapsed().as_secs() < 30, "it is not tried");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    office.database.sql("delete from outbox where chat_id = 1001").await;
    office.database.sql("update outbox set leased_until = null where chat_id = 2005 and state = 'pending'").await;
    office.looks(1).await;
    office.control.clear_faults().await.unwrap();
    office.database.sql("update outbox set not_before = now() where state = 'pending'").await;
    assert_snapshot!(office.admin_hears().await, @"
    Sudah pulih: pesan bot belum terkirim
    Berlangsung sejak Senin, 23 November 2026 pukul 09.20 WIB sampai Senin, 23 November 2026 pukul 09.32 WIB. Yang menunggu diteruskan satu per satu.
    ");
    assert_eq!(office.queued_for_admin().await, "1");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_place_of_files_that_is_away_for_long_is_told() {
    let office = Office::open().await;
    let (files, aside) = (&office.database.files, office.database.files.with_extension("aside"));
    std::fs::rename(files, &aside).unwrap();
    std::fs::write(files, "no folder").unwrap();
    office.looks(1).await;
    office.looks(4).await;
    assert_eq!(office.queued_for_admin().await, "0", "it may have been a hiccup");
    office.looks(1).await;
    assert_snapshot!(office.admin_hears().await, @"
    Perlu dilihat: tempat foto dan PDF tidak menjawab
    Sejak Senin, 23 November 2026 pukul 09.31 WIB. Tidak ada yang hilang; semua menunggu dan diteruskan begitu pulih. Mohon minta petugas yang menjaga komputer memeriksanya dengan perintah periksa. Anda kami kabari lagi bila sudah pulih.
    ");
    std::fs::remove_file(files).unwrap();
    std::fs::rename(&aside, files).unwrap();
    office.looks(1).await;
    assert!(office.admin_hears().await.contains("Sudah pulih: tempat foto dan PDF"));
}

/// `telegram::intake::webhook` says what it has heard of Telegram.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_webhook_to_which_nothing_can_be_brought_is_told() {
    let office = Office::open().await;
    let brings = |can| office.running.as_ref().unwrap().app.meter.signs().brings(can);
    brings(false);
    office.looks(1).await;
    office.looks(4).await;
    assert_eq!(office.queued_for_admin().await, "0", "it may have been a restart of the proxy");
    office.looks(1).await;
    assert!(office.admin_hears().await.contains("Perlu dilihat: pesan warga tertahan di Telegram"));
    brings(true);
    office.looks(1).await;
    assert!(office.admin_hears().await.contains("Sudah pulih: pesan warga tertahan di Telegram"));
    assert_eq!(office.queued_for_admin().await, "2", "once each");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_fails_for_good_is_told_at_once_and_not_every_minute() {
    let office = Office::open().await;
    let dead = format!(
        "insert into outbox (outbox_key, chat_id, payload, state, last_error)
         values (gen_random_uuid(), {SITI}, '\\x00', 'dead', 'bad-request')"
    );
    office.database.sql(&dead).await;
    office.looks(1).await;
    assert_snapshot!(office.admin_hears().await, @"
    Ada yang gagal dan disimpan
    Pesan masuk yang gagal diproses: 0. Pesan keluar yang tidak terkirim: 1.
    Isinya tersimpan tersandi. Mohon minta petugas yang menjaga komputer melihatnya dengan perintah surat-mati daftar; bila penyebabnya sudah teratasi, diulang dengan surat-mati ulang --semua.
    ");
    office.database.sql(&dead).await;
    office.database.sql(&dead).await;
    office.looks(5).await;
    assert_eq!(office.queued_for_admin().await, "1", "not yet");
    office.looks(10).await;
    assert!(office.admin_hears().await.contains("tidak terkirim: 2."), "those of which nobody was told");
    office.looks(60).await;
    assert_eq!(office.queued_for_admin().await, "2");
}
