//! Whether an encrypted PDF asks for a password. Many are encrypted only against changes, with a password of the owner: they
//! open with an empty one, for an officer as for anybody. What stands in the file is compared with what the empty password
//! gives (ISO 32000-1, 7.6.3; revision 5 by Adobe's supplement). Revision 6 wants AES and is not tried; nothing is decrypted.

use md5::Md5;
use memchr::memmem;
use sha2::{Digest, Sha256};

use crate::domain::foto::Lock;

/// What stands in place of a password, or fills it up.
const PAD: [u8; 32] = *b"\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08\
    \x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A";

/// No dictionary of encryption is longer.
const DICTIONARY: usize = 4096;

/// Whether it is encrypted, and whether it opens all the same.
pub(super) fn lock(bytes: &[u8]) -> Lock {
    let Some(entry) = entries(bytes, b"/Encrypt").filter(|rest| is_entry(rest)).last() else { return Lock::Open };
    match dictionary(bytes, entry).and_then(|dictionary| opens(dictionary, bytes)) {
        Some(true) => Lock::OpensWithout,
        Some(false) => Lock::Asks,
        None => Lock::Unknown,
    }
}

/// `/Encrypt 12 0 R` or `/Encrypt << … >>`, as trailers write it.
fn is_entry(rest: &[u8]) -> bool {
    rest.starts_with(b"<<") || rest.first().is_some_and(u8::is_ascii_digit)
}

fn dictionary<'a>(bytes: &'a [u8], entry: &'a [u8]) -> Option<&'a [u8]> {
    let rest = if entry.starts_with(b"<<") {
        entry
    } else {
        let head = entry.get(..entry.len().min(32))?;
        let reference = &head[..memmem::find(head, b"R")?];
        let object = [reference.trim_ascii_end(), b" obj"].concat();
        let starts =
            |at: &usize| at.checked_sub(1).and_then(|before| bytes.get(before)).is_none_or(|b| !b.is_ascii_digit());
        let at = memmem::find_iter(bytes, &object).filter(starts).last()?;
        bytes.get(at + object.len()..)?
    };
    let rest = &rest[..rest.len().min(DICTIONARY)];
    Some(&rest[..memmem::find(rest, b"endobj").unwrap_or(rest.len())])
}

/// Whether the empty password is the right one; `None` where that cannot be told here.
fn opens(dictionary: &[u8], bytes: &[u8]) -> Option<bool> {
    memmem::find(dictionary, b"/Standard")?;
    let (revision, user) = (number(dictionary, b"/R")?, string(dictionary, b"/U")?);
    match revision {
        2..=4 => {
            let key = Key::of(dictionary, bytes, revision)?;
            Some(user.starts_with(&key.check(revision)))
        }
        5 => Some(user.get(..32)? == &Sha256::digest(user.get(32..40)?)[..]),
        _ => None,
    }
}

struct Key {
    key: Vec<u8>,
    id: Vec<u8>,
}

impl Key {
    fn of(dictionary: &[u8], bytes: &[u8], revision: i64) -> Option<Self> {
        let owner = string(dictionary, b"/O")?;
        let permissions = number(dictionary, b"/P")?.to_le_bytes();
        let id = entries(bytes, b"/ID").find_map(|rest| read(rest.strip_prefix(b"[")?.trim_ascii_start()));
        let id = id.unwrap_or_default();
        let open_metadata = entries(dictionary, b"/EncryptMetadata").any(|rest| rest.starts_with(b"false"));
        let length = match (revision, number(dictionary, b"/V")?) {
            (2, _) | (_, 1) => 5,
            (_, 4) => 16,
            _ => usize::try_from(number(dictionary, b"/Length").unwrap_or(40) / 8)
                .ok()
                .filter(|n| (5..=16).contains(n))?,
        };
        let last: &[u8] = if revision >= 4 && open_metadata { &[0xFF; 4] } else { &[] };
        let begin = [&PAD[..], owner.get(..32)?, &permissions[..4], &id, last].concat();
        let rounds = if revision >= 3 { 50 } else { 0 };
        let hash = (0..rounds).fold(md5(&begin), |hash, _| md5(&hash[..length]));
        Some(Self { key: hash[..length].to_vec(), id })
    }

