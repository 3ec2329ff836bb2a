//! Takes PDF files; says which rules of PDF/A-2a and PDF/UA-1 each breaks, as another
//! judge than veraPDF sees it. Ends with 1 where any does.

use std::process::ExitCode;

use page_validation::{ValidationOptions, ValidationProfile, validate_pdf};

fn main() -> ExitCode {
    let files: Vec<String> = std::env::args().skip(1).collect();
    let mut well = !files.is_empty();
    for profile in [ValidationProfile::PdfA2a, ValidationProfile::PdfUa1] {
        let options = ValidationOptions::default().profile(profile);
        let mut kept = 0;
        for file in &files {
            match validate_pdf(file, &options) {
                Ok(report) if report.is_compliant => kept += 1,
                Ok(report) => report.failures.iter().for_each(|fault| println!("{file}: {fault}")),
                Err(fault) => println!("{file}: {fault}"),
            }
        }
        println!("{kept} of {} files keep to {profile}", files.len());
        well &= kept == files.len();
    }
    if well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
