//! The answers: pages of the site with the reload script in them, the events that every browser follows, and refusals.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, HeaderName, IF_NONE_MATCH, LOCATION,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse as _, Response};
use axum::routing::get;
use tokio::sync::Semaphore;
use tokio::sync::watch::Receiver;
use tokio_stream::StreamExt as _;
use tokio_stream::wrappers::WatchStream;

use super::address::{self, Wanted};
use super::ask::{self, Question};
use super::host::Hosts;
use super::instrument::{self, SCRIPT, STYLE};
use super::pages::{File, Pages};
use super::showing::Showing;
use crate::page::url::{INDEX, NOT_FOUND};

/// Where browsers follow the news of rebuilds; `reload.js` names it.
const EVENTS: &str = "/_fudao/events";
/// Where programs search.
const SEARCH: &str = "/api/search";
/// How often a silent connection is tried, so that one whose browser has gone is given up.
const HEARTBEAT: Duration = Duration::from_secs(15);

const TEXT: &str = "text/plain; charset=utf-8";
/// What is said to a question that cannot be read.
const HOW_TO_SEARCH: &str = "ask as in /api/search?q=words&lang=en&limit=10; lang and limit may be left out\n";

const RELOAD: &str = include_str!("../../assets/serve/reload.js");
const REPORT: &str = include_str!("../../assets/serve/report.css");
/// The page that is shown while there is no site.
const FAILED: &str = include_str!("../../assets/serve/failed.html");
/// Where the report belongs in it.
const PLACE: &str = "<!-- report -->";
/// Its policy. The pages of a site carry theirs in themselves.
const FAILED_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; \
                             base-uri 'none'; frame-ancestors 'self'";
/// What every answer says unless it says something else: ask each time whether a copy is still right, believe the type,
/// and let no other place embed or read it.
const ALWAYS: [(HeaderName, &str); 4] = [
    (CACHE_CONTROL, "no-cache"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (CONTENT_SECURITY_POLICY, "frame-ancestors 'self'"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];
/// What is said to a request for a name that is not ours.
const WRONG_HOST: &str = "this server answers only to the address that it names when it starts; use that one, or give \
                          the name that you used with --host\n";

/// What every answer is made from.
#[derive(Clone)]
struct Server {
    showing: Receiver<Showing>,
    followers: Arc<Semaphore>,
}

impl Server {
    /// What is shown, as soon as no part of it is being made any more.
    async fn whole(mut self) -> Showing {
        // The builder is gone when the server ends; what there is has to do then.
        self.showing.wait_for(Showing::is_whole).await.ok();
        self.showing.borrow().clone()
    }
}

/// Everything that can be asked of a server that listens on `host`, by at most so many browsers that follow at once: each
/// holds a connection, and there must be others left for pages.
pub(super) fn router(showing: Receiver<Showing>, host: &str, followers: usize) -> Router {
    let hosts = Arc::new(Hosts::new(host));
    Router::new()
        .route(EVENTS, get(events))
        .route(SEARCH, get(search))
        .route(SCRIPT, get(|| async { answer(StatusCode::OK, "text/javascript; charset=utf-8", RELOAD) }))
        .route(STYLE, get(|| async { answer(StatusCode::OK, "text/css; charset=utf-8", REPORT) }))
        .fallback(get(page))
        .layer(middleware::from_fn(move |request, next| guard(Arc::clone(&hosts), request, next)))
        .with_state(Server { showing, followers: Arc::new(Semaphore::new(followers)) })
}

/// Refuses requests for other hosts, and says of every answer how far it may be trusted and kept.
async fn guard(hosts: Arc<Hosts>, request: Request, next: Next) -> Response {
    let mut response = match hosts.allow(&request) {
        true => next.run(request).await,
        false => plain(StatusCode::MISDIRECTED_REQUEST, WRONG_HOST),
    };
    for (name, value) in ALWAYS {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Tells a browser what is shown now, and from then on whenever that changes.
async fn events(State(server): State<Server>) -> Response {
    let Ok(place) = server.followers.try_acquire_owned() else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "too many browsers follow already\n");
    };
    let news = WatchStream::new(server.showing).map(move |showing| {
        // The place is taken for as long as the stream lives.
        let _taken = &place;
        Ok::<_, Infallible>(Event::default().data(showing.news()))
    });
    Sse::new(news).keep_alive(KeepAlive::new().interval(HEARTBEAT)).into_response()
}

/// An answer of the search, worked out where it keeps no other request waiting.
async fn search(State(server): State<Server>, question: Result<Query<Question>, QueryRejection>) -> Response {
    let Ok(Query(question)) = question else { return plain(StatusCode::BAD_REQUEST, HOW_TO_SEARCH) };
    let Some(site) = server.whole().await.site else {
        return plain(StatusCode::SERVICE_UNAVAILABLE, "there is no site yet\n");
    };
    match tokio::task::spawn_blocking(move || ask::answer(&question, &site)).await {
        Ok(Ok(json)) => answer(StatusCode::OK, "application/json", json),
        Ok(Err((status, reason))) => answer(status, TEXT, reason),
        Err(_) => plain(StatusCode::INTERNAL_SERVER_ERROR, "this question could not be answered\n"),
    }
}

/// A file of the site; while there is none, the report on what is wrong. What is still being made is waited for, so that a page
/// never meets the search or the data of another site.
async fn page(State(server): State<Server>, uri: Uri, headers: HeaderMap) -> Response {
    let Some(wanted) = address::read(uri.path()) else {
        return plain(StatusCode::BAD_REQUEST, "no page can have this address\n");
    };
    let path = match &wanted {
        Wanted::Folder(folder) => format!("{folder}{INDEX}"),
        Wanted::File(path) => path.clone(),
    };
    let shown = server.showing.borrow().clone();
    let there = shown.site.as_ref().is_none_or(|site| site.find(&path).is_some());
    let shown = if there { shown } else { server.whole().await };
    let Some(site) = shown.site else { return failed(shown.report.as_deref().unwrap_or_default()) };
    match (site.find(&path), wanted) {
        (Some(file), _) => found(&headers, &site, file),
        (None, Wanted::File(path)) if site.find(&format!("{path}/{INDEX}")).is_some() => to_folder(&uri),
        (None, _) => not_found(&site),
    }
}

fn found(headers: &HeaderMap, site: &Pages, file: &File) -> Response {
    if file.is_page() {
        let tag = format!("{}-{}", file.tag, site.version());
        unless_known(headers, &tag, || answer(StatusCode::OK, file.kind, instrumented(file, site, instrument::page)))
    } else {
        unless_known(headers, &file.tag, || answer(StatusCode::OK, file.kind, file.bytes.clone()))
    }
}

fn not_found(site: &Pages) -> Response {
    match site.find(NOT_FOUND) {
        Some(file) => answer(StatusCode::NOT_FOUND, file.kind, instrumented(file, site, instrument::not_found)),
        None => plain(StatusCode::NOT_FOUND, "there is no such page\n"),
    }
}

fn instrumented(file: &File, site: &Pages, with: fn(&str, &str) -> String) -> String {
    with(&String::from_utf8_lossy(&file.bytes), site.version())
}

/// Links of a folder's page are relative, so the folder is named with its slash. The address was read before: it begins
/// with one slash and cannot lead to another host.
fn to_folder(uri: &Uri) -> Response {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut response = plain(StatusCode::TEMPORARY_REDIRECT, "the folder is named with a slash\n");
    if let Ok(place) = HeaderValue::from_str(&format!("{}/{query}", uri.path())) {
        response.headers_mut().insert(LOCATION, place);
    }
    response
}

/// There has been no site yet: the report is the page.
fn failed(report: &str) -> Response {
    let mut escaped = Vec::new();
    // Writing to memory cannot fail.
    tera::escape_html(report, &mut escaped).ok();
    let html = FAILED.replace(PLACE, &String::from_utf8_lossy(&escaped));
    let mut response = answer(StatusCode::SERVICE_UNAVAILABLE, "text/html; charset=utf-8", html);
    response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(FAILED_POLICY));
    response
}

/// The full answer with its tag, or only the word that the browser's copy is still right.
fn unless_known(headers: &HeaderMap, tag: &str, full: impl FnOnce() -> Response) -> Response {
    let tag = format!("\"{tag}\"");
    let mut response = match knows(headers, &tag) {
        true => StatusCode::NOT_MODIFIED.into_response(),
        false => full(),
    };
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        response.headers_mut().insert(ETAG, tag);
    }
    response
}

