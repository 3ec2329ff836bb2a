//! Parse arguments, run, exit.

/// A document is made of very many small things: the system's allocator took a
/// sixth of all instructions.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    fangan::cli::run().into()
}
