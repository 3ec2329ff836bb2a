//! Files that come from office programs: spreadsheets become data, an edited
//! DOCX is compared with the plan it came from. Nothing in them is trusted.

pub mod compare;
pub mod holidays;
pub mod import;
pub mod intake;
