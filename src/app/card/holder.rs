//! Who has it, on the card, and the button to take it, to give it back or to take it over.

use super::View;
use crate::domain::pengambilan::work;
use crate::domain::permohonan::Permohonan;
use crate::domain::petugas::{Actor, Peran};
use crate::domain::wib::wib;
use crate::pesan::kerja::Kerja;
use crate::pesan::label::Label;
use crate::pesan::tap::Act;
use crate::pesan::{Button, Pesan};

/// Who has it.
pub(super) fn remark(view: View<'_>) -> Option<Pesan> {
    let held = view.holder.filter(|_| view.peran != Peran::Dispendukcapil)?;
    let sejak = wib(held.pengambilan.taken_at).time();
    Some(if held.pengambilan.petugas == view.me {
        Kerja::HolderYou { sejak }.into()
    } else {
        Kerja::Holder { nama: held.nama.clone(), sejak }.into()
    })
}

/// Only where there is something to do for the one who looks.
pub(super) fn button(p: &Permohonan, view: View<'_>) -> Option<Button> {
    work(p, Actor::Petugas(view.me, view.peran)).ok()?;
    let (label, act) = match view.holder.map(|held| held.pengambilan.petugas) {
        None => (Label::Ambil, Act::Ambil),
        Some(me) if me == view.me => (Label::Lepas, Act::Lepas),
        Some(other) => (Label::AmbilAlih, Act::AmbilAlih(other)),
    };
    Some(Button::new(label, (p.kode, act)))
}
