//! Who may ask: one test for each rule.

use super::office::Office;

fn status(answer: &str) -> &str {
    answer.split(' ').nth(1).unwrap_or("")
}

/// The cookie and the token of somebody who has opened the workbench.
pub fn admitted(office: &Office) -> (String, String) {
    let key = office.address.split("/open").nth(1).unwrap();
    let answer = office.raw(&format!(
        "GET /open{key} HTTP/1.1\nHost: HOST\nConnection: close\n\n"
    ));
    assert_eq!(status(&answer), "200", "{answer}");
    let cookie = answer
        .lines()
        .find_map(|line| line.strip_prefix("set-cookie: "))
        .unwrap();
    for part in ["HttpOnly", "SameSite=Strict", "fangan-"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let cookie = cookie.split(';').next().unwrap().to_string();
    let page = office.raw(&format!(
        "GET / HTTP/1.1\nHost: HOST\nCookie: {cookie}\nConnection: close\n\n"
    ));
    let token = page.split("name=\"token\" content=\"").nth(1).unwrap();
    (cookie, token.split('"').next().unwrap().to_string())
}

/// A secret that differs in its last character.
fn another(secret: &str) -> String {
    let (rest, last) = secret.split_at(secret.len() - 1);
    format!("{rest}{}", if last == "0" { "1" } else { "0" })
}

#[test]
fn only_her_own_browser_is_answered_and_only_our_pages_write() {
    let office = Office::sample();
    let (cookie, token) = admitted(&office);
    let get = |heads: &str| {
        let answer = office.raw(&format!(
            "GET /plans HTTP/1.1\n{heads}Connection: close\n\n"
        ));
        let shows = answer.contains("信访接待");
        (status(&answer).to_string(), shows)
    };
    let is = |status: &str, shows| (status.to_string(), shows);
    let own = format!("Cookie: {cookie}\n");
    assert_eq!(get(&format!("Host: HOST\n{own}")), is("200", true));
    // Another name for this machine, as rebinding gives it.
    assert_eq!(get(&format!("Host: localhost\n{own}")), is("403", false));
    assert_eq!(get(&format!("Host: evil.example\n{own}")), is("403", false));
    // Nobody who has not opened it.
    assert_eq!(get("Host: HOST\n"), is("401", false));
    assert_eq!(
        get(&format!("Host: HOST\nCookie: {}\n", another(&cookie))),
        is("401", false)
    );
    // Nobody whom another page leads here, be it on this machine.
    for site in ["cross-site", "same-site"] {
        let heads = format!("Host: HOST\n{own}Sec-Fetch-Site: {site}\n");
        assert_eq!(get(&heads), is("403", false), "{site}");
    }
    assert_eq!(
        get(&format!("Host: HOST\n{own}Origin: http://127.0.0.1:1\n")),
        is("403", false)
    );
    assert_eq!(
        get(&format!("Host: HOST\n{own}Sec-Fetch-Site: none\n")),
        is("200", true)
    );
    let post = |heads: &str| {
        let body = "{\"order\": 1}";
        let answer = office.raw(&format!(
            "POST /undo HTTP/1.1\nHost: HOST\n{own}{heads}Content-Length: {}\nConnection: close\n\n{body}",
            body.len()
        ));
        status(&answer).to_string()
    };
    // There is nothing to undo: so it was heard.
    assert_eq!(post(&format!("X-Fangan-Token: {token}\n")), "409");
    assert_eq!(post(""), "403");
    assert_eq!(
        post(&format!("X-Fangan-Token: {}\n", another(&token))),
        "403"
    );
    assert_eq!(
        post(&format!("X-Fangan-Token: {token}\nOrigin: null\n")),
        "403"
    );
    assert_eq!(
        post(&format!(
            "X-Fangan-Token: {token}\nOrigin: https://evil.example\n"
        )),
        "403"
    );
}

#[test]
fn the_first_address_is_good_once() {
    let office = Office::sample();
    admitted(&office);
    let key = office.address.split("/open").nth(1).unwrap();
    let again = office.raw(&format!(
        "GET /open{key} HTTP/1.1\nHost: HOST\nConnection: close\n\n"
    ));
    assert_eq!(status(&again), "401");
    assert!(!again.contains("set-cookie"), "{again}");
    let forged = office.raw("GET /open?key=1.2 HTTP/1.1\nHost: HOST\nConnection: close\n\n");
    assert_eq!(status(&forged), "401");
}

#[test]
fn answers_run_no_scripts_but_ours_and_bodies_are_bounded() {
    let office = Office::sample();
    let (cookie, token) = admitted(&office);
    let page = office.raw(&format!(
        "GET / HTTP/1.1\nHost: HOST\nCookie: {cookie}\nConnection: close\n\n"
    ));
    let policy = page
        .lines()
        .find_map(|line| line.strip_prefix("content-security-policy: "))
        .unwrap();
    assert!(
        policy.starts_with("default-src 'none'; script-src 'self'"),
        "{policy}"
    );
    assert!(
        policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"),
        "{policy}"
    );
    assert!(!page.contains("access-control"), "{page}");
    let large = office.raw(&format!(
        "POST /draft HTTP/1.1\nHost: HOST\nCookie: {cookie}\nX-Fangan-Token: {token}\n\
         Content-Length: 99999999\nConnection: close\n\n"
    ));
    assert_eq!(status(&large), "413");
}

#[cfg(unix)]
#[test]
fn what_is_secret_is_nobody_elses_and_stays_over_a_restart() {
    use std::os::unix::fs::PermissionsExt;
    let mut office = Office::sample();
    let (cookie, _) = admitted(&office);
    let files = office.folder.files("state/fangan");
    assert!(files.len() >= 3, "{:?}", files.keys());
    for name in files.keys() {
        let path = office.folder.join("state/fangan").join(name);
        let mode = std::fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let origin = office.origin().to_string();
    office.restart();
    assert_eq!(office.origin(), origin);
    let page = office.raw(&format!(
        "GET / HTTP/1.1\nHost: HOST\nCookie: {cookie}\nConnection: close\n\n"
    ));
    assert_eq!(status(&page), "200");
}

#[test]
fn a_second_start_opens_the_first_and_strangers_are_not_taken_for_it() {
    let mut office = Office::sample();
    let state = office.folder.join("state");
    let again = |office: &Office| {
        let mut command = office.folder.command(&["serve", "--no-open"]);
        command.env("XDG_STATE_HOME", &state);
        let out = command.output().unwrap();
        assert!(out.status.success(), "{out:?}");
        String::from_utf8(out.stdout).unwrap().trim().to_string()
    };
    let address = again(&office);
    let key = address.strip_prefix(office.origin()).unwrap().to_string();
    assert_ne!(address, office.address);
    let open = office.raw(&format!(
        "GET {key} HTTP/1.1\nHost: HOST\nConnection: close\n\n"
    ));
    assert_eq!(status(&open), "200", "{open}");
    // Somebody else at the port who cannot know the secret is told nothing.
    let port: u16 = office.origin().rsplit(':').next().unwrap().parse().unwrap();
    office.kill();
    let stranger = std::net::TcpListener::bind(("127.0.0.1", port)).unwrap();
    let heard = std::thread::spawn(move || {
        use std::io::{Read, Write};
        let (mut stream, _) = stranger.accept().unwrap();
        let mut buffer = [0; 4096];
        let n = stream.read(&mut buffer).unwrap();
        let answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nno 0.0";
        stream.write_all(answer.as_bytes()).unwrap();
        drop(stream);
        std::thread::sleep(std::time::Duration::from_secs(3));
        String::from_utf8_lossy(&buffer[..n]).into_owned()
    });
    office.restart();
    assert_ne!(
        office.origin().rsplit(':').next().unwrap(),
        port.to_string()
    );
    let heard = heard.join().unwrap();
    assert!(heard.starts_with("GET /here?once="), "{heard}");
    assert!(!heard.contains("Cookie"), "{heard}");
}
