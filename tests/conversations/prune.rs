//! What nobody needs any more goes at night, and nobody notices: no ladder begins anew, no word of the day is said twice.

use chrono::TimeDelta;

use crate::support::Office;
use crate::support::people::{BUDI_STAF, SITI};

fn days(n: i64) -> TimeDelta {
    TimeDelta::days(n)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_ladder_goes_only_when_nobody_stands_on_it() {
    let office = Office::open().await;
    let kode = office.with_returned().await;
    for _ in 0..14 {
        office.hears_after(SITI, days(1)).await;
    }
    assert_eq!(
        office.database.sql("select string_agg(rung, ' ' order by at) from pengingat").await,
        "satu dua tiga akhir"
    );
    assert!(office.hears_after(SITI, days(60)).await.contains("foto dan PDF-nya kami hapus"));
    for _ in 0..3 {
        assert_eq!(office.hears_after(SITI, days(60)).await, "", "everything was said");
    }
    assert_eq!(office.count("pengingat").await, 4);
    assert!(office.says(SITI, "/status").await.contains("belum lengkap"));
    office.says(SITI, "/lengkapi").await;
    office.photo(SITI, 3).await;
    office.says(BUDI_STAF, &format!("/terima {kode}")).await;
    office.later(days(1)).await;
    office.jobs().await;
    assert_eq!(office.count("pengingat").await, 0, "it is at the desk again, and that was long ago");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_word_of_the_day_is_not_forgotten() {
    let office = Office::open().await;
    office.with_received().await;
    office.later(TimeDelta::hours(4)).await;
    office.jobs().await;
    let today = "select count(*) from alarm where tanggal = '2026-11-23'";
    let said: i64 = office.database.sql(today).await.parse().unwrap();
    assert!(said > 0, "it waits for the Kasi since the morning");
    // The job runs once after each night; here it is made to run again on the same day.
    office.database.sql("delete from job where name = 'prune'").await;
    office.jobs().await;
    assert_eq!(office.database.sql(today).await, said.to_string());
    office.later(days(84)).await;
    office.jobs().await;
    assert_ne!(office.database.sql(today).await, "0");
    office.later(days(7)).await;
    office.jobs().await;
    assert_eq!(office.database.sql(today).await, "0", "ninety days are over");
    assert_ne!(office.count("alarm").await, 0, "it still waits, and that is said anew each day");
}
