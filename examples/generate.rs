//! Writes an office of any size into a folder, to measure with:
//! `cargo run --release --example generate -- FOLDER PEOPLE PLANS`; with a further
//! number, so many offices under one layer, each with so many short plans.
#![allow(clippy::disallowed_methods, clippy::print_stderr)]

#[path = "../tests/it/common/county.rs"]
mod county;
#[path = "../tests/it/common/generate.rs"]
mod generate;

fn main() -> std::io::Result<()> {
    let args: Vec<String> = std::env::args().collect();
    let number = |i: usize| args.get(i).and_then(|text| text.parse().ok());
    let (Some(folder), Some(people), Some(plans)) = (args.get(1), number(2), number(3)) else {
        eprintln!("generate FOLDER PEOPLE PLANS [OFFICES]");
        std::process::exit(2);
    };
    let files = match number(4) {
        Some(offices) => county::county(offices, plans),
        None => generate::office(people, plans),
    };
    for (path, text) in files {
        let path = std::path::Path::new(folder).join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(&path))?;
        std::fs::write(path, text)?;
    }
    Ok(())
}
