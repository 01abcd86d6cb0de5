//! What people mean by their words. The lists of words stand in `locales/`, as `topik-…`.

use std::ops::Range;

use chrono::NaiveDate;

use super::Locale;
use super::said::Said;
use crate::domain::codes::codes;
use crate::domain::laporan::Masa;
use crate::pesan::Button;
use crate::pesan::label::Label;
use crate::pesan::tap::{Choice, Tap};

codes! {
    /// What a text that is no command can be about. The first that fits counts: what is said in passing, such as a
    /// greeting, stands last.
    pub enum Topic {
        /// No reminders any more.
        Berhenti = "berhenti",
        /// Reminders again.
        Ingatkan = "ingatkan",
        /// Completing.
        Lengkapi = "lengkapi",
        /// Withdrawing.
        Tarik = "tarik",
        /// A lost KTP.
        Hilang = "hilang",
        /// A damaged KTP.
        Rusak = "rusak",
        /// A complaint.
        Pengaduan = "pengaduan",
        /// What the letter of the desa is.
        Pengantar = "pengantar",
        /// What it costs.
        Biaya = "biaya",
        /// How long it takes.
        Lama = "lama",
        /// What is asked for.
        Syarat = "syarat",
        /// Where something stands.
        Status = "status",
        /// Hours and address.
        Jam = "jam",
        /// Anything else.
        Bantuan = "bantuan",
        /// Applying.
        Ajukan = "ajukan",
        /// Going on with what was begun.
        Lanjut = "lanjut",
        /// Thanks.
        Terima = "terima",
        /// A greeting.
        Salam = "salam",
    }
}

codes! {
    /// What a text says beside a topic.
    pub enum Remark {
        /// The person wants to stop.
        Batal = "batal",
        /// A permohonan is to be given up: the draft, or one that was sent.
        BatalPermohonan = "batal-permohonan",
        /// The person wants the question before.
        Kembali = "kembali",
        /// The person goes on later.
        Nanti = "nanti",
        /// A question is asked.
        Tanya = "tanya",
        /// What is asked for is not known.
        TidakTahu = "tidak-tahu",
        /// What is asked for is not there.
        TidakAda = "tidak-ada",
        /// Something is denied.
        Sangkal = "sangkal",
        /// Something is not to be done yet, or not so.
        Tunda = "tunda",
        /// Another paper than the KTP.
        BerkasLain = "berkas-lain",
        /// Too little to mean anything within a sentence.
        Sepele = "sepele",
        /// An answer to a question of the bot: *ya*.
        Jawaban = "jawaban",
    }
}

/// Words of a label that are no longer than this say little: *dan*.
const SHORT: usize = 3;

impl Locale {
    /// What a text is about that as a whole is a word to the bot, and so no answer to a question: nobody is called
    /// *bantuan*, while *baru* or *Slamet* may be said for other reasons.
    #[must_use]
    pub fn word(self, text: &str) -> Option<Topic> {
        Topic::ALL.iter().copied().find(|topic| self.is_one_of(text, &format!("topik-{topic}.whole")))
    }

    /// What a text that is no command is about, by words that people use.
    #[must_use]
    pub fn topic(self, text: &str) -> Option<Topic> {
        self.word(text).or_else(|| self.topics(text).first().copied())
    }

    /// Everything that a text is about, the first that counts first.
    #[must_use]
    pub fn topics(self, text: &str) -> Vec<Topic> {
        let said = Said::new(text);
        let other = !said.names_ktp() && self.remarks(text, Remark::BerkasLain);
        let fits = |topic: &Topic| {
            let about_ktp = matches!(topic, Topic::Hilang | Topic::Rusak);
            !(about_ktp && other) && said.has_one_of(&self.phrases(&format!("topik-{topic}")))
        };
        Topic::ALL.iter().copied().filter(fits).collect()
    }

