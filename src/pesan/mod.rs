//! Every sentence the bot can say, as data: an enum variant with typed arguments. No words are here.
//!
//! The words of a variant stand in `locales/<language>/` under the variant's name in kebab case, prefixed with the
//! name of its enum: `Ajukan::AskNik` is `ajukan-ask-nik`. A new sentence is a variant and a line in each locale;
//! `tests/locales.rs` renders every variant in every locale.
//!
//! * `umum` – help, greetings, what is said when something is not understood
//! * `ajukan` – the questions and answers of applying
//! * `warga` – status, notices and completing, for pemohon and pelapor
//! * `foto` – photos and PDFs that cannot be read well
//! * `kalender` – when the office works, and how the admin changes it
//! * `meja` – the desks: cards, steps, refusals, notices to petugas
//! * `pengingat` – reminders
//! * `ubah` – changing the lists of syarat, for admins
//! * `kerja` – work lists, who has taken what; `plh` – who stands in for the Kasi
//! * `loket` – the counter: walk-ins, receipts, binding; `lembar` – what stands on a receipt; `receipt` – one as data
//! * `cari` – searching; `tunda` – holds; `lama` – how long it took
//! * `perbaikan` – data that is put right; `data` – what is kept of a person; `copy` – a copy of it as data
//! * `buku` – the book on paper
//! * `nomor` – the numbers of the register, and what was received on paper
//! * `laporan` – reports
//! * `buku` – the book on paper; `pengiriman` – the hand-over to Dispendukcapil
//! * `insiden` – what is said of a breach of personal data
//! * `outgoing` – what is queued for a chat; `earlier` – what earlier programs queued
//! * `label` – what stands on buttons; `tap` – what pressing one means

pub mod ajukan;
pub mod arg;
pub mod buku;
pub mod cari;
pub mod copy;
pub mod data;
pub mod earlier;
pub mod foto;
pub mod insiden;
pub mod kalender;
pub mod kerja;
pub mod label;
pub mod lama;
pub mod laporan;
pub mod lembar;
pub mod loket;
pub mod meja;
pub mod nomor;
pub mod outgoing;
pub mod pengingat;
pub mod pengiriman;
pub mod perbaikan;
pub mod plh;
pub mod receipt;
pub mod tap;
pub mod tunda;
pub mod ubah;
pub mod umum;
pub mod warga;

use serde::{Deserialize, Serialize};

use self::arg::{Arg, IntoArg};
use self::label::Label;
use self::tap::Tap;

/// Defines a family of sentences: the enum, the key and the arguments of each, and one sample of each for tests.
macro_rules! sentences {
    ($(#[$meta:meta])* pub enum $name:ident in $prefix:literal {
        $($(#[$vmeta:meta])* $variant:ident $({ $($field:ident: $ty:ty),+ $(,)? })?,)+
    }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* $variant $({ $(
                #[doc = concat!("`$", stringify!($field), "` in the locales.")]
                $field: $ty
            ),+ })?,)+
        }

        impl std::fmt::Debug for $name {
            /// Which sentence, without its arguments: they may name people.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.key())
            }
        }

        impl $name {
            /// The key in the locales.
            #[must_use]
            pub fn key(&self) -> String {
                let name = match self { $(Self::$variant $({ $($field: _),+ })? => stringify!($variant),)+ };
                $crate::pesan::arg::key($prefix, name)
            }

            /// The arguments by name.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, $crate::pesan::arg::Arg)> {
                match self {
                    $(Self::$variant $({ $($field),+ })? => vec![
                        $($((stringify!($field), $crate::pesan::arg::IntoArg::arg($field)),)+)?
                    ],)+
                }
            }

            /// One of each, with made-up arguments.
            #[must_use]
            pub fn samples() -> Vec<Self> {
                vec![$(Self::$variant $({ $($field: $crate::pesan::arg::IntoArg::sample()),+ })?,)+]
            }
        }
    };
}
pub(crate) use sentences;

