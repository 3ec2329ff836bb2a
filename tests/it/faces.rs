//! The faces that the program brings, in whole runs of it.

use crate::common::folder::Folder;

#[test]
fn a_folder_of_init_has_the_pages_of_the_sample() {
    let pages = |folder: &Folder| {
        let said = folder.well(&["build", "--to", "pdf"]);
        assert!(said.contains("0 处警告"), "{said}");
        let files = folder.shown("output");
        assert!(files.len() >= 11, "{}", files.len());
        files
    };
    let folder = Folder::new();
    folder.well(&["init", "--keys", "en"]);
    assert!(pages(&folder) == pages(&Folder::sample()));
}
