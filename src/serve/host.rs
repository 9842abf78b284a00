//! Which names this server answers to. A page elsewhere can have its own name lead to this computer (DNS rebinding) and
//! would then read the guide in the name of whoever looks at it; so a request for a name that is not ours is refused.

use std::net::IpAddr;

use axum::http::Request;
use axum::http::header::HOST;
use axum::http::uri::Authority;

/// The names that the server answers to.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    /// The host it was told to listen on, in lower case.
    given: String,
    /// Whether it listens on every address of the computer. An address made of numbers leads to one computer only and
    /// cannot be rebound, so each is then ours.
    everywhere: bool,
}

impl Hosts {
    /// For a server that was told to listen on `given`: an address, or a name.
    pub(super) fn new(given: &str) -> Self {
        let everywhere = given.parse::<IpAddr>().is_ok_and(|address| address.is_unspecified());
        Self { given: given.to_lowercase(), everywhere }
    }

    /// Whether a request names one host, and that host is ours.
    pub(super) fn allow<B>(&self, request: &Request<B>) -> bool {
        // A request may name its host twice, in the address and beside it; both have to be ours.
        let mut beside = request.headers().get_all(HOST).iter();
        let named = match (beside.next(), beside.next()) {
            (Some(host), None) => host.to_str().ok().and_then(|host| host.parse::<Authority>().ok()),
            _ => None,
        };
        named.is_some_and(|host| self.is_ours(&host)) && request.uri().authority().is_none_or(|host| self.is_ours(host))
    }

    fn is_ours(&self, host: &Authority) -> bool {
        if host.as_str().contains('@') {
            return false;
        }
        let name = host.host().trim_end_matches('.').to_lowercase();
        let name = name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(&name);
        match name.parse::<IpAddr>() {
            Ok(address) => {
                address.is_loopback()
                    || self.everywhere
                    || self.given.parse::<IpAddr>().is_ok_and(|given| given == address)
            }
            Err(_) => name == "localhost" || name.ends_with(".localhost") || name == self.given,
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::Hosts;

    fn allows(given: &str, host: &str) -> bool {
        let request = Request::builder().uri("/zh/").header("host", host).body(()).expect("a request");
        Hosts::new(given).allow(&request)
    }

    #[test]
    fn the_computer_itself_is_always_ours() {
        for host in ["localhost", "localhost:4000", "LOCALHOST:1", "localhost.", "guide.localhost", "127.0.0.1:4000"] {
            assert!(allows("127.0.0.1", host), "{host}");
        }
        assert!(allows("127.0.0.1", "127.8.9.1") && allows("127.0.0.1", "[::1]:4000") && allows("::1", "[::1]"));
    }

    #[test]
    fn another_name_is_refused() {
        for host in ["example.org", "localhost.example.org", "127.0.0.1.example.org", "notlocalhost", "192.0.2.1", ""] {
            assert!(!allows("127.0.0.1", host), "{host}");
        }
        assert!(!allows("127.0.0.1", "localhost@example.org") && !allows("127.0.0.1", "example.org@localhost"));
        assert!(!allows("127.0.0.1", "[::2]") && !allows("127.0.0.1", "[2001:db8::1]:4000"));
    }

    #[test]
    fn the_host_that_was_given_is_ours() {
        assert!(allows("staffroom.local", "Staffroom.local:4000") && !allows("staffroom.local", "hall.local"));
        assert!(allows("192.0.2.7", "192.0.2.7:4000") && !allows("192.0.2.7", "192.0.2.8:4000"));
    }

    #[test]
    fn everywhere_means_every_number_and_no_other_name() {
        for given in ["0.0.0.0", "::"] {
            assert!(allows(given, "192.0.2.7:4000") && allows(given, "[2001:db8::1]:4000"), "{given}");
            assert!(!allows(given, "example.org") && !allows(given, "192.0.2.7.example.org"), "{given}");
        }
    }

    #[test]
    fn no_host_two_hosts_and_a_foreign_one_in_the_address_are_refused() {
        let request = |uri: &str, hosts: &[&str]| {
            let builder = hosts.iter().fold(Request::builder().uri(uri), |builder, host| builder.header("host", *host));
            Hosts::new("127.0.0.1").allow(&builder.body(()).expect("a request"))
        };
        assert!(!request("/", &[]));
        assert!(!request("/", &["localhost", "localhost"]));
        assert!(!request("http://example.org/", &["localhost"]));
        assert!(request("http://localhost:4000/", &["localhost:4000"]));
    }
}
