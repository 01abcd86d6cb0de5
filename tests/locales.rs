//! Every sentence, button and code has its words in every locale, with just the arguments that it has.
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up fails")]

use std::collections::BTreeSet;
use std::fs;

use layanan_ktp::locale::Locale;
use layanan_ktp::locale::words::{Remark, Topic};
use layanan_ktp::pesan::Pesan;
use layanan_ktp::pesan::ajukan::Ajukan;
use layanan_ktp::pesan::arg::vocabularies;
use layanan_ktp::pesan::buku::Buku;
use layanan_ktp::pesan::cari::Cari;
use layanan_ktp::pesan::data::Data;
use layanan_ktp::pesan::foto::Foto;
use layanan_ktp::pesan::insiden::InsidenText;
use layanan_ktp::pesan::kalender::KalenderText;
use layanan_ktp::pesan::kerja::Kerja;
use layanan_ktp::pesan::label::Label;
use layanan_ktp::pesan::lama::Lama;
use layanan_ktp::pesan::laporan::LaporanText;
use layanan_ktp::pesan::lembar::Lembar;
use layanan_ktp::pesan::loket::Loket;
use layanan_ktp::pesan::meja::Meja;
use layanan_ktp::pesan::nomor::Nomor;
use layanan_ktp::pesan::pengingat::Pengingat;
use layanan_ktp::pesan::pengiriman::PengirimanText;
use layanan_ktp::pesan::perbaikan::PerbaikanText;
use layanan_ktp::pesan::plh::Plh;
use layanan_ktp::pesan::tunda::TundaText;
use layanan_ktp::pesan::ubah::Ubah;
use layanan_ktp::pesan::umum::Umum;
use layanan_ktp::pesan::warga::Warga;

/// Every sentence, with its key and the names of its arguments.
fn sentences() -> Vec<(Pesan, String, Vec<&'static str>)> {
    macro_rules! family {
        ($($family:ty),+) => {{
            let mut all: Vec<(Pesan, String, Vec<&'static str>)> = Vec::new();
            $(all.extend(<$family>::samples().into_iter().map(|s| {
                let (key, args) = (s.key(), s.args().into_iter().map(|(name, _)| name).collect());
                (s.into(), key, args)
            }));)+
            all
        }};
    }
    family!(
        Umum,
        Ajukan,
        Warga,
        Meja,
        KalenderText,
        Label,
        Ubah,
        Kerja,
        Plh,
        Loket,
        Lembar,
        Cari,
        TundaText,
        Lama,
        LaporanText,
        Data,
        PerbaikanText,
        InsidenText,
        Buku,
        Nomor,
        PengirimanText,
        Foto,
        Pengingat
    )
}

fn read(locale: Locale) -> String {
    let folder = format!("locales/{}", locale.code());
    fs::read_dir(folder).unwrap().map(|e| fs::read_to_string(e.unwrap().path()).unwrap() + "\n").collect()
}

/// Keys of messages in the files of a locale.
fn keys(text: &str) -> BTreeSet<String> {
    let is_key = |l: &&str| l.chars().next().is_some_and(|c| c.is_ascii_lowercase());
    text.lines().filter(is_key).filter_map(|l| l.split_once(" =")).map(|(key, _)| key.to_owned()).collect()
}

#[test]
fn every_sentence_has_words_in_every_locale() {
    for &locale in Locale::ALL {
        for (sentence, key, _) in sentences() {
            let words = locale.html(&sentence);
            assert_ne!(words, key, "{key} has no words, or names an argument that it does not have");
            assert!(!words.contains("{$") && !words.contains("{ $"), "{key}: an argument is missing: {words}");
            assert!(words.encode_utf16().count() <= 4000, "{key} is too long for one message");
        }
    }
}

#[test]
fn every_code_has_words_in_every_locale() {
    for &locale in Locale::ALL {
        for (vocabulary, code) in vocabularies() {
            let key = format!("{vocabulary}-{}", code.replace('_', "-"));
            assert_ne!(locale.text(&key), key);
        }
    }
}

/// Whom to call is called alike everywhere, and nobody in a chat is sent to a file of another machine.
#[test]
fn the_keeper_of_the_computer_has_one_name() {
    let text = read(Locale::default());
    for word in ["pengelola", "docs/"] {
        assert!(!text.contains(word), "a sentence says {word:?}");
    }
}

#[test]
fn no_locale_has_words_that_nobody_says() {
    let mut used: BTreeSet<String> = sentences().into_iter().map(|(_, key, _)| key).collect();
    used.extend(vocabularies().iter().map(|(v, code)| format!("{v}-{}", code.replace('_', "-"))));
    used.extend(Remark::ALL.iter().map(|r| format!("topik-{r}")));
    used.extend(Topic::ALL.iter().map(|m| format!("topik-{m}")));
    for &locale in Locale::ALL {
        for key in keys(&read(locale)) {
            let elsewhere =
                ["menu-", "hari-", "bulan-", "waktu-", "latihan-", "chat-"].iter().any(|p| key.starts_with(p));
            assert!(elsewhere || used.contains(&key), "{key} is said by nobody");
        }
    }
}

#[test]
fn arguments_are_used_as_they_are_named() {
    for &locale in Locale::ALL {
        let text = read(locale);
        for (_, key, args) in sentences() {
            let begin = text.find(&format!("\n{key} =")).map_or(0, |at| at + 1);
            let entry: String = text[begin..]
                .lines()
                .take(1)
                .chain(text[begin..].lines().skip(1).take_while(|l| l.starts_with(' ') || l.is_empty()))
                .collect();
            for used in entry.split('$').skip(1) {
                let name: String =
                    used.chars().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(*c)).collect();
                let name = name.trim_end_matches("-code");
                assert!(args.contains(&name), "{key} uses ${name}");
            }
        }
    }
}

