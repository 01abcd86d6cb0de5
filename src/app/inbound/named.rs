//! The names of commands; and a command without its slash, as a petugas types it.

use super::Command;
use crate::domain::kode::Kode;
use crate::domain::petugas::Peran;

impl Command {
    /// A command by one of its names, in small letters without the slash.
    #[must_use]
    pub fn named(name: &str, args: &[&str]) -> Option<Self> {
        // A kode may be typed with spaces: "K7 4MQX P".
        let kode = || (!args.is_empty()).then(|| args.concat());
        Some(match name {
            "start" | "mulai" => Self::Start(args.first().map(|&payload| payload.to_owned())),
            "ajukan" | "daftar" => Self::Ajukan,
            "status" | "cek" => Self::Status(kode()),
            "lengkapi" => Self::Lengkapi(kode()),
            "tarik" => Self::Tarik(kode()),
            "syarat" => Self::Syarat,
            "bantuan" | "help" => Self::Bantuan,
            "batal" => Self::Batal,
            "berhenti" | "stop" => Self::Berhenti,
            "ingatkan" => Self::Ingatkan,
            "dataku" | "datasaya" => Self::Dataku,
            "hapusdata" => Self::Hapusdata,
            "ubahdata" | "koreksidata" => Self::Ubahdata,
            "perbaikan" => Self::Perbaikan,
            "antrean" | "antrian" => Self::Antrean((!args.is_empty()).then(|| args.join(" "))),
            "daftarkan" => Self::Daftarkan,
            "periksa" => Self::Periksa(kode()),
            "terima" => Self::Terima(kode()),
            "entri" => Self::Entri(kode()),
            "kirim" => Self::Kirim(args.iter().map(|&one| one.to_owned()).collect()),
            "lengkap" => Self::Lengkap(kode()),
            "kurang" => Self::Kurang(kode()),
            "nyatakan" => Self::Nyatakan(kode()),
            "tutup" => Self::Tutup(kode()),
            "hapus" => Self::Hapus(kode()),
            "cari" => Self::Cari((!args.is_empty()).then(|| args.join(" "))),
            "tunda" => Self::Tunda(kode()),
            "petugas" => Self::Petugas,
            "undang" => Self::Undang(args.first().and_then(|code| Peran::from_code(&code.to_lowercase()))),
            "nonaktif" => Self::Nonaktif,
            "ambil" => Self::Ambil(kode()),
            "lepas" | "kembalikan" => Self::Lepas(kode()),
            "waktu" => Self::Waktu(kode()),
            "pelaksana" | "plh" => Self::Pelaksana,
            "kalender" => Self::Kalender,
            "register" => Self::Register,
            "laporan" => Self::Laporan((!args.is_empty()).then(|| args.join(" "))),
            "nomor" => Self::Nomor((!args.is_empty()).then(|| args.concat())),
            "kertas" => Self::Kertas(kode()),
            "ubahsyarat" | "syaratatur" | "atursyarat" => Self::UbahSyarat,
            _ => return None,
        })
    }

    /// A text that can only be a command of a desk: its name, and behind it a kode or what shall be one. `alone`: nothing is
    /// asked, so that a name that needs no kode is a command, too.
    #[must_use]
    pub fn without_slash(text: &str, alone: bool) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let (name, args) = words.split_first()?;
        let command = Self::named(&name.to_lowercase(), args)?;
        let meant = match &command {
            Self::Periksa(Some(_))
            | Self::Terima(Some(_))
            | Self::Kertas(Some(_))
            | Self::Entri(Some(_))
            | Self::Lengkap(Some(_))
            | Self::Kurang(Some(_))
            | Self::Nyatakan(Some(_))
            | Self::Tutup(Some(_))
            | Self::Hapus(Some(_))
            | Self::Tunda(Some(_))
            | Self::Ambil(Some(_))
            | Self::Lepas(Some(_))
            | Self::Waktu(Some(_)) => is_like_kode(args),
            Self::Kirim(all) => !all.is_empty() && (args.iter().all(|one| is_like_kode(&[one])) || is_like_kode(args)),
            Self::Antrean(what) | Self::Laporan(what) => alone && what.as_ref().is_none_or(|_| args.len() <= MAX_WORDS),
            Self::Cari(_)
            | Self::Daftarkan
            | Self::Petugas
            | Self::Pelaksana
            | Self::Kalender
            | Self::Register
            | Self::Nomor(None)
            | Self::UbahSyarat => alone,
            Self::Periksa(None)
            | Self::Terima(None)
            | Self::Kertas(None)
            | Self::Nomor(Some(_))
            | Self::Entri(None)
            | Self::Lengkap(None)
            | Self::Kurang(None)
            | Self::Nyatakan(None)
            | Self::Tutup(None)
            | Self::Hapus(None)
            | Self::Tunda(None)
            | Self::Ambil(None)
            | Self::Lepas(None)
            | Self::Waktu(None)
            | Self::Start(_)
            | Self::Ajukan
            | Self::Status(_)
            | Self::Lengkapi(_)
            | Self::Tarik(_)
            | Self::Syarat
            | Self::Bantuan
            | Self::Batal
            | Self::Berhenti
            | Self::Ingatkan
            | Self::Dataku
            | Self::Hapusdata
            | Self::Ubahdata
            | Self::Perbaikan
            | Self::Undang(_)
            | Self::Nonaktif => false,
        };
        meant.then_some(command)
    }
}

/// Longer than the name of a list or a desa: a sentence.
const MAX_WORDS: usize = 3;

/// A kode, or one with a slip of the finger: as long as a kode and no word, or in the three groups of a kode. "2 lembar" is
/// what somebody says.
fn is_like_kode(words: &[&str]) -> bool {
    let (text, groups) = (words.concat(), words.iter().map(|word| word.chars().count()));
    let shown = text.chars().filter(|c| c.is_alphanumeric()).count();
    let is_mistyped = (6..=8).contains(&shown) && text.chars().any(|c| c.is_ascii_digit());
    Kode::parse(&text).is_ok() || (is_mistyped && (words.len() == 1 || groups.eq([2, 4, 1])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("terima K7-4MQX-P", Some(Command::Terima(Some("K7-4MQX-P".into()))))]
    #[case("Terima k7 4mqx p", Some(Command::Terima(Some("k74mqxp".into()))))]
    #[case("terima K7-4MQX-2", Some(Command::Terima(Some("K7-4MQX-2".into()))))] // told that it is mistyped
    #[case("kirim K7-4MQX-P", Some(Command::Kirim(vec!["K7-4MQX-P".into()])))]
    #[case("antrean", Some(Command::Antrean(None)))]
    #[case("antrean kasi", Some(Command::Antrean(Some("kasi".into()))))]
    #[case("antrean di sini kok panjang", None)]
    #[case("terima k7 4mqx 2", Some(Command::Terima(Some("k74mqx2".into()))))]
    #[case("kurang 2 lembar", None)] // the words of a kekurangan
    #[case("tutup 1 minggu", None)]
    #[case("terima kasih", None)]
    #[case("lengkap semua berkasnya", None)]
    #[case("tutup jam berapa", None)]
    #[case("tutup", None)]
    #[case("status K7-4MQX-P", None)]
    fn words_of_a_desk(#[case] text: &str, #[case] command: Option<Command>) {
        assert!(Command::without_slash(text, true) == command);
        let needs_kode = command.filter(|command| !matches!(command, Command::Antrean(_)));
        assert!(Command::without_slash(text, false) == needs_kode, "in the middle of a question");
    }
}
