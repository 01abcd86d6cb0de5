//! The chat page, and what another program puts beside it.

use std::collections::HashSet;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::routing::get;
use bot_api_emulator::{Config, Embedding, Emulator, PAGE_POLICY, PAGE_WORDS};
use reqwest::redirect::Policy;
use reqwest::{Client, Response};
use serde_json::Value;

fn client() -> Result<Client> {
    Ok(Client::builder().redirect(Policy::none()).build()?)
}

fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}

#[tokio::test]
async fn the_page_is_served_with_a_strict_policy() -> Result<()> {
    let emulator = Emulator::start(Config::default()).await?;
    for (path, kind) in [
        ("/page/", "text/html; charset=utf-8"),
        ("/page/chats.js", "text/javascript; charset=utf-8"),
        ("/page/chats.css", "text/css; charset=utf-8"),
        ("/page/words.json", "application/json"),
        ("/page/icon.svg", "image/svg+xml"),
    ] {
        let response = client()?.get(format!("{}{path}", emulator.base_url())).send().await?;
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(header(&response, "content-type"), Some(kind), "{path}");
        assert_eq!(header(&response, "content-security-policy"), Some(PAGE_POLICY), "{path}");
        assert_eq!(header(&response, "cache-control"), Some("no-cache"), "{path}");
    }
    assert!(PAGE_POLICY.starts_with("default-src 'self'; ") && !PAGE_POLICY.contains("unsafe"));
    Ok(())
}

/// Every module and style sheet that is named is there, and nothing is from elsewhere.
#[tokio::test]
async fn all_parts_of_the_page_are_there() -> Result<()> {
    let emulator = Emulator::start(Config::default()).await?;
    let (mut waiting, mut seen) = (vec![String::new()], HashSet::new());
    while let Some(name) = waiting.pop() {
        if !seen.insert(name.clone()) {
            continue;
        }
        let response = client()?.get(format!("{}/page/{name}", emulator.base_url())).send().await?;
        assert_eq!(response.status(), 200, "{name}");
        let text = response.text().await?;
        assert!(!text.contains("innerHTML") && !text.contains("style="), "{name}");
        let named = |part: &&str| matches!(part.rsplit_once('.'), Some((_, "js" | "css")));
        waiting.extend(
            text.split('"')
                .filter(named)
                .map(|part| part.trim_start_matches("./").trim_start_matches("/page/").to_owned()),
        );
    }
    assert!(seen.len() > 30, "{seen:?}");
    Ok(())
}

/// What the page says and what there are words for is the same.
#[tokio::test]
async fn every_word_is_there_and_used() -> Result<()> {
    let words: Value = serde_json::from_str(PAGE_WORDS)?;
    let keys: HashSet<_> = words.as_object().context("words")?.keys().cloned().collect();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/page");
    let mut code = String::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "js") {
            code.push_str(&std::fs::read_to_string(path)?);
        }
    }
    let said = |key: &String| code.contains(&format!("\"{key}\"")) || key.starts_with("refused: ");
    let unused: Vec<_> = keys.iter().filter(|key| !said(key)).collect();
    assert!(unused.is_empty(), "{unused:?}");
    let asked = code.split("say(\"").skip(1).filter_map(|rest| rest.split('"').next());
    // People say commands, the page says words.
    let missing: Vec<_> = asked.filter(|key| !key.starts_with('/') && !keys.contains(*key)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    Ok(())
}

#[tokio::test]
async fn the_root_leads_home() -> Result<()> {
    let emulator = Emulator::start(Config::default()).await?;
    let response = client()?.get(emulator.page_url()).send().await?;
    assert_eq!((response.status().as_u16(), header(&response, "location")), (303, Some("/page/")));
    Ok(())
}

#[tokio::test]
async fn an_embedder_has_its_own_home_and_routes() -> Result<()> {
    let routes = Router::new().route("/office/", get(|| async { "the office" }));
    let embedding = Embedding { home: Some("/office/".to_owned()), routes };
    let emulator = Emulator::start_with(Config::default(), embedding).await?;
    let response = client()?.get(emulator.page_url()).send().await?;
    assert_eq!(header(&response, "location"), Some("/office/"));
    let office = format!("{}/office/", emulator.base_url());
    assert_eq!(client()?.get(&office).send().await?.text().await?, "the office");
    // The chat page is still there.
    assert_eq!(client()?.get(format!("{}/page/", emulator.base_url())).send().await?.status(), 200);
    Ok(())
}

#[tokio::test]
async fn foreign_pages_reach_neither_page_nor_embedder() -> Result<()> {
    let routes = Router::new().route("/office/", get(|| async { "the office" }));
    let emulator = Emulator::start_with(Config::default(), Embedding { home: None, routes }).await?;
    for path in ["/", "/page/", "/page/chats.js", "/office/", "/control/users", "/control/bot"] {
        for (name, value) in [("host", "evil.example"), ("origin", "http://evil.example")] {
            let request = client()?.get(format!("{}{path}", emulator.base_url())).header(name, value);
            assert_eq!(request.send().await?.status(), 403, "{path} {name}");
        }
    }
    Ok(())
}
