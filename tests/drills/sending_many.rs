//! Many permohonan that are sent at once cost as little as one.

use layanan_ktp::domain::berkas::{Answer, Piece, Syarat};
use layanan_ktp::domain::desa::DesaKode;
use layanan_ktp::domain::kantor::Kantor;
use layanan_ktp::domain::kk::NomorKk;
use layanan_ktp::domain::kode::Kode;
use layanan_ktp::domain::langkah::Event;
use layanan_ktp::domain::nama::Nama;
use layanan_ktp::domain::nik::{Nik, Sex};
use layanan_ktp::domain::pemohon::{CheckedData, DataEntri, DataPemohon, Jenis, Numbers, Pengantar};
use layanan_ktp::domain::petugas::{Actor, Peran, PetugasId, Stamp};
use layanan_ktp::store::permohonan::NewPermohonan;

use crate::round_trips::{Bench, shown};
use crate::support::morning;
use crate::support::people::{BUDI_STAF, HENDRA_DISPENDUKCAPIL};

/// However many are sent at once, the statements are the same few.
#[tokio::test(flavor = "multi_thread")]
async fn many_are_sent_with_the_statements_of_one() {
    let bench = Bench::new().await;
    bench.types(HENDRA_DISPENDUKCAPIL, "/start").await; // nobody can be written to who has not begun
    let (mut counts, mut entries) = (Vec::new(), Vec::new());
    let queued = format!("select count(*) from outbox where chat_id = {HENDRA_DISPENDUKCAPIL}");
    for many in [2, 2, 40] {
        sent_to_be(&bench, many).await;
        bench.types(BUDI_STAF, "/kirim").await;
        bench.types(BUDI_STAF, "lanjut").await;
        let before: i64 = bench.database.sql(&queued).await.parse().unwrap();
        let trips = bench.types(BUDI_STAF, "Hendra Wijaya").await;
        entries.push(bench.database.sql(&queued).await.parse::<i64>().unwrap() - before);
        counts.push(shown(&format!("{many} sent as one pengiriman"), &trips));
    }
    assert_eq!(bench.database.sql("select count(*) from permohonan where tahap = 'dikirim'").await, "44");
    assert_eq!(
        bench.database.sql("select string_agg(jumlah::text, ' ' order by urut) from pengiriman").await,
        "2 2 40"
    );
    assert_eq!(counts[1], counts[2], "with statements that are prepared already");
    assert!(counts[2] <= 17, "{counts:?}");
    // A list and an archive; a long list is as many entries as messages.
    assert_eq!(entries, [2, 2, 4]);
}

/// So many that wait to be sent.
pub(crate) async fn sent_to_be(bench: &Bench, many: u8) {
    let mut uow = bench.plain.begin().await.unwrap();
    let all = uow.petugas().active().await.unwrap();
    let of = |peran: Peran| all.iter().find(|one| one.peran == peran).unwrap().id;
    let stamp = |peran, minute: i64| Stamp {
        by: Actor::Petugas(of(peran), peran),
        at: morning() - chrono::TimeDelta::minutes(60 - minute),
    };
    let before = uow.pengiriman().how_many().await.unwrap();
    assert_eq!(before, 0);
    let first: u8 = bench.database.sql("select count(*) from permohonan").await.parse().unwrap();
    for n in first..first + many {
        let kode = Kode::from_entropy([n, 7, 7, 1, 2, 3, 4, 5]);
        let new = walk_in(&bench.app.kantor, kode, n, of(Peran::Staf));
        uow.permohonan().insert(&new, stamp(Peran::Staf, 0)).await.unwrap();
        for (event, stamp) in [
            (Event::Diterima, stamp(Peran::Staf, 1)),
            (Event::Lengkap, stamp(Peran::Kasi, 2)),
            (entered(&new.data), stamp(Peran::Staf, 3)),
        ] {
            let loaded = uow.permohonan().find(kode).await.unwrap().unwrap();
            uow.permohonan().save(&loaded, &event, stamp).await.unwrap();
        }
    }
    uow.commit().await.unwrap();
}

fn walk_in(kantor: &Kantor, kode: Kode, n: u8, staf: PetugasId) -> NewPermohonan {
    let syarat = kantor.syarat(Jenis::Baru).to_vec();
    let at = morning() - chrono::TimeDelta::minutes(60);
    let brought = |one: &Syarat| Piece {
        syarat: one.kode.clone(),
        cycle: 0,
        answer: Answer::Original(staf),
        by: Some(staf),
        at,
        gone: None,
        replaced: false,
    };
    let data = DataPemohon {
        nama: Nama::from_stored("Warga Uji").unwrap(),
        numbers: Some(Numbers {
            nik: Nik::from_stored(&format!("35161301{n:02}9099{n:02}")).unwrap(),
            kk: NomorKk::from_stored(&format!("35161301011599{n:02}")).unwrap(),
        }),
        desa: DesaKode::parse("35.16.13.2009").unwrap(),
        perubahan: Vec::new(),
        phone: None,
    };
    NewPermohonan {
        kode,
        jenis: Jenis::Baru,
        pieces: syarat.iter().map(brought).collect(),
        syarat,
        syarat_version: 1,
        data,
        pihak: Vec::new(),
        consent: None,
        draft_since: at,
        pemohon_agreed: None,
    }
}

fn entered(data: &DataPemohon) -> Event {
    let today = layanan_ktp::domain::wib::today_wib(morning());
    let entri = DataEntri {
        tempat_lahir: "Mojokerto".into(),
        tanggal_lahir: "1990-01-01".parse().unwrap(),
        sex: Sex::Female,
        alamat: "Jl. Contoh 12".into(),
        rt: "003".into(),
        rw: "002".into(),
        pengantar: Some(Pengantar { nomor: "470/17/2026".into(), tanggal: today }),
    };
    Event::Dientri { data: Box::new(CheckedData::new(data.clone(), entri, today).unwrap()) }
}
