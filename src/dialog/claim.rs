//! Binding a chat by the link on a receipt: the privacy notice, the fact, who the person is. Whether the claim is good is for
//! `app` to say, each time anew.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::draft::Consent;
use crate::domain::claim::DIGITS;
use crate::domain::kantor::Kantor;
use crate::domain::kode::Kode;
use crate::domain::pemohon::Hubungan;
use crate::pesan::label::Label;
use crate::pesan::loket::Loket;
use crate::pesan::tap::Bind;
use crate::pesan::{Button, Reply};

/// The answers so far.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    /// The token of the link.
    pub token: String,
    /// The version of the notice that stands before the person's eyes.
    pub notice_shown: String,
    /// Agreement to it.
    pub consent: Option<Consent>,
    /// The permohonan, once the fact was known.
    pub kode: Option<Kode>,
    /// A perangkat desa, who has yet to say that the pemohon agreed.
    #[serde(default)]
    pub perangkat_desa: bool,
}

impl Binding {
    /// Nothing answered yet; the notice is shown.
    #[must_use]
    pub fn new(token: &str, kantor: &Kantor) -> Self {
        let notice_shown = kantor.notice_version();
        Self { token: token.to_owned(), notice_shown, consent: None, kode: None, perangkat_desa: false }
    }

    /// The open question.
    #[must_use]
    pub fn ask(&self, kantor: &Kantor) -> Reply {
        match (&self.consent, self.kode) {
            (None, _) => notice(kantor),
            (Some(_), None) => Reply::new(Loket::ClaimAsk { angka: digits() }).rows([stop()]),
            (Some(_), Some(_)) if self.perangkat_desa => agreed(),
            (Some(_), Some(kode)) => who(kode),
        }
    }

    /// Agrees to the notice that was shown. `false`: it is another one since, and has to be read first.
    pub fn agree(&mut self, kantor: &Kantor, now: DateTime<Utc>) -> bool {
        let now_shown = kantor.notice_version();
        let same = self.notice_shown == now_shown;
        self.notice_shown = now_shown;
        if same {
            self.consent = Some(Consent { version: self.notice_shown.clone(), at: now });
        }
        same
    }
}

/// How many digits are asked for.
#[must_use]
pub fn digits() -> u32 {
    u32::try_from(DIGITS).unwrap_or(u32::MAX)
}

fn notice(kantor: &Kantor) -> Reply {
    let kecamatan = kantor.wilayah.kecamatan_nama().to_owned();
    let kontak = kantor.kontak.clone();
    let text = if kantor.by_chat.files {
        Loket::ClaimNotice { kecamatan, kontak }
    } else {
        Loket::ClaimNoticePaper { kecamatan, kontak }
    };
    Reply::new(text).after(Loket::ClaimIntro).rows(answers()).rows([more()])
}

/// To agree, or not.
#[must_use]
pub fn answers() -> [Button; 2] {
    [Button::new(Label::Agree, Bind::Agree), Button::new(Label::Disagree, Bind::Disagree)]
}

fn more() -> Button {
    Button::new(Label::NoticeMore, Bind::NoticeMore)
}

fn stop() -> Button {
    Button::new(Label::ClaimStop, Bind::Stop)
}

fn who(kode: Kode) -> Reply {
    let related = |&hubungan: &Hubungan| Button::new(Label::Relation { hubungan }, Bind::Related(hubungan));
    let related: Vec<Button> = Hubungan::ALL.iter().map(related).collect();
    let reply = Reply::new(Loket::ClaimWho { kode }).rows([Button::new(Label::IAmPemohon, Bind::Pemohon)]);
    reply.grid(&related, 2).rows([stop()])
}

fn agreed() -> Reply {
    Reply::new(Loket::ClaimAgreed).rows([
        Button::new(Label::PemohonAgreed, Bind::PemohonAgreed(true)),
        Button::new(Label::PemohonNotAgreed, Bind::PemohonAgreed(false)),
        Button::new(Label::Back, Bind::Back),
    ])
}

impl std::fmt::Debug for Binding {
    /// It holds a token.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Binding(…)")
    }
}
