//! Takes what the system says of a start; tells whether somebody clicked the program:
//! no arguments will do then, and the workbench is meant.

use std::io::IsTerminal;

/// The systems that tell it in ways of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Windows,
    Macos,
    Other,
}

/// Whether somebody stands before a desk and not before a terminal.
pub(super) fn is_desk() -> bool {
    let system = match () {
        () if cfg!(windows) => System::Windows,
        () if cfg!(target_os = "macos") => System::Macos,
        () => System::Other,
    };
    let terminals = [
        std::io::stdin().is_terminal(),
        std::io::stdout().is_terminal(),
        std::io::stderr().is_terminal(),
    ];
    clicked(system, terminals, &|name| {
        std::env::var(name).ok().filter(|value| !value.is_empty())
    })
}

fn clicked(system: System, terminals: [bool; 3], var: &dyn Fn(&str) -> Option<String>) -> bool {
    let none = terminals == [false; 3];
    let all = terminals == [true; 3];
    match system {
        // A click opens a console of its own, in which no shell has left a mark: the
        // command line has a prompt, PowerShell puts the user's modules first, others
        // say what terminal they are.
        System::Windows => {
            let marks = [
                "PROMPT",
                "TERM",
                "TERM_PROGRAM",
                "WT_SESSION",
                "MSYSTEM",
                "SSH_CLIENT",
            ];
            let modules = var("PSModulePath").unwrap_or_default();
            let profile = var("USERPROFILE");
            let of_user = profile.is_some_and(|profile| modules.contains(&profile));
            all && !of_user && marks.iter().all(|mark| var(mark).is_none())
        }
        // What the Finder starts bears the name of an application.
        System::Macos => {
            let service = var("XPC_SERVICE_NAME").unwrap_or_default();
            none && service.starts_with("application.")
        }
        System::Other => none && (var("DISPLAY").is_some() || var("WAYLAND_DISPLAY").is_some()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROFILE: (&str, &str) = ("USERPROFILE", "C:\\Users\\何静");
    const MODULES: &str = "C:\\Program Files\\WindowsPowerShell\\Modules";

    fn says(system: System, terminals: [bool; 3], vars: &[(&str, &str)]) -> bool {
        clicked(system, terminals, &|name| {
            let mut vars = vars.iter();
            let found = vars.find(|(known, _)| *known == name)?;
            Some(found.1.to_string())
        })
    }

    #[test]
    fn a_click_is_told_from_a_shell_and_from_what_runs_by_itself() {
        let windows = |vars: &[(&str, &str)]| says(System::Windows, [true; 3], vars);
        let modules = ("PSModulePath", MODULES);
        assert!(windows(&[PROFILE, modules]));
        assert!(!windows(&[PROFILE, modules, ("PROMPT", "$P$G")]));
        let own = format!("C:\\Users\\何静\\Documents\\WindowsPowerShell\\Modules;{MODULES}");
        assert!(!windows(&[PROFILE, ("PSModulePath", &own)]));
        assert!(!windows(&[PROFILE, modules, ("TERM", "xterm-256color")]));
        assert!(!says(System::Windows, [false; 3], &[PROFILE, modules]));
        let finder = ("XPC_SERVICE_NAME", "application.org.fangan.1234");
        assert!(says(System::Macos, [false; 3], &[finder]));
        assert!(!says(
            System::Macos,
            [false; 3],
            &[("XPC_SERVICE_NAME", "0")]
        ));
        assert!(!says(System::Macos, [true; 3], &[finder]));
        assert!(says(System::Other, [false; 3], &[("DISPLAY", ":0")]));
        assert!(!says(
            System::Other,
            [false, true, false],
            &[("DISPLAY", ":0")]
        ));
        assert!(!says(System::Other, [false; 3], &[]));
    }
}
