//! Which tags there are, and the entities they make.

use super::tag::Attributes;

/// A tag Telegram knows.
pub(super) enum Kind {
    Entity(&'static str),
    Code,
    Span,
}

/// The tag of this name, in lower case.
pub(super) fn kind_of(name: &str) -> Option<Kind> {
    Some(match name {
        "b" | "strong" => Kind::Entity("bold"),
        "i" | "em" => Kind::Entity("italic"),
        "u" | "ins" => Kind::Entity("underline"),
        "s" | "strike" | "del" => Kind::Entity("strikethrough"),
        "code" => Kind::Code,
        "pre" => Kind::Entity("pre"),
        "a" => Kind::Entity("text_link"),
        "tg-spoiler" => Kind::Entity("spoiler"),
        "tg-emoji" => Kind::Entity("custom_emoji"),
        "span" => Kind::Span,
        "blockquote" => Kind::Entity("blockquote"),
        _ => return None,
    })
}

/// A `<span>` that is not Telegram's.
pub(super) struct NoSpoiler;

/// The type of the entity; `None` for a tag that only describes the one around it.
pub(super) fn entity_type(
    kind: &Kind,
    attributes: &Attributes,
    in_pre: bool,
) -> Result<Option<&'static str>, NoSpoiler> {
    match kind {
        Kind::Entity("blockquote") if attributes.get("expandable").is_some() => Ok(Some("expandable_blockquote")),
        Kind::Entity(entity) => Ok(Some(*entity)),
        Kind::Span if attributes.get("class") == Some("tg-spoiler") => Ok(Some("spoiler")),
        Kind::Span => Err(NoSpoiler),
        // Inside <pre> a <code class="language-x"> only names the language.
        Kind::Code => Ok((!in_pre).then_some("code")),
    }
}
