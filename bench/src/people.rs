//! People who apply by dialogue and ask for the status, without reading what they are told.

use bot_api_emulator::Crowd;

/// What each of them says.
pub(crate) const WORDS: usize = 13;

/// A made-up person.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) chat: i64,
    pub(crate) nama: String,
    pub(crate) nik: String,
    kk: String,
}

impl Person {
    /// The n-th; up to 840,000 of them.
    pub(crate) fn number(n: u32) -> Self {
        let letter = |k: u32| char::from(b'a' + u8::try_from(k % 26).unwrap_or_default());
        let name: String = [n / 17_576, n / 676, n / 26, n].map(letter).iter().collect();
        let (day, month, year, serial) = (n / 100 % 28 + 1, n / 2_800 % 12 + 1, 50 + n / 33_600 % 25, n % 100);
        Self {
            chat: 1_000_000 + i64::from(n),
            nama: format!("Warga U{name}"),
            nik: format!("351613{day:02}{month:02}{year:02}99{serial:02}"),
            kk: format!("351613{day:02}{month:02}{:02}99{serial:02}", year - 40), // another number than the NIK
        }
    }

    /// An application from the first command to the last word, and a question.
    pub(crate) fn words(&self) -> [&str; WORDS] {
        let (nama, nik, kk) = (self.nama.as_str(), self.nik.as_str(), self.kk.as_str());
        [
            "/ajukan",
            "setuju",
            "saya sendiri",
            "KTP baru",
            nama,
            nik,
            kk,
            "Japan",
            "lewati",
            "bawa",
            "bawa",
            "kirim",
            "/status",
        ]
    }

    pub(crate) fn joins(self, crowd: &Crowd) -> Self {
        crowd.joins(self.chat, &self.nama);
        self
    }
}