    /// A date in numbers: *Selasa, 17 Agustus 2027* is `17 8 2027`, *kemarin* the day before this one. Other words stay.
    #[must_use]
    pub fn dated(self, text: &str, today: NaiveDate) -> String {
        let near =
            [("waktu-hari-ini", Some(today)), ("waktu-kemarin", today.pred_opt()), ("waktu-besok", today.succ_opt())];
        if let Some(day) = near.iter().find(|(list, _)| self.is_one_of(text, list)).and_then(|(_, day)| *day) {
            return day.format("%d-%m-%Y").to_string();
        }
        let shown = |word: String| {
            if (1..=7).any(|day| self.is_named(&word, &format!("hari-{day}"))) {
                return None;
            }
            Some(self.month(&word).map_or(word, |month| month.to_string()))
        };
        let words = text.split([' ', ',', '-', '/', '.']).map(str::to_lowercase).filter(|word| !word.is_empty());
        let dated: Vec<String> = words.filter_map(shown).collect();
        if dated.len() == 3 { dated.join(" ") } else { text.to_owned() }
    }

    /// The time that is called *bulan ini*, *tahun lalu* and the like.
    #[must_use]
    pub fn near_masa(self, text: &str, today: NaiveDate) -> Option<Masa> {
        let (month, year) = (Masa::month(today), Masa::year(today));
        let near = [
            ("waktu-hari-ini", Some(Masa::Hari(today))),
            ("waktu-kemarin", Masa::Hari(today).before()),
            ("waktu-bulan-ini", Some(month)),
            ("waktu-bulan-lalu", month.before()),
            ("waktu-tahun-ini", Some(year)),
            ("waktu-tahun-lalu", year.before()),
        ];
        near.into_iter().find(|(list, _)| self.is_one_of(text, list)).and_then(|(_, masa)| masa)
    }

    /// The month that a word in small letters names.
    #[must_use]
    pub fn month(self, word: &str) -> Option<u32> {
        (1..=12).find(|month| self.is_named(word, &format!("bulan-{month}")))
    }

    /// Whether a word stands beside a time and says nothing more.
    #[must_use]
    pub fn is_clock_word(self, word: &str) -> bool {
        self.is_one_of(word, "waktu-jam")
    }

    /// Whether a word joins the days of a period.
    #[must_use]
    pub fn joins_days(self, word: &str) -> bool {
        self.is_one_of(word, "waktu-sambung")
    }

    fn is_named(self, word: &str, key: &str) -> bool {
        let names = format!("{},{}", self.text(key), self.text(&format!("{key}.also")));
        names.to_lowercase().split(',').any(|name| name.trim() == word)
    }

    /// Whether a text is a question.
    #[must_use]
    pub fn asks(self, text: &str) -> bool {
        text.contains('?') || self.remarks(text, Remark::Tanya)
    }

    /// Whether a text has the words of a remark in it.
    #[must_use]
    pub fn remarks(self, text: &str, remark: Remark) -> bool {
        Said::new(text).has_one_of(&self.phrases(&format!("topik-{remark}")))
    }

    /// Whether a text is a remark and nothing else.
    #[must_use]
    pub fn is_remark(self, text: &str, remark: Remark) -> bool {
        self.is_one_of(text, &format!("topik-{remark}"))
    }

