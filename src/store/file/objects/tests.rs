//! A bucket, as far as this program asks for one. It looks whose signature it is, and does not check it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::{Bucket, ObjectError, Objects};

type Kept = Arc<Mutex<BTreeMap<String, Bytes>>>;

const WRITTEN: [(&str, &str); 2] = [("etag", "\"1\""), ("last-modified", "Mon, 23 Nov 2026 02:30:00 GMT")];

async fn answer(State(bucket): State<Kept>, method: Method, uri: Uri, headers: HeaderMap, body: Bytes) -> Response {
    let signed = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !signed.contains("Credential=contoh/") {
        return StatusCode::FORBIDDEN.into_response();
    }
    if !uri.path().starts_with("/kantor") {
        return StatusCode::NOT_FOUND.into_response();
    }
    let key = uri.path().trim_start_matches("/kantor").trim_start_matches('/').to_owned();
    let query = uri.query().unwrap_or_default();
    let mut bucket = bucket.lock().unwrap();
    if method == Method::PUT {
        bucket.insert(key, body);
        return WRITTEN.into_response();
    }
    if method == Method::POST && query.contains("delete") {
        let asked = String::from_utf8_lossy(&body).into_owned();
        let keys: Vec<&str> =
            asked.split("<Key>").skip(1).map(|rest| rest.split("</Key>").next().unwrap_or_default()).collect();
        let mut gone = String::new();
        for key in keys {
            bucket.remove(key);
            gone = format!("{gone}<Deleted><Key>{key}</Key></Deleted>");
        }
        return format!("<DeleteResult>{gone}</DeleteResult>").into_response();
    }
    if method == Method::DELETE {
        bucket.remove(&key);
        return StatusCode::NO_CONTENT.into_response();
    }
    if query.contains("list-type=2") {
        let one = |(key, bytes): (&String, &Bytes)| {
            let size = bytes.len();
            format!(
                "<Contents><Key>{key}</Key><LastModified>2026-11-23T02:30:00.000Z</LastModified><ETag>\"1\"</ETag><Size>{size}</Size></Contents>"
            )
        };
        let all: String = bucket.iter().map(one).collect();
        return format!("<ListBucketResult><IsTruncated>false</IsTruncated>{all}</ListBucketResult>").into_response();
    }
    match bucket.get(&key) {
        Some(bytes) => (WRITTEN, bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A store that speaks S3, with one bucket.
async fn served() -> (Bucket, Kept) {
    let kept = Kept::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let endpoint = format!("http://{}", listener.local_addr().unwrap());
    let router = Router::new().fallback(answer).with_state(kept.clone());
    tokio::spawn(async move { axum::serve(listener, router).await });
    let bucket = Bucket {
        name: "kantor".into(),
        prefix: "ktp".into(),
        endpoint: Some(endpoint),
        region: "id".into(),
        access_key: "contoh".into(),
        secret_key: "rahasia".into(),
        allow_http: true,
    };
    (bucket, kept)
}

#[tokio::test]
async fn a_bucket_is_written_into_read_listed_and_emptied() {
    let (bucket, kept) = served().await;
    let (objects, id) = (Objects::bucket(&bucket).unwrap(), Uuid::new_v4());
    assert_eq!(objects.get(id).await, Err(ObjectError::Missing));
    objects.put(id, b"sealed".to_vec()).await.unwrap();
    assert_eq!(objects.get(id).await.unwrap(), b"sealed");
    assert_eq!(objects.size(id).await, Ok(6));
    assert_eq!(objects.all().await.unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
    let keys: Vec<String> = kept.lock().unwrap().keys().cloned().collect();
    assert!(matches!(&keys[..], [key] if key.starts_with("ktp/")), "{keys:?}");
    objects.delete(id).await.unwrap();
    objects.delete(id).await.unwrap();
    assert!(objects.all().await.unwrap().is_empty());
    assert_eq!(objects.probe().await, Ok(()));
    assert!(kept.lock().unwrap().is_empty(), "nothing is left of the probe");
}

#[tokio::test]
async fn a_bucket_that_refuses_is_told_from_one_that_is_away() {
    let (bucket, _kept) = served().await;
    let stranger = Objects::bucket(&Bucket { access_key: "lain".into(), ..bucket.clone() }).unwrap();
    assert_eq!(stranger.probe().await, Err(ObjectError::Refused));
    let elsewhere = Objects::bucket(&Bucket { name: "lain".into(), ..bucket.clone() }).unwrap();
    assert_eq!(elsewhere.probe().await, Err(ObjectError::Refused), "there is no such bucket");
    let away = Objects::bucket(&Bucket { endpoint: Some("http://127.0.0.1:9".into()), ..bucket }).unwrap();
    assert_eq!(away.probe().await, Err(ObjectError::Away));
}
