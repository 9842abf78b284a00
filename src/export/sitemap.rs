//! `sitemap.xml`: every page with its other languages. The protocol wants absolute addresses, so it needs the site's own.
//!
//! Source: sitemaps.org protocol 0.9; Google Search Central, "Tell Google about localized versions of your page".

use std::fmt::Write as _;

use crate::guide::Guide;
use crate::page::addresses;
use crate::site::OutputFile;

/// The map of a site at `base_url`, which ends in a slash.
#[must_use]
pub fn sitemap(guide: &Guide, base_url: &str) -> OutputFile {
    let base = escaped(base_url);
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for address in addresses(guide) {
        let _ = write!(xml, "<url><loc>{base}{}</loc>", escaped(&address.file(guide)));
        for lang in guide.lang_ids() {
            let there = escaped(&address.in_language(lang).file(guide));
            let key = escaped(&guide[lang].key);
            let _ = write!(xml, "<xhtml:link rel=\"alternate\" hreflang=\"{key}\" href=\"{base}{there}\"/>");
        }
        xml.push_str("</url>\n");
    }
    xml.push_str("</urlset>\n");
    OutputFile::new("sitemap.xml", xml.into_bytes())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
