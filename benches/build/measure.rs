//! One guide, measured: the time of every stage, the peak of memory, and the sizes of what was built.

use std::io::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use fudao::diag::render::human::{Colour, render};
use fudao::page::{Made, Templates};
use fudao::site::OutputFile;
use fudao::source::SourceSet;
use fudao::{Memory, check, content, export, guide, output, page, search, source};
use fudao_search::{Engine, Options};

/// A figure with its name, which ends in its unit.
pub type Figure = (String, f64);

/// How many provisions are searched for, each by some of its own words.
const QUERIES: usize = 200;

/// Measures a guide that lies at `root`, building it to `out`; of several rounds, the median of each stage.
pub fn guide(root: &Path, out: &Path, rounds: usize) -> Vec<Figure> {
    let mut names = Vec::new();
    let mut times: Vec<Vec<f64>> = Vec::new();
    for _ in 0..rounds {
        let stages = stages(root);
        names = stages.iter().map(|(name, _)| (*name).to_owned()).collect();
        times.push(stages.iter().map(|(_, time)| ms(*time)).collect());
    }
    let median = |n: usize| median(times.iter().map(|round| round[n]).collect());
    let mut figures: Vec<Figure> = names.into_iter().enumerate().map(|(n, name)| (name, median(n))).collect();
    figures.extend(whole(root, out, rounds));
    figures.extend(edited(root, rounds));
    figures
}

/// The median times of a build, all but reading and writing, after one word of one duty row has changed, when the builds before
/// it are remembered, as in the dev server.
fn edited(root: &Path, rounds: usize) -> Vec<Figure> {
    let mut sources = source::load(root).unwrap().0;
    let mut memory = Memory::default();
    let mut times = Vec::new();
    for round in 0..=rounds {
        let start = Instant::now();
        let mut shown = Duration::ZERO;
        let built = fudao::build_again(&mut memory, &sources, Vec::new(), |_| shown = start.elapsed()).unwrap();
        assert!(built.files.is_some(), "the edit is no mistake");
        // The first round has nothing to remember.
        times.extend((round > 0).then(|| [ms(shown), ms(start.elapsed())]));
        sources = with_edit(&sources, round);
    }
    let of = |which: usize| median(times.iter().map(|time| time[which]).collect());
    vec![("one word edited, pages there, ms".to_owned(), of(0)), ("one word edited, all there, ms".to_owned(), of(1))]
}

/// The same guide with another word in the first English summary of its duty rows.
fn with_edit(sources: &SourceSet, round: usize) -> SourceSet {
    const SUMMARY: &str = "\n    en: ";
    let all = ["content/", "templates/"].into_iter().flat_map(|folder| sources.under(folder));
    let mut files: Vec<_> = all.map(|source| (source.path.clone(), source.text.clone())).collect();
    let duties = files.iter_mut().find(|(path, text)| path.starts_with("content/duties/") && text.contains(SUMMARY));
    let text = &mut duties.unwrap().1;
    *text = text.replacen(SUMMARY, &format!("{SUMMARY}Again{round} "), 1);
    SourceSet::new(files)
}

/// Every stage between the disk and the finished files, one after the other, each on what the one before it gave.
fn stages(root: &Path) -> Vec<(&'static str, Duration)> {
    let (sources, read) = timed(|| source::load(root).unwrap().0);
    let (content, parsed) = timed(|| content::parse(&sources).0.unwrap());
    let (guide, resolved) = timed(|| guide::resolve(&content, &sources).0.unwrap());
    let (_, checked) = timed(|| check::run(&guide, &content.unread, &sources));
    let (templates, compiled) = timed(|| Templates::new(&sources).unwrap());
    let (_, rendered) = timed(|| page::render(&guide, &templates, None, &mut Made::default()).unwrap());
    let (_, exported) = timed(|| export::files(&guide));
    let (_, packed) = timed(|| search::files(&guide));
    vec![
        ("read, ms", read),
        ("parse, ms", parsed),
        ("resolve, ms", resolved),
        ("check, ms", checked),
        ("templates, ms", compiled),
        ("pages, ms", rendered),
        ("data, ms", exported),
        ("search pack, ms", packed),
    ]
}

