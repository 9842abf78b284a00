//! What happens while somebody edits: one rebuild for a burst, the last good site stays up, the report is that of the
//! terminal, and it goes when it is mended.

use std::fs;
use std::process::Command;

use crate::folder;
use crate::lay;
use crate::server::{Server, command};

const TERMS: &str = "content/terms.yaml";
const GOOD: &str = "provisions: [kitchen/2/p2]";
const BROKEN: &str = "provisions: [kitchen/22/p2]";

/// What `fudao check` says of a guide to people.
fn report(server: &Server) -> String {
    let mut check = Command::new(env!("CARGO_BIN_EXE_fudao"));
    let output = check.arg("check").arg("--root").arg(server.root()).output().unwrap();
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_change_is_served_and_told_to_every_browser() {
    let mut server = Server::start();
    let (mut one, mut other) = (server.follow(), server.follow());
    let (before, none) = one.next();
    assert_eq!((&other.next(), &none), (&(before.clone(), None), &None));
    assert!(server.get("/en/glossary.html").text().contains(&format!("data-site=\"{before}\"")));
    let was = folder::bytes(&server.path("site"));

    server.edit(TERMS, "Whoever is on the rota", "Everyone on the rota");
    let (after, none) = one.next();
    assert_eq!((other.next(), none), ((after.clone(), None), None));
    assert_ne!(after, before);
    let page = server.get("/en/glossary.html").text();
    assert!(page.contains("Everyone on the rota") && page.contains(&format!("data-site=\"{after}\"")), "{page}");
    assert!(fs::read_to_string(server.path("site/en/glossary.html")).unwrap().contains("Everyone on the rota"));
    let line = server.wait_for("built ");
    let words: Vec<_> = line.split(' ').collect();
    let ["built", pages, "pages,", changed, "files", "changed,", _, "ms"] = words[..] else { panic!("`{line}`") };
    let is = folder::bytes(&server.path("site"));
    assert_eq!(changed.parse(), Ok(is.iter().filter(|(path, bytes)| was.get(*path) != Some(*bytes)).count()));
    assert_eq!(pages.parse(), Ok(folder::bytes(&server.path("site")).keys().filter(|path| is_page(path)).count()));
}

fn is_page(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending == "html")
}

#[test]
fn the_site_on_the_disk_is_that_of_a_build() {
    let mut server = Server::start();
    server.edit(TERMS, "Whoever is on the rota", "Everyone on the rota");
    server.wait_for("built ");
    let out = tempfile::tempdir().unwrap();
    let mut build = Command::new(env!("CARGO_BIN_EXE_fudao"));
    let build = build.arg("build").arg("--root").arg(server.root()).arg("--out").arg(out.path());
    assert!(build.output().unwrap().status.success());
    assert_eq!(folder::bytes(&server.path("site")), folder::bytes(out.path()));
}

#[test]
fn an_error_leaves_the_last_good_site_up_and_the_report_is_the_terminals() {
    let mut server = Server::start();
    let mut news = server.follow();
    let (good, _) = news.next();
    let page = server.get("/en/glossary.html").text();
    let site = folder::bytes(&server.path("site"));

    server.edit(TERMS, GOOD, BROKEN);
    let (still, told) = news.next();
    let told = told.expect("a report");
    assert_eq!((still, &told), (good.clone(), &report(&server)));
    assert!(told.contains("error[dangling-reference]") && told.contains(TERMS), "{told}");
    server.wait_for("1 error, 0 warnings");
    let terminal = server.told.join("\n");
    assert!(terminal.ends_with(told.trim_end()), "the terminal says:\n{terminal}\nand the browser:\n{told}");
    assert_eq!(server.get("/en/glossary.html").text(), page);
    assert_eq!(folder::bytes(&server.path("site")), site);
    assert_eq!(server.follow().next(), (good.clone(), Some(told)), "who comes later sees it, too");

    server.edit(TERMS, BROKEN, GOOD);
    assert_eq!(news.next(), (good, None), "the same site needs no reload");
    server.wait_for("built ");
}