    /// The buttons that a sentence fits as whole words, the more telling ones where one stands within the other. None
    /// where anything else is denied in it. To agree and to send want a sentence that begins with it.
    #[must_use]
    pub fn fits<'a>(self, text: &str, offered: &'a [Button]) -> Vec<&'a Button> {
        let said = Said::new(text);
        let found = |b: &'a Button| Some((b, self.fit(&said, b)?));
        let fits: Vec<(&Button, Range<usize>)> = offered.iter().filter_map(found).collect();
        let within = |a: &Range<usize>, b: &Range<usize>| b.len() > a.len() && b.start <= a.start && a.end <= b.end;
        let left: Vec<_> = fits.iter().filter(|(_, at)| !fits.iter().any(|(_, other)| within(at, other))).collect();
        let denied = |at: usize| said.words().get(at).is_some_and(|w| self.is_one_of(w, "topik-sangkal"));
        let elsewhere = |at: usize| left.iter().all(|(_, range)| !range.contains(&at));
        if (0..said.words().len()).any(|at| denied(at) && elsewhere(at)) {
            return Vec::new();
        }
        left.into_iter().map(|(b, _)| *b).collect()
    }

    /// The longest of a button's spellings that stands in a sentence. Single letters and *saya* mean nothing there.
    fn fit(self, said: &Said, button: &Button) -> Option<Range<usize>> {
        let strict = matches!(button.tap, Tap::Choice(Choice::Agree | Choice::Send));
        if strict && !self.is_meant(said, &button.label) {
            return None;
        }
        let telling = |phrase: &Said| match phrase.words() {
            [word] => word.chars().count() > 1 && !self.is_one_of(word, "topik-sepele"),
            _ => true,
        };
        let phrases = self.spellings(&button.label).into_iter().map(|w| Said::new(&w)).filter(telling);
        phrases.filter_map(|p| said.find(&p)).filter(|at| !strict || at.start == 0).max_by_key(ExactSizeIterator::len)
    }

    /// Whether a sentence has a word of the label itself in it, and nothing that puts it off.
    fn is_meant(self, said: &Said, label: &Label) -> bool {
        let put_off = said.has_one_of(&self.phrases("topik-tunda")) || said.has_one_of(&self.phrases("topik-sangkal"));
        let own = Said::new(&self.label(label));
        !put_off && own.words().iter().any(|w| w.chars().count() > SHORT && said.words().contains(w))
    }

    /// Whether a text as a whole is one of the words of a list, whatever stands between and behind them.
    fn is_one_of(self, text: &str, list: &str) -> bool {
        let said = Said::new(text);
        !said.words().is_empty() && self.phrases(list).contains(&said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[rstest::rstest]
    #[case("17 Agustus 2027", "17 8 2027")]
    #[case("Selasa, 17 agt 2027", "17 8 2027")]
    #[case("jum'at 1-JANUARI-2027", "1 1 2027")]
    #[case("1-JANUARI-2027", "1 1 2027")]
    #[case("17-08-2027", "17 08 2027")]
    #[case("17082027", "17082027")]
    #[case("17 Agustus", "17 Agustus")]
    #[case("17 Brumaire 2027", "17 brumaire 2027")]
    #[case("Hari ini", "01-01-2027")]
    #[case("kemarin", "31-12-2026")]
    #[case("besok", "02-01-2027")]
    fn a_date_may_be_said_in_words(#[case] text: &str, #[case] dated: &str) {
        let today = NaiveDate::from_ymd_opt(2027, 1, 1).unwrap_or_default();
        assert_eq!(Locale::Id.dated(text, today), dated);
    }

    #[rstest::rstest]
    #[case("bu saya mau ngurus ktp anak saya, syaratnya apa saja?", Some(Topic::Syarat))]
    #[case("ktp saya hilang syaratnya apa?", Some(Topic::Hilang))]
    #[case("KK saya hilang", None)]
    #[case("ktp patah", Some(Topic::Rusak))]
    #[case("mau komplain petugas minta uang", Some(Topic::Pengaduan))]
    #[case("bayar berapa", Some(Topic::Biaya))]
    #[case("biayanya berapa ya", Some(Topic::Biaya))]
    #[case("ktp saya kapan jadi", Some(Topic::Lama))]
    #[case("berkas saya sudah sampai mana", Some(Topic::Status))]
    #[case("mau ngurus ktp", Some(Topic::Ajukan))]
    #[case("selamat pagi bu", Some(Topic::Salam))]
    #[case("terima kasih pak", Some(Topic::Terima))]
    #[case("kantornya buka jam berapa", Some(Topic::Jam))]
    #[case("hujan deras", None)]
    fn a_text_is_about(#[case] text: &str, #[case] topic: Option<Topic>) {
        assert_eq!(Locale::Id.topic(text), topic);
    }
}
