//! The numbers of the register.

use crate::domain::register::block::{Void, VoidReason};
use crate::pesan::tap::NumberingTap;

pub(super) fn encode(tap: NumberingTap) -> String {
    match tap {
        NumberingTap::Open => "o".into(),
        NumberingTap::AskCount => "c".into(),
        NumberingTap::Count(count) => format!("c:{count}"),
        NumberingTap::AskCountAhead => "d".into(),
        NumberingTap::CountAhead(count) => format!("d:{count}"),
        NumberingTap::AskCountBehind => "e".into(),
        NumberingTap::CountBehind(count) => format!("e:{count}"),
        NumberingTap::AskNext => "n".into(),
        NumberingTap::Yes { first, last } => format!("y:{first}:{last}"),
        NumberingTap::No => "t".into(),
        NumberingTap::Pages { tahun, first } => format!("p:{tahun}:{first}"),
        NumberingTap::AskVoid => "v".into(),
        NumberingTap::Void(Void { tahun, first, last }) => format!("v:{tahun}:{first}:{last}"),
        NumberingTap::VoidFor(Void { tahun, first, last }, reason) => {
            format!("v:{tahun}:{first}:{last}:{}", reason.code())
        }
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<NumberingTap> {
    Some(match *fields {
        ["o"] => NumberingTap::Open,
        ["c"] => NumberingTap::AskCount,
        ["c", count] => NumberingTap::Count(count.parse().ok()?),
        ["d"] => NumberingTap::AskCountAhead,
        ["d", count] => NumberingTap::CountAhead(count.parse().ok()?),
        ["e"] => NumberingTap::AskCountBehind,
        ["e", count] => NumberingTap::CountBehind(count.parse().ok()?),
        ["n"] => NumberingTap::AskNext,
        ["y", first, last] => NumberingTap::Yes { first: first.parse().ok()?, last: last.parse().ok()? },
        ["t"] => NumberingTap::No,
        ["p", tahun, first] => NumberingTap::Pages { tahun: tahun.parse().ok()?, first: first.parse().ok()? },
        ["v"] => NumberingTap::AskVoid,
        ["v", tahun, first, last] => NumberingTap::Void(void(tahun, first, last)?),
        ["v", tahun, first, last, reason] => {
            NumberingTap::VoidFor(void(tahun, first, last)?, VoidReason::from_code(reason)?)
        }
        _ => return None,
    })
}

fn void(tahun: &str, first: &str, last: &str) -> Option<Void> {
    Some(Void { tahun: tahun.parse().ok()?, first: first.parse().ok()?, last: last.parse().ok()? })
}
