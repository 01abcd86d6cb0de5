//! No web page elsewhere can drive the practice office.

use local_postgres::testing::TempFolder;
use reqwest::header::{CONTENT_SECURITY_POLICY, HOST, ORIGIN};
use reqwest::{Client, StatusCode};
use serde_json::Value;

use crate::office::Playing;

const FOREIGN: [(reqwest::header::HeaderName, &str); 3] =
    [(ORIGIN, "http://evil.example"), (ORIGIN, "null"), (HOST, "evil.example")];

#[tokio::test]
async fn the_panel_answers_its_own_page_only() {
    let data = TempFolder::new().unwrap();
    let mut office = Playing::start(data.path());
    office.prints("The practice office is open").await;
    let address = office.prints("http://127.0.0.1:").await.trim().to_owned();
    let client = Client::builder().no_proxy().build().unwrap();
    let page = client.get(&address).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    assert!(page.headers()[CONTENT_SECURITY_POLICY].to_str().unwrap().contains("default-src 'self'"));
    assert!(page.text().await.unwrap().contains("bukan kantor sungguhan"));
    for path in ["kantor/api/start-over", "kantor/api/crash", "kantor/api/clock", "control/reset"] {
        for (name, value) in FOREIGN {
            let request = client.post(format!("{address}{path}")).header(name, value).json(&serde_json::json!({}));
            assert_eq!(request.send().await.unwrap().status(), StatusCode::FORBIDDEN, "{path} for {value}");
        }
    }
    let state = client.get(format!("{address}kantor/api/state")).send().await.unwrap().text().await.unwrap();
    assert!(state.contains("\"tahap_code\":\"dikirim\""), "nothing was emptied: {state}");
    let state: serde_json::Value = serde_json::from_str(&state).unwrap();
    // Of each step: what was handled, against the SOP's minutes, apart from waiting.
    let minutes = state["register"][0]["minutes"].as_array().unwrap();
    let of: Vec<&Value> = minutes.iter().map(|step| &step["of"]).collect();
    assert_eq!(of, [5, 5, 10]);
    assert!(minutes.iter().all(|step| step["waited"].is_i64()), "{minutes:?}");
    assert!(minutes[0]["used"].is_i64() && minutes[2]["used"].is_i64(), "taken, and handled: {minutes:?}");
    let known = |step: &Value| step["used"].is_i64() || step["unknown"] == true;
    assert!(minutes.iter().all(known), "never nothing for what nobody knows: {minutes:?}");
    let register = state["register"].to_string(); // the tour names a made-up NIK to type
    assert!(!register.contains("Rini") && !register.contains("351613"), "masked: {register}");
}

#[tokio::test]
async fn a_wrong_request_is_answered_and_the_clock_goes_forward_only() {
    let data = TempFolder::new().unwrap();
    let mut office = Playing::start(data.path());
    office.prints("The practice office is open").await;
    let address = office.prints("http://127.0.0.1:").await.trim().to_owned();
    let client = Client::builder().no_proxy().build().unwrap();
    let ask =
        |path: &str, body: serde_json::Value| client.post(format!("{address}kantor/api/{path}")).json(&body).send();
    for minutes in [0, -5, i64::MAX] {
        let answer = ask("clock", serde_json::json!({ "minutes": minutes })).await.unwrap();
        assert_eq!(answer.status(), StatusCode::BAD_REQUEST, "{minutes}");
    }
    let unknown = ask("trouble", serde_json::json!({ "trouble": "fire", "on": true })).await.unwrap();
    assert_eq!(unknown.status(), StatusCode::BAD_REQUEST);
    let nowhere = client.get(format!("{address}kantor/api/riwayat/NOPE")).send().await.unwrap();
    assert_eq!(nowhere.status(), StatusCode::NOT_FOUND);
}
