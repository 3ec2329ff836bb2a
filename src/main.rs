//! Parse arguments, run, exit.

fn main() -> std::process::ExitCode {
    fangan::cli::run().into()
}
