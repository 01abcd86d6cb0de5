//! A bucket of a store that speaks S3, over the HTTP client that the rest of the program uses.

use std::sync::Arc;
use std::time::Duration;

use http_body_util::BodyExt as _;
use object_store::aws::AmazonS3Builder;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpResponseBody, HttpService,
};
use object_store::prefix::PrefixStore;
use object_store::{ClientOptions, ObjectStore, RetryConfig};

/// A file that is being shown is leased for 45 seconds: with its two other attempts a request has to end before.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
const RETRIES: usize = 2;

/// Where a bucket is, and the keys to it.
#[derive(Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What stands before the names in it; may be empty.
    pub prefix: String,
    /// `AWS_ENDPOINT`: the address of the store; unset: that of Amazon in the region.
    pub endpoint: Option<String>,
    /// `AWS_REGION`
    pub region: String,
    /// `AWS_ACCESS_KEY_ID`
    pub access_key: String,
    /// `AWS_SECRET_ACCESS_KEY`
    pub secret_key: String,
    /// `AWS_ALLOW_HTTP`: without TLS, for a store on the same machine.
    pub allow_http: bool,
}

impl std::fmt::Debug for Bucket {
    /// It holds keys.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bucket(…)")
    }
}

impl Bucket {
    pub(super) fn open(&self) -> object_store::Result<Arc<dyn ObjectStore>> {
        let retry = RetryConfig { max_retries: RETRIES, retry_timeout: REQUEST_TIMEOUT * 3, ..RetryConfig::default() };
        let mut builder = AmazonS3Builder::new()
            .with_http_connector(Connector { past_proxies: self.allow_http })
            .with_retry(retry)
            .with_bucket_name(&self.name)
            .with_region(&self.region)
            .with_access_key_id(&self.access_key)
            .with_secret_access_key(&self.secret_key)
            .with_allow_http(self.allow_http);
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        Ok(Arc::new(PrefixStore::new(builder.build()?, self.prefix.as_str())))
    }
}

/// Makes the client of a bucket.
#[derive(Debug)]
struct Connector {
    /// A store beside us is not asked for by way of a proxy.
    past_proxies: bool,
}

impl HttpConnector for Connector {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        let mut client = reqwest::Client::builder().connect_timeout(CONNECT_TIMEOUT).timeout(REQUEST_TIMEOUT);
        if self.past_proxies {
            client = client.no_proxy();
        }
        let client = client.build().map_err(|e| object_store::Error::Generic { store: "S3", source: Box::new(e) })?;
        Ok(HttpClient::new(Client(client)))
    }
}

#[derive(Debug)]
struct Client(reqwest::Client);

#[async_trait::async_trait]
impl HttpService for Client {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let (parts, body) = request.into_parts();
        let url: reqwest::Url =
            parts.uri.to_string().parse().map_err(|error| HttpError::new(HttpErrorKind::Unknown, error))?;
        let body = body.collect().await?.to_bytes();
        let mut ours = reqwest::Request::new(parts.method, url);
        *ours.headers_mut() = parts.headers;
        *ours.body_mut() = Some(body.into());
        let answer: axum::http::Response<reqwest::Body> = self.0.execute(ours).await.map_err(failed)?.into();
        let (parts, body) = answer.into_parts();
        Ok(HttpResponse::from_parts(parts, HttpResponseBody::new(body.map_err(failed))))
    }
}

/// Without the address, which names the bucket.
fn failed(error: reqwest::Error) -> HttpError {
    let kind = if error.is_timeout() {
        HttpErrorKind::Timeout
    } else if error.is_connect() {
        HttpErrorKind::Connect
    } else if error.is_decode() {
        HttpErrorKind::Decode
    } else if error.is_request() || error.is_body() {
        HttpErrorKind::Request
    } else {
        HttpErrorKind::Unknown
    };
    HttpError::new(kind, error.without_url())
}
