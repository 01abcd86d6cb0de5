//! Sentences → words, and in `words` the other way: what people mean by theirs, by the `lists` of phrases. The words themselves
//! stand in `locales/`.

mod lists;
pub mod said;
pub mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, static_loader};

use crate::domain::wib::wib;
use crate::pesan::Pesan;
use crate::pesan::arg::Arg;
use crate::pesan::label::Label;

static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "id",
        // Isolation marks around arguments would break the copying of a kode.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

/// A language with complete words in `locales/`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Locale {
    /// Indonesian.
    #[default]
    Id,
}

/// How arguments are written into a text.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Telegram's HTML: typed text is escaped.
    Html,
    /// As it is: buttons and menus.
    Plain,
}

type Args = HashMap<Cow<'static, str>, FluentValue<'static>>;

impl Locale {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::Id];

    /// The name of its folder.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Id => "id",
        }
    }

    fn language(self) -> LanguageIdentifier {
        match self {
            Self::Id => fluent_templates::langid!("id"),
        }
    }

    /// A sentence in Telegram's HTML.
    #[must_use]
    pub fn html(self, sentence: &Pesan) -> String {
        self.sentence(sentence, Form::Html)
    }

    /// A sentence for paper, as it is.
    #[must_use]
    pub fn plain(self, sentence: &Pesan) -> String {
        self.sentence(sentence, Form::Plain)
    }

    /// What stands on a button.
    #[must_use]
    pub fn label(self, label: &Label) -> String {
        self.message(&label.key(), label.args(), Form::Plain)
    }

    /// Everything that can be typed for a button: its label and the other words for it.
    #[must_use]
    pub fn spellings(self, label: &Label) -> Vec<String> {
        let also = self.lookup(&format!("{}.also", label.key()), label.args(), Form::Plain).unwrap_or_default();
        let others = also.split(',').map(|w| w.trim().to_owned()).filter(|w| !w.is_empty());
        std::iter::once(self.label(label)).chain(others).collect()
    }

    /// A text without arguments, such as the description of a command.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        LOCALES.try_lookup(&self.language(), key).unwrap_or_else(|| key.to_owned())
    }

    fn sentence(self, sentence: &Pesan, form: Form) -> String {
        match sentence {
            Pesan::Umum(s) => self.message(&s.key(), s.args(), form),
            Pesan::Ajukan(s) => self.message(&s.key(), s.args(), form),
            Pesan::Warga(s) => self.message(&s.key(), s.args(), form),
            Pesan::Meja(s) => self.message(&s.key(), s.args(), form),
            Pesan::Pengingat(s) => self.message(&s.key(), s.args(), form),
            Pesan::Foto(s) => self.message(&s.key(), s.args(), form),
            Pesan::Kerja(s) => self.message(&s.key(), s.args(), form),
            Pesan::Plh(s) => self.message(&s.key(), s.args(), form),
            Pesan::Kalender(s) => self.message(&s.key(), s.args(), form),
            Pesan::Ubah(s) => self.message(&s.key(), s.args(), form),
            Pesan::Loket(s) => self.message(&s.key(), s.args(), form),
            Pesan::Lembar(s) => self.message(&s.key(), s.args(), form),
            Pesan::Cari(s) => self.message(&s.key(), s.args(), form),
            Pesan::Tunda(s) => self.message(&s.key(), s.args(), form),
            Pesan::Perbaikan(s) => self.message(&s.key(), s.args(), form),
            Pesan::Data(s) => self.message(&s.key(), s.args(), form),
            Pesan::Insiden(s) => self.message(&s.key(), s.args(), form),
            Pesan::Pengiriman(s) => self.message(&s.key(), s.args(), form),
            Pesan::Buku(s) => self.message(&s.key(), s.args(), form),
            Pesan::Nomor(s) => self.message(&s.key(), s.args(), form),
            Pesan::Laporan(s) => self.message(&s.key(), s.args(), form),
            Pesan::Lama(s) => self.message(&s.key(), s.args(), form),
            Pesan::Label(s) => self.message(&s.key(), s.args(), form),
            Pesan::Together(parts) => parts.iter().map(|p| self.sentence(p, form)).collect::<Vec<_>>().join("\n\n"),
        }
    }

    fn message(self, key: &str, args: Vec<(&'static str, Arg)>, form: Form) -> String {
        self.lookup(key, args, form).unwrap_or_else(|| {
            tracing::error!(key, "no words for this sentence");
            key.to_owned()
        })
    }

    fn lookup(self, key: &str, args: Vec<(&'static str, Arg)>, form: Form) -> Option<String> {
        let mut values = Args::new();
        for (name, arg) in args {
            if let Arg::Code(_, code) = arg {
                values.insert(format!("{name}-code").into(), code.into());
            }
            values.insert(name.into(), self.value(&arg, form));
        }
        LOCALES.try_lookup_with_args(&self.language(), key, &values)
    }

    fn value(self, arg: &Arg, form: Form) -> FluentValue<'static> {
        match arg {
            Arg::Number(n) => FluentValue::from(*n),
            Arg::Text(text) => typed(text, form).into(),
            Arg::Code(vocabulary, code) => self.text(&format!("{vocabulary}-{}", code.replace('_', "-"))).into(),
            Arg::Moment(at) => self.moment(*at).into(),
            Arg::Date(date) => self.date(*date).into(),
            Arg::Day(date) => self.day(*date).into(),
            Arg::Time(time) => clock(*time).into(),
            Arg::Sentence(sentence) => self.sentence(sentence, form).into(),
            Arg::Lines(lines) => lines.iter().map(|l| self.sentence(l, form)).collect::<Vec<_>>().join("\n").into(),
        }
    }

    /// `Senin, 23 November 2026 pukul 09.30 WIB`
    fn moment(self, at: DateTime<Utc>) -> String {
        let local = wib(at);
        let args = vec![
            ("hari", Arg::Text(self.text(&format!("hari-{}", local.weekday().number_from_monday())))),
            ("tanggal", Arg::Date(local.date_naive())),
            ("jam", Arg::Time(local.time())),
        ];
        self.message("waktu-lengkap", args, Form::Plain)
    }

    /// `Senin, 23 November 2026`
    fn day(self, date: NaiveDate) -> String {
        let args = vec![
            ("hari", Arg::Text(self.text(&format!("hari-{}", date.weekday().number_from_monday())))),
            ("tanggal", Arg::Date(date)),
        ];
        self.message("waktu-hari", args, Form::Plain)
    }

    /// `23 November 2026`
    fn date(self, date: NaiveDate) -> String {
        let month = self.text(&format!("bulan-{}", date.month()));
        format!("{} {month} {}", date.day(), date.year())
    }
}

fn typed(text: &str, form: Form) -> String {
    match form {
        Form::Html => escape(text),
        Form::Plain => text.to_owned(),
    }
}

/// `07.30`
fn clock(time: NaiveTime) -> String {
    time.format("%H.%M").to_string()
}

/// For Telegram's HTML, also inside attributes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