#[test]
fn an_error_in_a_template_is_shown_and_mended_the_same_way() {
    let server = Server::start();
    let mut news = server.follow();
    let (good, _) = news.next();
    server.edit("templates/glossary.html", "{%", "{% nonsense %}{%");
    let (still, told) = news.next();
    let told = told.expect("a report");
    assert_eq!(still, good);
    assert!(told.starts_with("fudao could not run: ") && told.contains("templates/glossary.html"), "{told}");
    assert_eq!(server.get("/en/glossary.html").status, 200);
    server.edit("templates/glossary.html", "{% nonsense %}{%", "{%");
    assert_eq!(news.next(), (good, None));
}

#[test]
fn a_guide_that_is_wrong_from_the_beginning_is_served_as_its_report() {
    for (path, from, to) in [(TERMS, GOOD, BROKEN), ("templates/base.html", "<head>", "<head>{% nonsense %}")] {
        let guide = lay::guide();
        let good = fs::read_to_string(guide.path().join(path)).unwrap();
        fs::write(guide.path().join(path), good.replacen(from, to, 1)).unwrap();
        let command = command(guide.path(), &["--port", "0"]);
        let mut server = Server::run(guide, command);
        let mut news = server.follow();
        let (none, told) = news.next();
        let told = told.expect("a report");
        assert_eq!(none, "");
        let page = server.get("/en/glossary.html");
        assert_eq!((page.status, page.header("content-type")), (503, Some("text/html; charset=utf-8")));
        let shown =
            page.text().replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'").replace("&quot;", "\"");
        assert!(shown.replace("&amp;", "&").contains(&told), "{shown}\ndoes not contain\n{told}");
        assert!(page.text().contains("data-site=\"\""), "the page gives way to the first good site");
        assert!(!server.path("site").exists(), "nothing is written while there is an error");

        fs::write(server.path(path), good).unwrap();
        let (first, none) = news.next();
        assert!(!first.is_empty() && none.is_none());
        server.wait_for("built ");
        assert_eq!(server.get("/en/glossary.html").status, 200);
    }
}

#[test]
fn the_site_of_an_earlier_run_stays_up_when_the_guide_is_wrong_from_the_beginning() {
    let guide = lay::guide();
    let mut build = Command::new(env!("CARGO_BIN_EXE_fudao"));
    assert!(build.arg("build").arg("--root").arg(guide.path()).output().unwrap().status.success());
    let good = fs::read_to_string(guide.path().join(TERMS)).unwrap();
    fs::write(guide.path().join(TERMS), good.replacen(GOOD, BROKEN, 1)).unwrap();
    let command = command(guide.path(), &["--port", "0"]);
    let server = Server::run(guide, command);
    let mut news = server.follow();
    let (standing, told) = news.next();
    assert!(!standing.is_empty() && told.is_some_and(|told| told.contains("error[dangling-reference]")));
    assert_eq!(server.get("/en/glossary.html").status, 200);
    assert_eq!((server.get("/.fudao").status, server.get("/.gitignore").status), (404, 404));
    fs::write(server.path(TERMS), good).unwrap();
    assert_eq!(news.next(), (standing, None), "the same site needs no reload");
}

#[test]
fn what_could_be_markup_in_a_report_is_text() {
    let guide = lay::guide();
    let terms = guide.path().join(TERMS);
    let broken = fs::read_to_string(&terms).unwrap().replace("[kitchen/2/p2]", "[\"<script>alert(1)</script>\"]");
    fs::write(terms, broken).unwrap();
    let command = command(guide.path(), &["--port", "0"]);
    let page = Server::run(guide, command).get("/").text();
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains("<script>"), "{page}");
}

#[test]
fn five_hundred_files_at_once_make_few_rebuilds_and_the_last_word_counts() {
    let mut server = Server::start();
    let mut news = server.follow();
    let (before, _) = news.next();
    let folder = server.path("templates/many");
    fs::create_dir(&folder).unwrap();
    for n in 0..500 {
        fs::write(folder.join(format!("{n}.html")), format!("file {n}\n")).unwrap();
    }
    server.edit(TERMS, "Whoever is on the rota", "Everyone on the rota");
    assert!(std::iter::repeat_with(|| news.next()).any(|(site, _)| site != before));
    let builds = server.builds_until_silent() - 1;
    // One, on a machine that does nothing else; where writing them takes seconds, a few.
    assert!((1..25).contains(&builds), "{builds} rebuilds: {:#?}", server.told);
    assert!(server.get("/en/glossary.html").text().contains("Everyone on the rota"));
}

