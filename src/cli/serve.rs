//! `fudao serve`: what the dev server has to tell, on the terminal.

use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

use super::{Failure, Outcome, ServeArguments, report};
use crate::serve::{self, News, Settings};

pub(super) fn run(arguments: &ServeArguments) -> Result<Outcome, Failure> {
    let root = arguments.root.root.clone();
    let out = arguments.out.clone().unwrap_or_else(|| root.join("site"));
    let settings = Settings { root, out, host: arguments.host.clone(), port: arguments.port };
    serve::run(&settings, |news| {
        tell(news);
        if let (News::Serving { at }, true) = (news, arguments.open) {
            open_browser(address(here(at)));
        }
    })?;
    say("ended");
    Ok(Outcome::Done)
}

fn tell(news: News<'_>) {
    match news {
        News::Built { pages, changed, took, diagnostics, sources } => {
            report(diagnostics, sources);
            say(&format!("built {pages} pages, {}{took} ms", files(changed)));
        }
        News::Wrong { diagnostics, sources } => report(diagnostics, sources),
        // A terminal that is gone is no reason to end.
        News::Failed(text) => io::stderr().write_all(text.as_bytes()).unwrap_or_default(),
        News::Serving { at } => serving(at),
    }
}

fn files(changed: Option<usize>) -> String {
    match changed {
        None => String::new(),
        Some(0) => "nothing changed, ".to_owned(),
        Some(1) => "1 file changed, ".to_owned(),
        Some(n) => format!("{n} files changed, "),
    }
}

fn serving(at: SocketAddr) {
    say(&format!("serving {} until Ctrl-C", address(here(at))));
    if at.ip().is_loopback() {
        return;
    }
    for shared in shared(at) {
        say(&format!("others in this network open {}", address(shared)));
    }
    say("warning: everyone in this network can read the guide while you edit it");
}

fn address(at: SocketAddr) -> String {
    format!("http://{at}/")
}

/// Where a browser on this computer finds a server that listens everywhere.
fn here(at: SocketAddr) -> SocketAddr {
    let ip = match at.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, at.port())
}

/// Where browsers on other computers find it.
fn shared(at: SocketAddr) -> Vec<SocketAddr> {
    if !at.ip().is_unspecified() {
        return vec![at];
    }
    let interfaces = if_addrs::get_if_addrs().unwrap_or_default();
    let others = interfaces.iter().filter(|interface| !interface.is_loopback() && !interface.is_link_local());
    let ips = others.map(if_addrs::Interface::ip).filter(|ip| ip.is_ipv4() || at.is_ipv6());
    ips.map(|ip| SocketAddr::new(ip, at.port())).collect()
}

/// Opens the browser; the server does not wait for it.
fn open_browser(address: String) {
    std::thread::spawn(move || {
        if let Err(reason) = open::that_detached(&address) {
            let text = format!("no browser could be opened ({reason}); open {address} yourself\n");
            io::stderr().write_all(text.as_bytes()).unwrap_or_default();
        }
    });
}

/// Writes a line. A terminal that is gone is no reason to end.
fn say(line: &str) {
    writeln!(io::stdout(), "{line}").unwrap_or_default();
}