/// Telegram takes these tags; they open and close within a line, so that a long text can be cut between lines.
#[test]
fn tags_are_telegrams_and_closed_within_their_line() {
    for &locale in Locale::ALL {
        for (sentence, key, _) in sentences() {
            for line in locale.html(&sentence).lines() {
                for tag in ["b", "i", "code"] {
                    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
                    assert_eq!(line.matches(&open).count(), line.matches(&close).count(), "{key}: {line}");
                }
                let tags =
                    line.split('<').skip(1).filter_map(|t| t.split('>').next()).map(|t| t.trim_start_matches('/'));
                for tag in tags {
                    assert!(["b", "i", "code"].contains(&tag), "{key}: <{tag}>");
                }
            }
        }
    }
}

/// The commands that texts tell people to use exist.
#[test]
fn texts_name_only_commands_that_exist() {
    let commands = [
        "ajukan",
        "status",
        "lengkapi",
        "tarik",
        "syarat",
        "bantuan",
        "batal",
        "antrean",
        "periksa",
        "terima",
        "kertas",
        "nomor",
        "entri",
        "kirim",
        "lengkap",
        "kurang",
        "nyatakan",
        "tutup",
        "petugas",
        "undang",
        "nonaktif",
        "kalender",
        "cari",
        "tunda",
        "ubahsyarat",
        "start",
        "ambil",
        "lepas",
        "berhenti",
        "ingatkan",
        "pelaksana",
        "daftarkan",
        "waktu",
        "dataku",
        "hapusdata",
        "hapus",
        "ubahdata",
        "perbaikan",
        "register",
        "laporan",
    ];
    for &locale in Locale::ALL {
        for (sentence, key, _) in sentences() {
            let text = locale.html(&sentence);
            for found in text
                .split('/')
                .skip(1)
                .zip(text.split('/'))
                .filter(|(_, before)| before.is_empty() || before.ends_with([' ', '\n', '>', '(', '“']))
            {
                let name: String = found.0.chars().take_while(char::is_ascii_lowercase).collect();
                let closes_tag = found.1.ends_with('<');
                assert!(
                    name.is_empty() || closes_tag || commands.contains(&name.as_str()) || name == "pelaksana",
                    "{key}: /{name}"
                );
            }
        }
    }
}

/// Whatever people write in the middle of a question must not become a name; and a name must not become anything else.
#[test]
fn words_to_the_bot_are_told_from_answers() {
    for &locale in Locale::ALL {
        for topic in Topic::ALL {
            let whole = locale.text(&format!("topik-{topic}.whole"));
            assert!(!whole.starts_with("topik-"), "{topic}");
            let mut words = whole.split(',');
            assert!(words.all(|w| locale.word(w) == Some(*topic)), "{topic}: a word stands twice in {whole}");
        }
    }
    for word in ["Bantuan", "STATUS?", "  halo  ", "Terima kasih 🙏", "Assalamu'alaikum", "tolong…", "/ tarik"] {
        assert!(Locale::Id.word(word).is_some(), "{word}");
    }
    let answers = "Siti,Slamet,Cek Mat,Pagi Utami,Min,Mas Joko,Syarat Wijaya,P,L,A,O,Baru,Guru,Jadi,Mohon,Islam,...";
    for answer in answers.split(',') {
        assert_eq!(Locale::Id.word(answer), None, "{answer}");
    }
}

#[test]
fn typed_text_is_escaped() {
    let nasty = Ajukan::LineNama { nama: "<b>O'Neil</b> & \"Co\"".into() };
    assert!(Locale::Id.html(&nasty.into()).contains("&lt;b&gt;O'Neil&lt;/b&gt; &amp; &quot;Co&quot;"));
}
