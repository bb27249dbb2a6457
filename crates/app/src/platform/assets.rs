//! Style sheets, scripts and pictures, all inside the binary.

use axum::body::Body;
use axum::extract::{Path, RawQuery};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::Response;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Assets;

/// Serves one asset. An address that carries the release may be kept by a browser for good; one without is asked for
/// again. A folder's `worker.js` may look after the pages of that name, and no others.
pub async fn serve(Path(path): Path<String>, RawQuery(release): RawQuery) -> Response {
    let Some(file) = Assets::get(&path) else {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::NOT_FOUND;
        return response;
    };
    let kind = match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("webmanifest") => "application/manifest+json",
        _ => "application/octet-stream",
    };
    let mut response = Response::new(Body::from(file.data));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let kept = if release.is_some() { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    if let Some(folder) = path.strip_suffix("worker.js")
        && let Ok(pages) = HeaderValue::from_str(&format!("/{folder}"))
    {
        headers.insert(HeaderName::from_static("service-worker-allowed"), pages);
    }
    response
}

/// Changes whenever an asset changes, for the addresses in pages.
pub fn release() -> String {
    let mut all: Vec<String> = Assets::iter().map(|name| name.to_string()).collect();
    all.sort();
    let mut sum = 0u64;
    for name in all {
        if let Some(file) = Assets::get(&name) {
            for byte in file.metadata.sha256_hash() {
                sum = sum.wrapping_mul(31).wrapping_add(u64::from(byte));
            }
        }
    }
    format!("{sum:x}")
}
