//! A bucket, as far as this program asks for one. It checks no signature.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{Method, StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

use super::{ObjectError, Objects};

type Bucket = Arc<Mutex<BTreeMap<String, Bytes>>>;

const WRITTEN: [(&str, &str); 2] = [("etag", "\"1\""), ("last-modified", "Mon, 23 Nov 2026 02:30:00 GMT")];

async fn answer(State(bucket): State<Bucket>, method: Method, uri: Uri, body: Bytes) -> Response {
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
        let gone: String = keys.iter().map(|key| format!("<Deleted><Key>{key}</Key></Deleted>")).collect();
        keys.iter().for_each(|key| drop(bucket.remove(*key)));
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

#[tokio::test]
#[ignore = "the process that the other test starts beside a bucket"]
async fn writes_into_a_bucket() {
    let (objects, id) = (Objects::s3("kantor", "ktp").unwrap(), Uuid::new_v4());
    assert_eq!(objects.get(id).await, Err(ObjectError::Missing));
    objects.put(id, b"sealed".to_vec()).await.unwrap();
    assert_eq!(objects.get(id).await.unwrap(), b"sealed");
    assert_eq!(objects.size(id).await, Ok(6));
    assert_eq!(objects.all().await.unwrap().iter().map(|one| one.id).collect::<Vec<_>>(), [id]);
    objects.delete(id).await.unwrap();
    assert!(objects.all().await.unwrap().is_empty());
    objects.put(id, b"sealed".to_vec()).await.unwrap();
}

/// Where it is and what it asks for stands in the environment, so it is another process that asks.
#[tokio::test]
async fn a_bucket_is_written_into_read_listed_and_emptied() {
    let bucket = Bucket::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().fallback(answer).with_state(bucket.clone());
    let serving = tokio::spawn(async move { axum::serve(listener, router).await });
    let mut program = tokio::process::Command::new(std::env::current_exe().unwrap());
    program.args(["writes_into_a_bucket", "--ignored"]).env("NO_PROXY", "127.0.0.1");
    program.env("AWS_ENDPOINT", format!("http://{address}")).env("AWS_ALLOW_HTTP", "true").env("AWS_REGION", "id");
    program.env("AWS_ACCESS_KEY_ID", "contoh").env("AWS_SECRET_ACCESS_KEY", "contoh");
    let output = program.output().await.unwrap();
    serving.abort();
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains("1 passed"), "{said}");
    let keys: Vec<String> = bucket.lock().unwrap().keys().cloned().collect();
    assert!(matches!(&keys[..], [key] if key.starts_with("ktp/")), "{keys:?}");
}