/// A sentence of any family.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pesan {
    /// For everybody.
    Umum(umum::Umum),
    /// Applying.
    Ajukan(ajukan::Ajukan),
    /// For pemohon and pelapor.
    Warga(warga::Warga),
    /// For petugas.
    Meja(meja::Meja),
    /// Reminders.
    Pengingat(pengingat::Pengingat),
    /// What was seen on a photo or PDF.
    Foto(foto::Foto),
    /// For petugas, about work.
    Kerja(kerja::Kerja),
    /// About who stands in for the Kasi.
    Plh(plh::Plh),
    /// About the kalender.
    Kalender(kalender::KalenderText),
    /// For admins who change the lists of syarat.
    Ubah(ubah::Ubah),
    /// The counter.
    Loket(loket::Loket),
    /// On a receipt.
    Lembar(lembar::Lembar),
    /// Searching.
    Cari(cari::Cari),
    /// Holds.
    Tunda(tunda::TundaText),
    /// How long it took.
    Lama(lama::Lama),
    /// What is kept of a person.
    Data(data::Data),
    /// Data that is put right.
    Perbaikan(perbaikan::PerbaikanText),
    /// A breach of personal data.
    Insiden(insiden::InsidenText),
    /// The book on paper.
    Buku(buku::Buku),
    /// The numbers of the register.
    Nomor(nomor::Nomor),
    /// The hand-over to Dispendukcapil.
    Pengiriman(pengiriman::PengirimanText),
    /// Reports.
    Laporan(laporan::LaporanText),
    /// A line in a list, or a button.
    Label(Label),
    /// Several sentences, one after another with a blank line between.
    Together(Vec<Pesan>),
}

macro_rules! into_pesan {
    ($($variant:ident($ty:ty)),+) => {$(
        impl From<$ty> for Pesan {
            fn from(sentence: $ty) -> Self {
                Self::$variant(sentence)
            }
        }
    )+

    impl Pesan {
        /// One of each sentence, with made-up arguments.
        #[must_use]
        pub fn samples() -> Vec<Self> {
            let mut all = Vec::new();
            $(all.extend(<$ty>::samples().into_iter().map(Self::from));)+
            all
        }
    }};
}
into_pesan!(
    Umum(umum::Umum),
    Ajukan(ajukan::Ajukan),
    Warga(warga::Warga),
    Meja(meja::Meja),
    Pengingat(pengingat::Pengingat),
    Foto(foto::Foto),
    Kerja(kerja::Kerja),
    Plh(plh::Plh),
    Kalender(kalender::KalenderText),
    Ubah(ubah::Ubah),
    Loket(loket::Loket),
    Lembar(lembar::Lembar),
    Cari(cari::Cari),
    Tunda(tunda::TundaText),
    Lama(lama::Lama),
    Data(data::Data),
    Perbaikan(perbaikan::PerbaikanText),
    Insiden(insiden::InsidenText),
    Buku(buku::Buku),
    Nomor(nomor::Nomor),
    Pengiriman(pengiriman::PengirimanText),
    Laporan(laporan::LaporanText),
    Label(Label)
);

impl IntoArg for Pesan {
    fn arg(&self) -> Arg {
        Arg::Sentence(self.clone())
    }

    fn sample() -> Self {
        Self::Label(Label::Yes)
    }
}

/// A button: what stands on it, and what pressing it means. Every button can also be typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// What stands on it.
    pub label: Label,
    /// What it means.
    pub tap: Tap,
}

impl Button {
    /// A button.
    #[must_use]
    pub fn new(label: Label, tap: impl Into<Tap>) -> Self {
        Self { label, tap: tap.into() }
    }
}

/// What stands in place of the letters on the person's screen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Keyboard {
    /// What stood there before.
    #[default]
    AsBefore,
    /// A key that shares the person's own contact, with this on it. There is no other way to ask Telegram for it.
    Contact(Label),
    /// The letters again.
    Letters,
}

