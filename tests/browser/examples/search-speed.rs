//! Prints how long the search takes in the browser: `cargo run -p browser-tests --example search-speed`.
//!
//! The first search includes loading and opening the engine and the pack; each one is measured in a browser that was just
//! started, so that nothing is kept from the one before. The others are the judged queries, three rounds in one page.
#![expect(clippy::print_stdout, reason = "what it prints is what it is for")]

use std::sync::Arc;

use anyhow::Result;
use browser_tests::{Browser, Server, Site};
use serde::Deserialize;

/// How often the first search is measured.
const STARTS: usize = 5;

/// The words of the first search.
const FIRST: &str = "student";

#[derive(Deserialize)]
struct Judged {
    query: String,
    lang: String,
}

fn main() -> Result<()> {
    let site = Site::shared()?;
    let server = Server::start(Arc::clone(&site))?;
    let judged: Vec<Judged> = serde_yaml::from_str(include_str!("../../search/queries.yaml"))?;
    let queries: Vec<[&str; 2]> = judged.iter().map(|row| [row.query.as_str(), row.lang.as_str()]).collect();
    let queries = serde_json::to_string(&queries)?;
    println!("{:<8}{:>12}{:>12}{:>10}{:>10}{:>10}", "", "first, ms", "slowest", "p50, ms", "p95, ms", "max, ms");
    for (name, root) in [("http", server.address()), ("file", site.address())] {
        let mut starts = Vec::new();
        let mut times = Vec::new();
        for _ in 0..STARTS {
            let browser = Browser::launch()?;
            let page = browser.page(root)?;
            page.open(&root.join("en/search.html")?)?;
            starts.push(page.ask::<f64>(&format!(
                "(() => {{ const start = performance.now(); return fudaoLoad.answer({FIRST:?}, {{ lang: 'en' }}).then(() => performance.now() - start); }})()"
            ))?);
            if times.is_empty() {
                times = page.ask::<Vec<f64>>(&format!(
                    "fudaoLoad.search().then((engine) => [1, 2, 3].flatMap(() => {queries}.map(([query, lang]) => {{
                        const start = performance.now();
                        JSON.parse(engine.search(query, JSON.stringify({{ lang }})));
                        return performance.now() - start;
                    }})))"
                ))?;
            }
            page.close()?;
        }
        starts.sort_by(f64::total_cmp);
        times.sort_by(f64::total_cmp);
        let share = |share: usize| times[(times.len() - 1) * share / 100];
        println!(
            "{name:<8}{:>12.0}{:>12.0}{:>10.1}{:>10.1}{:>10.1}",
            starts[STARTS / 2],
            starts[STARTS - 1],
            share(50),
            share(95),
            share(100)
        );
    }
    Ok(())
}
