//! How good the order of hits is, by kind of query, and how long a search takes: `cargo bench --bench search`.
//!
//! Criterion compares the means with those of its last run. The share of slow searches, which it does not tell, is counted here.
#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]
#![expect(clippy::disallowed_methods, reason = "time is what is measured")]
#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on stops")]

#[path = "../tests/support/judged.rs"]
mod judged;

use std::path::Path;
use std::time::{Duration, Instant};

use criterion::Criterion;
use fudao::{search, source};
use fudao_search::{Engine, Options};
use judged::Judged;

/// How often each query is asked.
const ROUNDS: usize = 20;

fn main() {
    let sources = source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap().0;
    let guide = fudao::check(&sources).0.expect("the real content has no errors");
    let (pack, making) = timed(|| search::pack(&guide));
    let (engine, opening) = timed(|| Engine::open(&pack).unwrap());
    println!("pack {} bytes, made in {making:?}, opened in {opening:?}", pack.len());
    let sets = [
        ("queries by which the order was set", include_str!("../tests/search/queries.yaml")),
        ("queries held out", include_str!("../tests/search/held-out.yaml")),
        ("queries written afterwards", include_str!("../tests/search/fresh.yaml")),
    ];
    let mut times = Vec::new();
    let mut criterion = Criterion::default().configure_from_args();
    for (name, yaml) in sets {
        let rows: Vec<Judged> = serde_yaml::from_str(yaml).unwrap();
        println!("{name}\n{}", judged::table(&judged::by_kind(&engine, &rows)));
        compare(&mut criterion, name, &engine, &rows);
        for row in rows.iter().cycle().take(rows.len() * ROUNDS) {
            times.push(timed(|| engine.search(&row.query, &options(row))).1);
        }
    }
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize];
    println!("a search takes {:?} (median), {:?} (95 of 100), {:?} at most", at(0.5), at(0.95), at(1.0));
}

/// The mean of a search, over all queries of a set in turn.
fn compare(criterion: &mut Criterion, name: &str, engine: &Engine, rows: &[Judged]) {
    let mut queries = rows.iter().cycle();
    criterion.bench_function(name, |bencher| {
        bencher.iter_batched(
            || queries.next().expect("a cycle does not end"),
            |row| engine.search(&row.query, &options(row)),
            criterion::BatchSize::SmallInput,
        );
    });
}

fn options(row: &Judged) -> Options {
    Options { lang: Some(row.lang.clone()), limit: 10, ..Options::default() }
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
