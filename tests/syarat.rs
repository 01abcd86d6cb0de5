//! The lists of syarat as properties: whatever an admin does to them, people can be asked by them, and each version follows
//! the one before. Pure: no database.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::BTreeSet;

use layanan_ktp::config::kantor;
use layanan_ktp::dialog::ubah::Changing;
use layanan_ktp::domain::berkas::{Demand, PENGANTAR, Syarat, SyaratKode};
use layanan_ktp::domain::pemohon::Jenis;
use layanan_ktp::domain::syarat::change::What;
use layanan_ktp::domain::syarat::edit::{Edit, Wrong};
use layanan_ktp::domain::syarat::{Lists, MAX_SYARAT, Service, is_kode};
use proptest::prelude::*;

fn first() -> Lists {
    kantor::parse(include_str!("../kantor.toml")).unwrap().lists
}

/// What an admin can do in the chat.
#[derive(Debug, Clone)]
enum Deed {
    Add(Jenis, String, Demand),
    Rename(Jenis, usize, String),
    Ask(Jenis, usize, Demand),
    Remove(Jenis, usize),
    Move(Jenis, usize, bool),
    Switch(Jenis, bool),
    /// Publishes what is marked.
    Publish,
    /// Somebody else publishes first: a list of this kind is turned round.
    Overtaken(Jenis),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let jenis = || prop::sample::select(Jenis::ALL);
    let demand = || prop::sample::select(Demand::ALL);
    let name = || {
        prop_oneof![
            "[A-Za-z<>&'() ]{0,45}",
            Just("Surat pengantar desa".to_owned()),
            Just("Kartu Keluarga (KK)".to_owned()),
            Just("kartu keluarga (kk)".to_owned()),
            "\\PC{0,50}",
        ]
    };
    let deed = prop_oneof![
        4 => (jenis(), name(), demand()).prop_map(|(j, n, d)| Deed::Add(j, n, d)),
        2 => (jenis(), 0..13usize, name()).prop_map(|(j, at, n)| Deed::Rename(j, at, n)),
        2 => (jenis(), 0..13usize, demand()).prop_map(|(j, at, d)| Deed::Ask(j, at, d)),
        3 => (jenis(), 0..13usize).prop_map(|(j, at)| Deed::Remove(j, at)),
        2 => (jenis(), 0..13usize, any::<bool>()).prop_map(|(j, at, up)| Deed::Move(j, at, up)),
        2 => (jenis(), any::<bool>()).prop_map(|(j, on)| Deed::Switch(j, on)),
        2 => Just(Deed::Publish),
        1 => jenis().prop_map(Deed::Overtaken),
    ];
    prop::collection::vec(deed, 0..80)
}

/// The code at a place; one that is not there beyond the end.
fn at(lists: &Lists, jenis: Jenis, at: usize) -> SyaratKode {
    let found = lists.service(jenis).unwrap().syarat.get(at);
    found.map_or_else(|| SyaratKode("tidak_ada".into()), |s| s.kode.clone())
}

fn mark(changing: &mut Changing, base: &Lists, deed: &Deed) {
    let lists = changing.lists(base);
    let edit = match deed.clone() {
        Deed::Add(jenis, nama, demand) => {
            if changing.name(base, jenis, &nama).is_ok() {
                changing.add(base, demand).unwrap().1.unwrap(); // what was named can be added
            }
            return;
        }
        Deed::Rename(jenis, n, nama) => Edit::Rename { jenis, kode: at(&lists, jenis, n), nama },
        Deed::Ask(jenis, n, demand) => Edit::Ask { jenis, kode: at(&lists, jenis, n), demand },
        Deed::Remove(jenis, n) => Edit::Remove { jenis, kode: at(&lists, jenis, n) },
        Deed::Move(jenis, n, up) => Edit::Move { jenis, kode: at(&lists, jenis, n), up },
        Deed::Switch(jenis, aktif) => Edit::Switch { jenis, aktif },
        Deed::Publish | Deed::Overtaken(_) => return,
    };
    let before = changing.lists(base);
    if changing.edit(base, edit).is_err() {
        assert_eq!(changing.lists(base), before, "what is refused changes nothing");
    }
}

fn turned_round(lists: &Lists, jenis: Jenis) -> Lists {
    let turn = |s: &Service| {
        let syarat = if s.jenis == jenis { s.syarat.iter().rev().cloned().collect() } else { s.syarat.clone() };
        Service { syarat, ..s.clone() }
    };
    Lists::new(lists.version + 1, lists.all().iter().map(turn).collect())
}

fn assert_can_be_asked(lists: &Lists) {
    assert!(lists.is_valid(), "{lists:?}");
    for service in lists.all() {
        let codes: BTreeSet<&str> = service.syarat.iter().map(|s| s.kode.0.as_str()).collect();
        let names: BTreeSet<String> = service.syarat.iter().map(|s| s.nama.to_lowercase()).collect();
        assert_eq!((codes.len(), names.len()), (service.syarat.len(), service.syarat.len()), "unique: {service:?}");
        assert!(codes.iter().all(|kode| is_kode(kode)));
        assert!(service.syarat.iter().all(|s| (1..=40).contains(&s.nama.chars().count())));
        assert!((1..=12).contains(&service.syarat.len()), "{service:?}");
        assert!(service.has_wajib());
    }
    assert!(lists.offered().next().is_some());
}

