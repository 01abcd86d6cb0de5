//! The tour is ticked off by people who practise, also by those who were added, and not by the play.

use local_postgres::testing::TempFolder;
use reqwest::Client;
use serde_json::{Value, json};

use crate::office::Playing;

/// The next id after everybody there is, as the page gives it.
const ADDED: i64 = 2_100_000_000;

#[tokio::test]
async fn somebody_who_was_added_ticks_it_off_and_the_play_does_not() {
    let data = TempFolder::new().unwrap();
    let mut office = Playing::start(data.path());
    office.prints("The practice office is open").await;
    let address = office.prints("http://127.0.0.1:").await.trim().to_owned();
    let client = Client::builder().no_proxy().build().unwrap();
    let ticked = async || {
        let state: Value = client.get(format!("{address}kantor/api/state")).send().await.unwrap().json().await.unwrap();
        let steps = state["tour"].as_array().unwrap().iter().flat_map(|role| role["steps"].as_array().unwrap().clone());
        steps.filter(|step| step["done"] == json!(true)).count()
    };
    assert_eq!(ticked().await, 0, "the play asked for the status too");
    let post = |path: &str, body: Value| client.post(format!("{address}control/{path}")).json(&body).send();
    post("users", json!({ "id": ADDED, "first_name": "Ani" })).await.unwrap();
    let said = json!({ "user": ADDED, "content": { "type": "text", "text": "/status" } });
    post("say", said).await.unwrap().error_for_status().unwrap();
    assert_eq!(ticked().await, 1);
}
