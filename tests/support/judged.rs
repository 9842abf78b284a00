//! Judged queries: what people type, and which provisions answer it, with grades. How good an order of hits is, in the
//! usual measures.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use fudao_search::{Engine, Hit, Options};
use serde::Deserialize;

/// One query.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Judged {
    /// As it is typed.
    pub query: String,
    /// The language of the page on which it is typed.
    pub lang: String,
    /// Its sort: `colloquial`, `citation`, …
    pub kind: String,
    /// Provision ids and grades: 3 answers, 2 also answers, 1 helps.
    pub answers: BTreeMap<String, u32>,
}

/// From this grade on a provision answers.
const ANSWERS: u32 = 2;

/// A hit that speaks of more provisions than these answers from none of them.
const MOST_PROVISIONS: usize = 5;

/// Measures of one query, each from 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub struct Measures {
    /// 1 / rank of the first of ten hits that answers.
    pub reciprocal_rank: f64,
    /// Normalized discounted cumulative gain of ten hits.
    pub ndcg: f64,
    /// Share of the best provisions (at most five of them) among five hits.
    pub recall: f64,
}

/// Measures the hits of one query.
pub fn measure(judged: &Judged, hits: &[Hit]) -> Measures {
    let mut seen = BTreeSet::new();
    let grades: Vec<u32> = hits.iter().take(10).map(|hit| grade(judged, hit, &mut seen)).collect();
    let first = grades.iter().position(|grade| *grade >= ANSWERS);
    let mut ideal: Vec<u32> = judged.answers.values().copied().collect();
    ideal.sort_unstable_by(|a, b| b.cmp(a));
    let best: BTreeSet<&str> =
        judged.answers.iter().filter(|(_, grade)| **grade == 3).map(|(id, _)| id.as_str()).collect();
    let top = hits.iter().take(5).filter(|hit| hit.provisions.len() <= MOST_PROVISIONS).flat_map(|hit| &hit.provisions);
    let found = top.map(String::as_str).filter(|id| best.contains(id)).collect::<BTreeSet<_>>().len();
    Measures {
        reciprocal_rank: first.map_or(0.0, |rank| 1.0 / (rank + 1) as f64),
        ndcg: gain(&grades) / gain(&ideal),
        recall: found as f64 / best.len().min(5) as f64,
    }
}

/// The best grade of what the hit answers from; nothing counts twice.
fn grade(judged: &Judged, hit: &Hit, seen: &mut BTreeSet<String>) -> u32 {
    if hit.provisions.len() > MOST_PROVISIONS {
        return 0;
    }
    let fresh = hit.provisions.iter().filter(|id| seen.insert((*id).clone()));
    fresh.filter_map(|id| judged.answers.get(id)).copied().max().unwrap_or(0)
}

fn gain(grades: &[u32]) -> f64 {
    let discounted = |(rank, grade): (usize, &u32)| f64::from(2_u32.pow(*grade) - 1) / ((rank + 2) as f64).log2();
    grades.iter().take(10).enumerate().map(discounted).sum()
}

/// Means over all queries and by kind, `all` among them.
pub fn by_kind(engine: &Engine, judged: &[Judged]) -> BTreeMap<String, (usize, Measures)> {
    let mut sums: BTreeMap<String, (usize, Measures)> = BTreeMap::new();
    for row in judged {
        let options = Options { lang: Some(row.lang.clone()), limit: 10, ..Options::default() };
        let measures = measure(row, &engine.search(&row.query, &options).hits);
        for kind in [row.kind.as_str(), "all"] {
            let (count, sum) = sums.entry(kind.to_owned()).or_default();
            *count += 1;
            sum.reciprocal_rank += measures.reciprocal_rank;
            sum.ndcg += measures.ndcg;
            sum.recall += measures.recall;
        }
    }
    for (count, sum) in sums.values_mut() {
        let count = *count as f64;
        *sum = Measures {
            reciprocal_rank: sum.reciprocal_rank / count,
            ndcg: sum.ndcg / count,
            recall: sum.recall / count,
        };
    }
    sums
}

/// The means as a table.
pub fn table(means: &BTreeMap<String, (usize, Measures)>) -> String {
    let mut table = format!("{:<16}{:>8}{:>8}{:>9}{:>10}\n", "kind", "queries", "MRR@10", "nDCG@10", "recall@5");
    for (kind, (count, mean)) in means {
        let Measures { reciprocal_rank, ndcg, recall } = mean;
        let _ = writeln!(table, "{kind:<16}{count:>8}{reciprocal_rank:>8.3}{ndcg:>9.3}{recall:>10.3}");
    }
    table
}