proptest! {
    #[test]
    fn whatever_an_admin_does_people_can_be_asked_by_it(deeds in deeds()) {
        let mut base = first();
        let mut changing = Changing::new(&base);
        for deed in &deeds {
            mark(&mut changing, &base, deed);
            let lists = changing.lists(&base);
            assert_can_be_asked(&lists);
            prop_assert_eq!(lists.version, base.version + 1);
            match deed {
                Deed::Publish => {
                    base = lists;
                    changing = Changing::new(&base);
                }
                Deed::Overtaken(jenis) => {
                    let newer = turned_round(&base, *jenis);
                    changing.rebase(&newer);
                    prop_assert!(newer.version > base.version);
                    base = newer;
                    assert_can_be_asked(&changing.lists(&base));
                }
                Deed::Add(..) | Deed::Rename(..) | Deed::Ask(..) | Deed::Remove(..) | Deed::Move(..) | Deed::Switch(..) => {}
            }
        }
    }

    /// Saying nothing of it means that there is none, and the other way round.
    #[test]
    fn every_difference_is_told_and_nothing_else(deeds in deeds()) {
        let base = first();
        let mut changing = Changing::new(&base);
        for deed in &deeds {
            mark(&mut changing, &base, deed);
            let (lists, changes) = (changing.lists(&base), changing.changes(&base));
            prop_assert_eq!(changes.is_empty(), lists.all() == base.all());
        }
    }
}

fn added(nama: &str, kode: &str) -> Edit {
    let syarat = Syarat { kode: SyaratKode(kode.into()), nama: nama.into(), demand: Demand::Wajib };
    Edit::Add { jenis: Jenis::Baru, syarat }
}

fn of(kode: &str) -> (Jenis, SyaratKode) {
    (Jenis::Baru, SyaratKode(kode.into()))
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let mut lists = first();
    let long = "x".repeat(41);
    let (jenis, kk) = of("kk");
    for (edit, why) in [
        (added("  ", "a"), Wrong::NameEmpty),
        (added("12 – 3", "a"), Wrong::NameEmpty),
        (added(&long, "a"), Wrong::NameTooLong { length: 41 }),
        (added("KARTU  keluarga (kk)", "a"), Wrong::NameTaken),
        (added("Foto", "kk"), Wrong::NameTaken),
        (Edit::Rename { jenis, kode: kk.clone(), nama: "surat pengantar desa".into() }, Wrong::NameTaken),
        (Edit::Rename { jenis, kode: kk.clone(), nama: "Kartu Keluarga (KK)".into() }, Wrong::Already),
        (Edit::Ask { jenis, kode: kk.clone(), demand: Demand::Wajib }, Wrong::Already),
        (Edit::Move { jenis, kode: kk.clone(), up: false }, Wrong::Already),
        (Edit::Remove { jenis, kode: SyaratKode("foto".into()) }, Wrong::Gone),
        (Edit::Switch { jenis, aktif: true }, Wrong::Already),
        (Edit::Switch { jenis: Jenis::Rusak, aktif: false }, Wrong::Already),
    ] {
        assert_eq!(lists.edit(&edit), Err(why), "{edit:?}");
    }
    assert_eq!(lists, first());
    lists.edit(&Edit::Ask { jenis, kode: of(PENGANTAR).1, demand: Demand::Dianjurkan }).unwrap();
    assert_eq!(lists.edit(&Edit::Remove { jenis, kode: kk.clone() }), Err(Wrong::LastWajib));
    assert_eq!(lists.edit(&Edit::Ask { jenis, kode: kk, demand: Demand::Dianjurkan }), Err(Wrong::LastWajib));
    lists.edit(&Edit::Switch { jenis: Jenis::Pembetulan, aktif: false }).unwrap();
    assert_eq!(lists.edit(&Edit::Switch { jenis, aktif: false }), Err(Wrong::LastKind));
    for n in lists.service(jenis).unwrap().syarat.len()..MAX_SYARAT {
        let letter = char::from(b'a' + u8::try_from(n).unwrap());
        lists.edit(&added(&format!("Surat {letter}"), &format!("surat_{letter}"))).unwrap();
    }
    assert_eq!(lists.edit(&added("Satu lagi", "satu_lagi")), Err(Wrong::Full));
}

#[test]
fn a_kind_that_asks_for_nothing_is_not_switched_on() {
    let kk = Syarat { kode: SyaratKode("kk".into()), nama: "KK".into(), demand: Demand::Wajib };
    let mut lists = Lists::new(1, vec![Service { jenis: Jenis::Baru, aktif: true, syarat: vec![kk] }]);
    assert_eq!(lists.edit(&Edit::Switch { jenis: Jenis::Hilang, aktif: true }), Err(Wrong::NothingAsked));
}

#[test]
fn a_name_is_kept_on_one_line() {
    let mut lists = first();
    lists.edit(&added(" Foto\n  <3x4>\t& lain ", "foto")).unwrap();
    assert_eq!(lists.syarat(Jenis::Baru)[2].nama, "Foto <3x4> & lain");
}

#[test]
fn marks_go_on_from_a_newer_version_where_they_still_fit() {
    let base = first();
    let mut changing = Changing::new(&base);
    let (jenis, kode) = of(PENGANTAR);
    changing.edit(&base, Edit::Remove { jenis, kode: kode.clone() }).unwrap();
    changing.edit(&base, added("Foto", "foto")).unwrap();
    let mut newer = base.clone().as_version(2);
    newer.edit(&Edit::Remove { jenis, kode }).unwrap();
    changing.rebase(&newer);
    let changes: Vec<What> = changing.changes(&newer).into_iter().map(|c| c.what).collect();
    assert!(matches!(&changes[..], [What::Added(s)] if s.nama == "Foto"), "{changes:?}");
    assert_eq!(changing.lists(&newer).version, 3);
}