/// The build as `fudao build` runs it, into a new folder and then into the same one, and what it comes to.
fn whole(root: &Path, out: &Path, rounds: usize) -> Vec<Figure> {
    let build = || {
        let (sources, found) = source::load(root).unwrap();
        let built = fudao::build(&sources, found, None).unwrap();
        built.files.unwrap_or_else(|| panic!("{}", render(&built.diagnostics, &sources, Colour::Never)))
    };
    let (mut built, mut new, mut same) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..rounds {
        // A folder of its own for each round: a disk is slow to create files where many have just been deleted.
        let out = out.join(round.to_string());
        let (files, time) = timed(build);
        let (_, first) = timed(|| output::sync(&out, &files).unwrap());
        let (_, again) = timed(|| output::sync(&out, &files).unwrap());
        built.push(ms(time));
        new.push(ms(time + first));
        same.push(ms(time + again));
    }
    let files = build();
    let mut figures = vec![
        ("all but writing, ms".to_owned(), median(built)),
        ("build, new folder, ms".to_owned(), median(new)),
        ("build, nothing changed, ms".to_owned(), median(same)),
        ("memory at most, MB".to_owned(), peak()),
    ];
    figures.extend(sizes(&files));
    figures.extend(searches(root, &files));
    figures
}

/// How much there is, and how large it is on the wire.
fn sizes(files: &[OutputFile]) -> Vec<Figure> {
    let pages: Vec<&OutputFile> = files.iter().filter(|file| file.path.ends_with(".html")).collect();
    let mut wire: Vec<f64> = pages.iter().map(|page| kilobytes(gzip(&page.bytes))).collect();
    wire.sort_by(f64::total_cmp);
    let all: usize = files.iter().map(|file| file.bytes.len()).sum();
    let pack = files.iter().find(|file| file.path == search::PACK).map_or(0, |file| gzip(&file.bytes));
    vec![
        ("pages".to_owned(), pages.len() as f64),
        ("site, MB".to_owned(), all as f64 / 1e6),
        ("page, median, KB gzip".to_owned(), wire[wire.len() / 2]),
        ("page, largest, KB gzip".to_owned(), wire.last().copied().unwrap_or_default()),
        ("pack, KB gzip".to_owned(), kilobytes(pack)),
    ]
}

/// How long searches take for words from the middle of provisions spread over the whole guide.
fn searches(root: &Path, files: &[OutputFile]) -> Vec<Figure> {
    let guide = fudao::check(&source::load(root).unwrap().0).0.unwrap();
    let pack = &files.iter().find(|file| file.path == search::PACK).unwrap().bytes;
    let (engine, opened) = timed(|| Engine::open(pack).unwrap());
    let texts: Vec<(String, &str)> = guide
        .provisions
        .iter()
        .filter_map(|provision| provision.text.as_ref())
        .flat_map(|text| text.all().map(|(lang, text)| (guide[lang].key.clone(), text)))
        .collect();
    let step = (texts.len() / QUERIES).max(1);
    let mut times = Vec::new();
    for (lang, text) in texts.iter().step_by(step) {
        let query: String = text.chars().skip(2).take(12).collect();
        let options = Options { lang: Some(lang.clone()), limit: 10, ..Options::default() };
        times.push(ms(timed(|| engine.search(&query, &options)).1));
    }
    times.sort_by(f64::total_cmp);
    vec![
        ("provisions".to_owned(), guide.provisions.len() as f64),
        ("pack opened, ms".to_owned(), ms(opened)),
        ("search, median, ms".to_owned(), times[times.len() / 2]),
        ("search, 95 of 100, ms".to_owned(), times[(times.len() - 1) * 95 / 100]),
    ]
}

/// The most memory that this process has held, in megabytes; 0 where the system does not say.
fn peak() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok()).unwrap_or_default() / 1024.0
}

fn gzip(bytes: &[u8]) -> usize {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1e3
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = work();
    (done, start.elapsed())
}