    /// What the file has to hold where this is its key.
    fn check(&self, revision: i64) -> Vec<u8> {
        if revision == 2 {
            return rc4(&self.key, &PAD);
        }
        let mixed = |round: u8| self.key.iter().map(|byte| byte ^ round).collect::<Vec<u8>>();
        let begin = md5(&[&PAD[..], &self.id].concat()).to_vec();
        (0..20).fold(begin, |data, round| rc4(&mixed(round), &data))
    }
}

fn md5(bytes: &[u8]) -> [u8; 16] {
    Md5::digest(bytes).into()
}

fn rc4(key: &[u8], data: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=u8::MAX).collect();
    let mut j = 0u8;
    for (i, byte) in key.iter().cycle().take(256).enumerate() {
        j = j.wrapping_add(state[i]).wrapping_add(*byte);
        state.swap(i, usize::from(j));
    }
    let (mut i, mut j) = (0u8, 0u8);
    let mut next = || {
        i = i.wrapping_add(1);
        j = j.wrapping_add(state[usize::from(i)]);
        state.swap(usize::from(i), usize::from(j));
        state[usize::from(state[usize::from(i)].wrapping_add(state[usize::from(j)]))]
    };
    data.iter().map(|byte| byte ^ next()).collect()
}

/// What follows each place where this name stands, and not a longer one.
fn entries<'a>(bytes: &'a [u8], name: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let rest = memmem::find_iter(bytes, name).map(|at| &bytes[at + name.len()..]);
    rest.filter(|rest| !rest.first().is_some_and(u8::is_ascii_alphabetic)).map(<[u8]>::trim_ascii_start)
}

fn number(dictionary: &[u8], name: &[u8]) -> Option<i64> {
    entries(dictionary, name).find_map(|rest| {
        let end = rest.iter().position(|b| !b.is_ascii_digit() && *b != b'-').unwrap_or(rest.len());
        std::str::from_utf8(&rest[..end]).ok()?.parse().ok()
    })
}

fn string(dictionary: &[u8], name: &[u8]) -> Option<Vec<u8>> {
    entries(dictionary, name).find_map(read)
}

/// A string in hexadecimal digits or in parentheses.
fn read(rest: &[u8]) -> Option<Vec<u8>> {
    match rest.split_first()? {
        (b'<', digits) => hex(&digits[..digits.iter().position(|b| *b == b'>')?]),
        (b'(', text) => literal(text),
        _ => None,
    }
}

fn hex(digits: &[u8]) -> Option<Vec<u8>> {
    let values = digits.iter().filter(|b| !b.is_ascii_whitespace()).map(|b| char::from(*b).to_digit(16));
    let values: Vec<u32> = values.collect::<Option<_>>()?;
    values.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair.get(1).unwrap_or(&0)).ok()).collect()
}

fn literal(text: &[u8]) -> Option<Vec<u8>> {
    let (mut read, mut depth, mut rest) = (Vec::new(), 0u32, text);
    loop {
        let (byte, after) = rest.split_first()?;
        rest = after;
        match byte {
            b')' if depth == 0 => return Some(read),
            b'\\' => rest = escaped(rest, &mut read)?,
            b'\r' => {
                rest = rest.strip_prefix(b"\n").unwrap_or(rest);
                read.push(b'\n');
            }
            _ => {
                depth = (depth + u32::from(*byte == b'(')).saturating_sub(u32::from(*byte == b')'));
                read.push(*byte);
            }
        }
    }
}

