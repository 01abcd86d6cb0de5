//! Character references: `&lt;`, `&#65;` and the like.

/// Text with its references replaced.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::new();
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let (character, consumed) = decode_reference(rest).unwrap_or((next, next.len_utf8()));
        decoded.push(character);
        rest = rest.get(consumed..).unwrap_or_default();
    }
    decoded
}

/// The character of a reference at the start of `text`, and how many bytes it takes.
pub(super) fn decode_reference(text: &str) -> Option<(char, usize)> {
    let inside = text.strip_prefix('&')?;
    let end = inside.find(';').filter(|end| *end <= 9)?;
    let name = inside.get(..end)?;
    let character = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        numeric => {
            let digits = numeric.strip_prefix('#')?;
            let code = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(code).filter(|c| *c != '\0')?
        }
    };
    Some((character, end + 2))
}
