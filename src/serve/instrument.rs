//! Puts the reload script into a page on its way to the browser. Page to page; the page on the disk has no such script.

/// Where the script stands for which the page is served; see `assets/serve/reload.js`.
pub(super) const SCRIPT: &str = "/_fudao/reload.js";
/// The look of the report; see `assets/serve/report.css`.
pub(super) const STYLE: &str = "/_fudao/report.css";

/// What a policy has to allow for the script to run and to hear of rebuilds.
const NEEDED: [(&str, &str); 2] = [("script-src", "; script-src 'self'"), ("connect-src", "; connect-src 'self'")];

/// The page with the script, which knows that it belongs to this version of the site.
///
/// A page without scripts of its own forbids every script: then its policy is widened to allow scripts of this server, no
/// others. A page whose policy cannot be found stays as strict as it is, and is only not reloaded.
pub(super) fn page(html: &str, version: &str) -> String {
    let tags = format!(
        "<link rel=\"stylesheet\" href=\"{STYLE}\"><script src=\"{SCRIPT}\" data-site=\"{version}\" defer></script>"
    );
    let html = widened(html);
    match html.find("</head>") {
        Some(at) => format!("{}{tags}\n{}", &html[..at], &html[at..]),
        None => html + &tags,
    }
}

/// The page that is shown where there is no page, with links that lead home from any depth.
pub(super) fn not_found(html: &str, version: &str) -> String {
    let html = page(html, version);
    match policy(&html) {
        Some((start, end)) if html[start..end].contains("base-uri 'none'") => {
            let allowed = html[start..end].replace("base-uri 'none'", "base-uri 'self'");
            let rest = &html[end..];
            let close = rest.find('>').map_or(0, |at| at + 1);
            format!("{}{allowed}{}\n<base href=\"/\">{}", &html[..start], &rest[..close], &rest[close..])
        }
        _ => html,
    }
}

fn widened(html: &str) -> String {
    let Some((start, end)) = policy(html) else { return html.to_owned() };
    let names: Vec<_> = html[start..end].split(';').filter_map(|rule| rule.split_whitespace().next()).collect();
    let lacking = NEEDED.iter().filter(|(name, _)| !names.contains(name)).map(|(_, rule)| *rule);
    format!("{}{}{}", &html[..end], lacking.collect::<String>(), &html[end..])
}

/// Where the text of the page's policy begins and ends.
fn policy(html: &str) -> Option<(usize, usize)> {
    const BEFORE: &str = "http-equiv=\"Content-Security-Policy\" content=\"";
    let start = html.find(BEFORE)? + BEFORE.len();
    let end = start + html[start..].find('"')?;
    Some((start, end))
}

#[cfg(test)]
mod tests {
    use super::{not_found, page};

    const STRICT: &str =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'\">";

    #[test]
    fn the_script_stands_in_the_head_and_names_the_version() {
        let html = page("<html><head><title>t</title></head><body>&lt;/head&gt;</body></html>", "abc");
        let head = html.split("</head>").next().expect("a head");
        assert!(head.contains("<script src=\"/_fudao/reload.js\" data-site=\"abc\" defer></script>"), "{html}");
        assert!(html.ends_with("</head><body>&lt;/head&gt;</body></html>"), "{html}");
    }

    #[test]
    fn a_policy_without_scripts_is_widened_to_this_server_alone() {
        let html = page(&format!("<head>{STRICT}</head>"), "");
        let policy = "\"default-src 'none'; base-uri 'none'; script-src 'self'; connect-src 'self'\"";
        assert!(html.contains(policy), "{html}");
    }

    #[test]
    fn a_policy_that_has_rules_for_scripts_keeps_them() {
        let strict = STRICT.replace("base-uri 'none'", "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
        assert!(page(&format!("<head>{strict}</head>"), "").contains(&strict));
    }

    #[test]
    fn a_page_without_head_or_policy_gets_the_script_and_nothing_else() {
        assert!(page("<p>bare", "v").starts_with("<p>bare<link"));
    }

    #[test]
    fn links_of_the_page_for_no_page_lead_home_from_any_depth() {
        let html = not_found(&format!("<head>{STRICT}\n<link href=\"a.css\"></head>"), "");
        let base = html.find("<base href=\"/\">").expect("a base");
        assert!(base < html.find("a.css").expect("a link") && html.contains("base-uri 'self'"), "{html}");
    }
}
