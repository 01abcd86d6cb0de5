//! Who is let in: this machine's programs, and no web page from elsewhere.

use anyhow::Result;
use bot_api_emulator::Config;
use serde_json::{Value, json};

use crate::stage::{ANI, Stage};

fn port(stage: &Stage) -> String {
    stage.emulator.base_url().rsplit(':').next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn foreign_pages_are_kept_out() -> Result<()> {
    let stage = Stage::open().await?;
    let url = format!("{}/clock", stage.emulator.control_url());
    let port = port(&stage);
    let cases = [
        ("host", "evil.example:PORT", 403),
        ("host", "localhost:PORT", 200),
        ("host", "[::1]:PORT", 200),
        ("host", "localhost", 403),
        ("host", "127.0.0.1:1", 403),
        ("origin", "https://evil.example", 403),
        ("origin", "null", 403),
        ("origin", "http://127.0.0.1:PORT", 200),
        ("origin", "http://localhost:PORT", 200),
        ("origin", "https://127.0.0.1:PORT", 403),
        ("origin", "http://127.0.0.1:1", 403),
        ("origin", "http://127.0.0.1", 403),
    ];
    for (name, value, status) in cases {
        let value = value.replace("PORT", &port);
        let response = stage.bot.http.get(&url).header(name, &value).send().await?;
        assert_eq!(response.status().as_u16(), status, "{name}: {value}");
    }
    Ok(())
}

#[tokio::test]
async fn the_bot_api_is_closed_to_pages_too() -> Result<()> {
    let stage = Stage::open().await?;
    let port = port(&stage);
    let cases = [
        ("origin", "https://evil.example", 403),
        ("origin", "null", 403),
        ("origin", "http://127.0.0.1:1", 403),
        ("origin", "http://127.0.0.1:PORT", 200),
        ("sec-fetch-site", "cross-site", 403),
        // Another port of this machine.
        ("sec-fetch-site", "same-site", 403),
        ("sec-fetch-site", "same-origin", 200),
        // Typed into the address bar.
        ("sec-fetch-site", "none", 200),
        ("host", "evil.example:PORT", 403),
        ("host", "host.docker.internal:PORT", 403),
        ("host", "localhost:PORT", 200),
    ];
    for (name, value, status) in cases {
        let value = value.replace("PORT", &port);
        let url = format!("{}/getMe", stage.bot.url);
        let response = stage.bot.http.get(url).header(name, &value).send().await?;
        assert_eq!(response.status().as_u16(), status, "{name}: {value}");
        let ok = response.json::<Value>().await?["ok"].clone();
        assert_eq!(ok, json!(status == 200), "{name}: {value}");
    }
    Ok(())
}

#[tokio::test]
async fn a_page_can_neither_set_the_webhook_nor_read_files() -> Result<()> {
    let stage = Stage::open().await?;
    let hook = format!("{}/setWebhook?url=http://evil.example/", stage.bot.url);
    stage.control.send_document(ANI, "kk.pdf", "application/pdf", b"%PDF").await?;
    let id = stage.bot.drain().await?[0]["message"]["document"]["file_id"].clone();
    let file = stage.bot.call("getFile", json!({"file_id": id})).await?["file_path"].clone();
    let file = format!("{}/{}", stage.bot.file_url, file.as_str().unwrap_or_default());
    assert_eq!(stage.bot.http.get(&file).send().await?.status().as_u16(), 200);
    let encoded = hook.replace("/bot", "/%62ot");
    for url in [&hook, &encoded, &file] {
        for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
            let response = stage.bot.http.get(url).header(name, value).send().await?;
            assert_eq!(response.status().as_u16(), 403, "{url} with {name}");
        }
    }
    assert_eq!(stage.bot.call("getWebhookInfo", json!({})).await?["url"], "");
    Ok(())
}

#[tokio::test]
async fn a_bot_may_use_another_name_that_is_allowed() -> Result<()> {
    let allowed_hosts = vec!["host.docker.internal".to_owned()];
    let stage = Stage::with(Config { allowed_hosts, ..Config::default() }).await?;
    let status = async |url: String, host: &str| -> Result<u16> {
        Ok(stage.bot.http.get(url).header("host", host).send().await?.status().as_u16())
    };
    let (api, control) = (format!("{}/getMe", stage.bot.url), format!("{}/clock", stage.emulator.control_url()));
    assert_eq!(status(api.clone(), "host.docker.internal:8081").await?, 200);
    assert_eq!(status(api.clone(), "host.docker.internal").await?, 200);
    assert_eq!(status(api, "docker.internal:8081").await?, 403);
    // The people are played on this machine only.
    assert_eq!(status(control, "host.docker.internal:8081").await?, 403);
    Ok(())
}
