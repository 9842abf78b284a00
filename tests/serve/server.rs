//! A running server over a small guide, and a client that says on the wire whatever a test wants to be said.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use crate::lay;

/// Nothing that a test waits for takes longer, on the slowest machine.
const LIMIT: Duration = Duration::from_secs(60);

/// A server; it is ended with this value.
pub struct Server {
    child: Child,
    /// What it writes, line by line: both streams, each line with the name of its own.
    lines: Receiver<String>,
    /// All that it has written so far.
    pub told: Vec<String>,
    pub port: u16,
    guide: TempDir,
}

/// An answer, read whole.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    /// The head, in lower case.
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("a text")
    }

    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1)?.parse().ok()?;
        Some(Self { status, head, body: bytes[end + 4..].to_vec() })
    }
}

/// A command that would serve a guide.
pub fn command(guide: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fudao"));
    command.arg("serve").arg("--root").arg(guide).args(arguments);
    piped(command)
}

/// The same for a program that may have so many files open and no more.
pub fn limited(files: usize, guide: &Path) -> Command {
    let mut command = Command::new("sh");
    let script = format!("ulimit -n {files}; exec \"$0\" serve --port 0 --root \"$1\"");
    command.args(["-c", &script, env!("CARGO_BIN_EXE_fudao")]).arg(guide);
    piped(command)
}

fn piped(mut command: Command) -> Command {
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).stdin(Stdio::null());
    command
}

impl Server {
    /// Serves the small guide without a flaw.
    pub fn start() -> Self {
        let guide = lay::guide();
        let command = command(guide.path(), &["--port", "0"]);
        Self::run(guide, command)
    }

    /// Serves a guide by a command made for it.
    pub fn run(guide: TempDir, mut command: Command) -> Self {
        let mut child = command.spawn().expect("fudao starts");
        let (say, lines) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().unwrap());
        let err = BufReader::new(child.stderr.take().unwrap());
        let other = say.clone();
        thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| say.send(line)));
        thread::spawn(move || err.lines().map_while(Result::ok).try_for_each(|line| other.send(line)));
        let mut server = Self { child, lines, told: Vec::new(), port: 0, guide };
        let serving = server.wait_for("serving http://");
        let port = serving.split(['/', ' ']).find_map(|part| part.rsplit_once(':')?.1.parse().ok());
        server.port = port.unwrap_or_else(|| panic!("`{serving}` names no port"));
        server
    }

    /// Waits for a line that begins so, and answers with it.
    pub fn wait_for(&mut self, beginning: &str) -> String {
        loop {
            match self.lines.recv_timeout(LIMIT) {
                Ok(line) => self.told.push(line),
                Err(_) => panic!("no line begins with `{beginning}`: {:#?}", self.told),
            }
            if let Some(line) = self.told.last().filter(|line| line.starts_with(beginning)) {
                return line.clone();
            }
        }
    }

    /// How many sites it has said to have built, when it has said nothing more for a while.
    pub fn builds_until_silent(&mut self) -> usize {
        while let Ok(line) = self.lines.recv_timeout(Duration::from_secs(2)) {
            self.told.push(line);
        }
        self.told.iter().filter(|line| line.starts_with("built ")).count()
    }

    pub fn root(&self) -> &Path {
        self.guide.path()
    }

    /// A file of the guide or of the site.
    pub fn path(&self, path: &str) -> PathBuf {
        self.guide.path().join(path)
    }

    /// Changes a file of the guide.
    pub fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path(path)).unwrap();
        assert!(text.contains(from), "`{path}` does not contain `{from}`");
        fs::write(self.path(path), text.replacen(from, to, 1)).unwrap();
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the server listens");
        stream.set_read_timeout(Some(LIMIT)).unwrap();
        stream
    }

    /// Says something on the wire, and reads until the server closes. `None` where it closes without an answer.
    pub fn say(&self, request: &[u8]) -> Option<Answer> {
        let mut stream = self.connect();
        // A server that has heard enough may close while we are still speaking.
        stream.write_all(request).ok();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok();
        Answer::read(&bytes)
    }

    /// Asks for an address.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "")
    }

    /// Asks with a method, and further lines of the head.
    pub fn ask(&self, method: &str, path: &str, lines: &str) -> Answer {
        let head = format!("{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{lines}\r\n");
        self.say(head.as_bytes()).unwrap_or_else(|| panic!("no answer to {method} {path}"))
    }

    /// Follows the news, as a browser does.
    pub fn follow(&self) -> News {
        let mut stream = self.connect();
        write!(stream, "GET /_fudao/events HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
        News(BufReader::new(stream))
    }

    /// Presses Ctrl-C, and answers with how it ended.
    pub fn interrupt(&mut self) -> ExitStatus {
        let pid = Pid::from_raw(self.child.id().try_into().unwrap()).unwrap();
        kill_process(pid, Signal::INT).unwrap();
        let start = Instant::now();
        loop {
            match self.child.try_wait().unwrap() {
                Some(status) => return status,
                None if start.elapsed() > LIMIT => panic!("it does not end"),
                None => thread::sleep(Duration::from_millis(10)),
            }
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The news that one browser hears.
pub struct News(BufReader<TcpStream>);

impl News {
    /// The next message about a whole site: its version, and the report. That its pages are there already, while the rest is
    /// being made, may or may not be told before, as time permits.
    pub fn next(&mut self) -> (String, Option<String>) {
        let mut line = String::new();
        loop {
            line.clear();
            assert_ne!(self.0.read_line(&mut line).expect("news within the limit"), 0, "the server has ended");
            if let Some(news) = line.strip_prefix("data: ") {
                let news: serde_json::Value = serde_json::from_str(news).unwrap();
                let site = news["site"].as_str().unwrap();
                if !site.ends_with('.') {
                    return (site.to_owned(), news["report"].as_str().map(str::to_owned));
                }
            }
        }
    }

    /// Whether the server closes the stream, at last.
    pub fn ends(mut self) -> bool {
        let mut rest = Vec::new();
        self.0.read_to_end(&mut rest).is_ok()
    }
}