/// A message: a sentence and rows of buttons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// What it says.
    pub text: Pesan,
    /// Rows of buttons below it.
    pub buttons: Vec<Vec<Button>>,
    /// What stands in place of the letters; only in a message without buttons, for Telegram takes one of the two.
    #[serde(default)]
    pub keyboard: Keyboard,
}

impl Reply {
    /// A message without buttons.
    #[must_use]
    pub fn new(text: impl Into<Pesan>) -> Self {
        Self { text: text.into(), buttons: Vec::new(), keyboard: Keyboard::AsBefore }
    }

    /// Puts something in place of the letters.
    #[must_use]
    pub fn with_keyboard(mut self, keyboard: Keyboard) -> Self {
        self.keyboard = keyboard;
        self
    }

    /// Adds a row of buttons; an empty row is not added.
    #[must_use]
    pub fn row(mut self, row: Vec<Button>) -> Self {
        if !row.is_empty() {
            self.buttons.push(row);
        }
        self
    }

    /// Adds each button as a row of its own: long labels stay readable on a phone.
    #[must_use]
    pub fn rows(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        self.buttons.extend(buttons.into_iter().map(|b| vec![b]));
        self
    }

    /// Adds buttons side by side, `columns` in a row.
    #[must_use]
    pub fn grid(mut self, buttons: &[Button], columns: usize) -> Self {
        self.buttons.extend(buttons.chunks(columns.max(1)).map(<[Button]>::to_vec));
        self
    }

    /// Takes the first of several sentences out of the text.
    #[must_use]
    pub fn take_first(&mut self) -> Option<Pesan> {
        let Pesan::Together(parts) = &mut self.text else { return None };
        (parts.len() > 1).then(|| parts.remove(0))
    }

    /// Puts a sentence before the text, so that an answer and the next question are one message.
    #[must_use]
    pub fn after(self, first: impl Into<Pesan>) -> Self {
        self.with_at(0, first.into())
    }

    /// Puts a sentence behind the first one: an answer stays in front, the next question at the end.
    #[must_use]
    pub fn beside_first(self, second: impl Into<Pesan>) -> Self {
        self.with_at(1, second.into())
    }

    fn with_at(mut self, at: usize, sentence: Pesan) -> Self {
        let mut parts = self.text.into_parts();
        parts.insert(at.min(parts.len()), sentence);
        self.text = Pesan::Together(parts);
        self
    }
}

impl Pesan {
    fn into_parts(self) -> Vec<Self> {
        match self {
            Self::Together(parts) => parts,
            one @ (Self::Umum(_)
            | Self::Ajukan(_)
            | Self::Warga(_)
            | Self::Meja(_)
            | Self::Pengingat(_)
            | Self::Foto(_)
            | Self::Kerja(_)
            | Self::Plh(_)
            | Self::Kalender(_)
            | Self::Ubah(_)
            | Self::Loket(_)
            | Self::Lembar(_)
            | Self::Cari(_)
            | Self::Tunda(_)
            | Self::Lama(_)
            | Self::Data(_)
            | Self::Perbaikan(_)
            | Self::Insiden(_)
            | Self::Buku(_)
            | Self::Nomor(_)
            | Self::Pengiriman(_)
            | Self::Laporan(_)
            | Self::Label(_)) => vec![one],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What waits in the queue since an earlier program says nothing of a keyboard.
    #[test]
    fn a_message_of_an_earlier_program_is_read() {
        let reply = Reply::new(umum::Umum::Free);
        let written = serde_json::to_string(&reply).unwrap();
        let old = written.replace(r#","keyboard":"AsBefore""#, "");
        assert_ne!(old, written);
        assert_eq!(serde_json::from_str::<Reply>(&old).ok(), Some(reply));
    }
}
