//! The page and its files, built into the program. Words stand in the locales: the page names their keys.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS};
use axum::response::IntoResponse;
use axum::routing::get;
use bot_api_emulator::{PAGE_POLICY, PAGE_WORDS};
use serde_json::{Map, Value};

use super::HOME;
use crate::locale::Locale;

const PAGE: &str = include_str!("page/index.html");

const CSS: &str = "text/css; charset=utf-8";
const JS: &str = "text/javascript; charset=utf-8";

const FILES: [(&str, &str, &str); 8] = [
    ("panel.css", CSS, include_str!("page/panel.css")),
    ("panel.js", JS, include_str!("page/panel.js")),
    ("ask.js", JS, include_str!("page/ask.js")),
    ("boxes.js", JS, include_str!("page/boxes.js")),
    ("controls.js", JS, include_str!("page/controls.js")),
    ("dom.js", JS, include_str!("page/dom.js")),
    ("register.js", JS, include_str!("page/register.js")),
    ("tour.js", JS, include_str!("page/tour.js")),
];

/// Words that the scripts say, besides those in the page itself.
const SAID_BY_SCRIPTS: [&str; 17] = [
    "latihan-register-empty",
    "latihan-over",
    "latihan-handled",
    "latihan-not-handled",
    "latihan-unknown",
    "latihan-waited",
    "latihan-riwayat-of",
    "latihan-boxes-empty",
    "latihan-dead",
    "latihan-attempts",
    "latihan-done",
    "latihan-not-done",
    "latihan-away",
    "latihan-crashed",
    "latihan-moved",
    "latihan-started-over",
    "latihan-show-riwayat",
];

pub(super) fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let page = page(Locale::default());
    let home = get(move || async move { served("text/html; charset=utf-8", page.clone()) });
    FILES.iter().fold(Router::new().route(HOME, home), |router, (name, kind, content)| {
        router.route(&format!("{HOME}{name}"), get(move || async move { served(kind, *content) }))
    })
}

fn served(kind: &'static str, content: impl IntoResponse) -> impl IntoResponse {
    let headers: [(HeaderName, &str); 4] = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "no-cache"),
        (CONTENT_SECURITY_POLICY, PAGE_POLICY),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, content)
}

/// The page in a language: every `{{key}}` becomes its words.
fn page(locale: Locale) -> String {
    let mut words = PAGE.split("{{");
    let mut page = words.next().unwrap_or_default().to_owned();
    for part in words {
        let (key, rest) = part.split_once("}}").unwrap_or((part, ""));
        page.push_str(&match key {
            "lang" => locale.code().to_owned(),
            "chat-words" => data(&chat_words(locale)),
            "panel-words" => data(&panel_words(locale)),
            key => escaped(&locale.text(key)),
        });
        page.push_str(rest);
    }
    page
}

/// The words of the chat page: their key with `chat-` before it, and signs as Fluent allows them.
fn chat_words(locale: Locale) -> Value {
    let english: Map<String, Value> = serde_json::from_str(PAGE_WORDS).unwrap_or_default();
    english.keys().map(|key| (key.clone(), Value::String(locale.text(&chat_key(key))))).collect::<Map<_, _>>().into()
}

/// The key in the locales of a word of the chat page.
fn chat_key(key: &str) -> String {
    format!("chat-{}", key.replace(": ", "-").replace(' ', "-"))
}

fn panel_words(locale: Locale) -> Value {
    SAID_BY_SCRIPTS.iter().map(|key| ((*key).to_owned(), Value::String(locale.text(key)))).collect::<Map<_, _>>().into()
}

/// JSON that cannot end the element it stands in.
fn data(words: &Value) -> String {
    words.to_string().replace('<', "\\u003c")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_page_is_there_in_every_locale() {
        let english: Map<String, Value> = serde_json::from_str(PAGE_WORDS).unwrap();
        let in_page = PAGE.split("{{").skip(1).filter_map(|part| part.split("}}").next()).map(str::to_owned);
        let keys: Vec<String> = in_page
            .filter(|key| !["lang", "chat-words", "panel-words"].contains(&key.as_str()))
            .chain(SAID_BY_SCRIPTS.iter().map(|key| (*key).to_owned()))
            .chain(english.keys().map(|key| chat_key(key)))
            .collect();
        for &locale in Locale::ALL {
            for key in &keys {
                assert_ne!(&locale.text(key), key, "no words");
            }
        }
    }

    #[test]
    fn words_of_the_chat_page_keep_their_arguments() {
        let english: Map<String, Value> = serde_json::from_str(PAGE_WORDS).unwrap();
        let arguments = |text: &str| -> std::collections::BTreeSet<String> {
            text.split('{').skip(1).filter_map(|part| part.split('}').next()).map(str::to_owned).collect()
        };
        for (key, words) in english {
            let ours = chat_words(Locale::default())[&key].as_str().unwrap().to_owned();
            assert_eq!(arguments(words.as_str().unwrap()), arguments(&ours), "{key}");
        }
    }

    #[test]
    fn the_page_is_whole_and_has_no_key_left() {
        let page = page(Locale::default());
        assert!(page.contains("<bot-chats") && page.trim_end().ends_with("</html>"));
        assert!(!page.contains("{{") && !page.contains("latihan-title"));
    }
}
