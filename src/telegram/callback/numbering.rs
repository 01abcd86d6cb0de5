//! The numbers of the register.

use crate::pesan::tap::NumberingTap;

pub(super) fn encode(tap: NumberingTap) -> String {
    match tap {
        NumberingTap::Open => "o".into(),
        NumberingTap::AskCount => "c".into(),
        NumberingTap::Count(count) => format!("c:{count}"),
        NumberingTap::AskNext => "n".into(),
        NumberingTap::Yes { first, last } => format!("y:{first}:{last}"),
        NumberingTap::No => "t".into(),
        NumberingTap::Pages { tahun, first } => format!("p:{tahun}:{first}"),
    }
}

pub(super) fn decode(fields: &[&str]) -> Option<NumberingTap> {
    Some(match *fields {
        ["o"] => NumberingTap::Open,
        ["c"] => NumberingTap::AskCount,
        ["c", count] => NumberingTap::Count(count.parse().ok()?),
        ["n"] => NumberingTap::AskNext,
        ["y", first, last] => NumberingTap::Yes { first: first.parse().ok()?, last: last.parse().ok()? },
        ["t"] => NumberingTap::No,
        ["p", tahun, first] => NumberingTap::Pages { tahun: tahun.parse().ok()?, first: first.parse().ok()? },
        _ => return None,
    })
}