#[test]
fn files_in_a_folder_made_a_moment_ago_are_noticed() {
    let server = Server::start();
    let mut news = server.follow();
    let (good, _) = news.next();
    fs::create_dir_all(server.path("content/new/deep/deeper")).unwrap();
    fs::write(server.path("content/new/deep/deeper/stray.yaml"), "a: b\n").unwrap();
    let told = news.next().1.expect("a report");
    assert!(told.contains("content/new/deep/deeper/stray.yaml"), "{told}");
    fs::write(server.path("content/new/deep/deeper/second.yaml"), "a: b\n").unwrap();
    let told = news.next().1.expect("a report");
    assert!(told.contains("content/new/deep/deeper/second.yaml"), "{told}");
    fs::remove_dir_all(server.path("content/new")).unwrap();
    // The files go one by one, and a rebuild may see some of them gone.
    let last = std::iter::repeat_with(|| news.next()).find(|(_, told)| told.is_none());
    assert_eq!(last, Some((good, None)));
}

#[test]
fn a_save_by_renaming_is_noticed_and_an_editors_lock_is_not() {
    let mut server = Server::start();
    let mut news = server.follow();
    let (before, _) = news.next();
    fs::write(server.path("content/.terms.yaml.swp"), "lock").unwrap();
    std::os::unix::fs::symlink("nobody@nowhere.1", server.path("content/.#terms.yaml")).unwrap();
    assert_eq!(server.builds_until_silent(), 1, "{:#?}", server.told);
    let text = fs::read_to_string(server.path(TERMS)).unwrap().replace("Whoever is", "Everyone");
    fs::write(server.path("content/.terms.yaml.new"), text).unwrap();
    fs::rename(server.path("content/.terms.yaml.new"), server.path(TERMS)).unwrap();
    assert_ne!(news.next().0, before);
}

#[test]
fn content_that_goes_away_and_comes_back_is_still_watched() {
    let mut server = Server::start();
    let mut news = server.follow();
    let (good, _) = news.next();
    fs::rename(server.path("content"), server.path("elsewhere")).unwrap();
    let (still, told) = news.next();
    assert_eq!(still, good);
    assert!(told.is_some_and(|told| told.contains("holds no folder `content`")));
    assert_eq!(server.get("/en/").status, 200);
    // Another folder of that name: the watch on the first one hears nothing of it.
    lay::copy(&server.path("elsewhere"), &server.path("content"));
    let last = std::iter::repeat_with(|| news.next()).find(|(_, told)| told.is_none());
    assert_eq!(last, Some((good.clone(), None)));
    server.builds_until_silent();
    server.edit(TERMS, "Whoever is on the rota", "Everyone on the rota");
    assert_ne!(news.next().0, good);
}

#[test]
fn a_site_that_cannot_be_written_is_shown_under_the_report() {
    let server = Server::start();
    let mut news = server.follow();
    let (good, _) = news.next();
    let site = folder::bytes(&server.path("site"));
    fs::write(server.path(".site.fudao-next"), "in the way").unwrap();
    server.edit(TERMS, "Whoever is on the rota", "Everyone on the rota");
    let (new, told) = news.next();
    assert_ne!(new, good);
    assert!(told.is_some_and(|told| told.contains("is in the way")));
    assert!(server.get("/en/glossary.html").text().contains("Everyone on the rota"));
    assert_eq!(folder::bytes(&server.path("site")), site);
    fs::remove_file(server.path(".site.fudao-next")).unwrap();
    server.edit(TERMS, "Everyone on the rota", "Every one on the rota");
    let last = std::iter::repeat_with(|| news.next()).find(|(_, told)| told.is_none());
    assert_ne!(last.map(|(version, _)| version), Some(new));
}
