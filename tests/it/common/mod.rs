//! What the tests share; each test file takes what it needs.

pub mod annotated;
pub mod browser;
pub mod county;
pub mod data;
pub mod editor;
pub mod folder;
pub mod generate;
pub mod office;
pub mod old_word;
pub mod picture;
pub mod reading;
pub mod setting;
pub mod words;
pub mod workspace;