/// Whether the browser has a copy with this tag. Source: RFC 9110, section 13.1.2.
fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let lists = headers.get_all(IF_NONE_MATCH).iter().filter_map(|list| list.to_str().ok());
    let mut tags = lists.flat_map(|list| list.split(',')).map(str::trim);
    tags.any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

fn plain(status: StatusCode, text: &'static str) -> Response {
    answer(status, TEXT, text)
}

fn answer(status: StatusCode, kind: &'static str, body: impl Into<Body>) -> Response {
    (status, [(CONTENT_TYPE, kind)], body.into()).into_response()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::time::Duration;

    use axum::extract::State;
    use axum::http::header::IF_NONE_MATCH;
    use axum::http::{HeaderMap, StatusCode};
    use tokio::sync::{Semaphore, watch};

    use super::{Server, knows, page};
    use crate::serve::pages::Pages;
    use crate::serve::showing::{Outcome, Showing};
    use crate::site::OutputFile;

    #[test]
    fn pages_are_served_at_once_and_what_is_still_being_made_is_waited_for() {
        let files = vec![OutputFile::new("index.html", "<p>page"), OutputFile::new("data/rows.json", "[]")];
        let pages = Pages::first(files[..1].to_vec(), None);
        let (sender, showing) = watch::channel(Showing::default().after(Outcome::Site(Arc::new(pages))));
        let server = Server { showing, followers: Arc::new(Semaphore::new(1)) };
        let ask = |path: &'static str| {
            let path = path.parse().expect("an address");
            Box::pin(async { page(State(server.clone()), path, HeaderMap::new()).await.status() })
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime");
        runtime.block_on(async {
            assert_eq!(ask("/").await, StatusCode::OK);
            let (mut rows, mut none) = (ask("/data/rows.json"), ask("/data/none.json"));
            for asked in [&mut rows, &mut none] {
                let answered = tokio::time::timeout(Duration::from_millis(10), asked).await;
                assert!(answered.is_err(), "it is not known yet whether there is such a file");
            }
            sender.send_modify(|showing| *showing = showing.after(Outcome::Site(Arc::new(Pages::new(files, None)))));
            assert_eq!((rows.await, none.await), (StatusCode::OK, StatusCode::NOT_FOUND));
        });
    }

    #[test]
    fn a_copy_is_known_by_its_tag_among_others() {
        let knows = |list: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, list.parse().expect("a header"));
            knows(&headers, "\"abc\"")
        };
        assert!(knows("\"abc\"") && knows("W/\"abc\"") && knows("\"x\" , \"abc\"") && knows("*"));
        assert!(!knows("\"ab\"") && !knows("abc") && !knows("") && !knows("\"abc") && !knows("\"abcd\""));
    }
}