/// What stands behind a backslash; gives what follows it.
fn escaped<'a>(rest: &'a [u8], read: &mut Vec<u8>) -> Option<&'a [u8]> {
    let octal = rest.iter().take(3).take_while(|b| matches!(b, b'0'..=b'7')).count();
    if octal > 0 {
        let value = rest[..octal].iter().fold(0u32, |value, b| value * 8 + u32::from(b - b'0'));
        read.push(u8::try_from(value & 0xFF).ok()?);
        return rest.get(octal..);
    }
    let (byte, after) = rest.split_first()?;
    match byte {
        b'\n' => {}
        b'\r' => return Some(after.strip_prefix(b"\n").unwrap_or(after)),
        b'n' => read.push(b'\n'),
        b'r' => read.push(b'\r'),
        b't' => read.push(b'\t'),
        b'b' => read.push(8),
        b'f' => read.push(12),
        other => read.push(*other),
    }
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As another program wrote them: with a password of the owner only, and with one of the reader, *rahasia*.
    const ANYBODY_40: &str = "/ID [ <6131e80ab8959c3167d57b7450f63daa> <00> ]/Encrypt <</V 1/R 2/Length 40/P 4294967292/Filter /Standard\n\
        /O <022e63e13693f6b11237b6406c476b37c389bd92ab83eae75124e05564e4f390>\n\
        /U <627c12a8b75d5bb8175e008431370d51443f644352d5da88621930ecbce2dc31>>>";
    const READER_40: &str = "/ID [ <906755397ae81f0b88fe95ae3740a746> <00> ]/Encrypt <</V 1/R 2/Length 40/P 4294967292/Filter /Standard\n\
        /O <58f045de0b8f1dd8c979a658e6372b5bede9ebdb81eadc495028ff7b68891ac5>\n\
        /U <bc73006e8f5099d1eec66a1610bcdb548b5ef0ba3d10568eeb5d8d521ca1a792>>>";
    const ANYBODY_128: &str = "5 0 obj\n<</V 2/R 3/Length 128/P 4294967292/Filter /Standard\n\
        /O <7818969073c43a959c958486cd1febb4282c1bb91a99daa01a4e828c5fa9e5eb>\n\
        /U <16b7156c3548c8e458a5bd60f1784b5628bf4e5e4e758a4164004e56fffa0108>>>\nendobj\n\
        /ID [ <c41287d857e983c806dd2ec629c018fc> <00> ]/Encrypt 5 0 R";
    const READER_128: &str = "5 0 obj\n<</V 2/R 3/Length 128/P 4294967292/Filter /Standard\n\
        /O <22c6b0af4ed8d1fc47db949e476fabd8064c4df030f0ec0e1b429da253c40cbe>\n\
        /U <e46a75049ebe6ad429a4aac3f44ab87528bf4e5e4e758a4164004e56fffa0108>>>\nendobj\n\
        /ID [ <49c3090a0269c45d1a7abe72153fbef3> <00> ]/Encrypt 5 0 R";

    #[rstest::rstest]
    #[case::none("/Root 1 0 R", Lock::Open)]
    #[case::only_a_name("/EncryptMetadata true", Lock::Open)]
    #[case::anybody_40(ANYBODY_40, Lock::OpensWithout)]
    #[case::reader_40(READER_40, Lock::Asks)]
    #[case::anybody_128(ANYBODY_128, Lock::OpensWithout)]
    #[case::reader_128(READER_128, Lock::Asks)]
    #[case::another_object(&ANYBODY_128.replace("5 0 obj", "15 0 obj"), Lock::Unknown)]
    #[case::nothing_behind_it("/Encrypt 9 0 R", Lock::Unknown)]
    #[case::revision_6(&READER_40.replace("/R 2", "/R 6"), Lock::Unknown)]
    #[case::by_certificate(&READER_40.replace("/Standard", "/Adobe.PubSec"), Lock::Unknown)]
    #[case::cut_off(&READER_40[..120], Lock::Unknown)]
    fn who_is_asked_for_a_password(#[case] text: &str, #[case] said: Lock) {
        assert_eq!(lock(text.as_bytes()), said);
    }

    #[test]
    fn revision_5() {
        let salt = b"12345678";
        let of = |password: &[u8]| {
            let hash = Sha256::digest([password, &salt[..]].concat());
            [
                b"/Encrypt<</Filter/Standard/V 5/R 5/U<",
                hex_of(&[&hash[..], salt, b"abcdefgh"].concat()).as_bytes(),
                b">>>",
            ]
            .concat()
        };
        assert_eq!((lock(&of(b"")), lock(&of(b"rahasia"))), (Lock::OpensWithout, Lock::Asks));
    }

    fn hex_of(bytes: &[u8]) -> String {
        bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
    }

    #[test]
    fn strings_in_parentheses() {
        let text = b"(a\\(b\\051(c)\\n\\\\\\1012\r\nd\\\ne) rest";
        assert_eq!(read(text).as_deref(), Some(&b"a(b)(c)\n\\A2\nde"[..]));
        assert_eq!(read(b"(never ends"), None);
        assert_eq!(read(b"<4 1 4>"), Some(b"A@".to_vec()));
    }

    proptest::proptest! {
        #[test]
        fn nothing_makes_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..200)) {
            let (mut direct, mut string) = (b"/Encrypt<</Standard/R 3/V 2/P 1/U(".to_vec(), b"(".to_vec());
            direct.extend(&bytes);
            string.extend(&bytes);
            lock(&direct);
            read(&string);
        }
    }
}
