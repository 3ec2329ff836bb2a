//! Takes a workspace; gives its templates, styles, words and fonts: those of its
//! layers, above them its own, above these what a command line adds.

use std::path::{Path, PathBuf};

use super::layers::Layer;
use super::{File, Workspace, collect, find_below, regular};
use crate::diagnostic::{Lang, Report};
use crate::layout::font::Place;

/// What font files end in.
const FACES: [&str; 4] = ["ttf", "otf", "ttc", "otc"];

/// A file of templates.
#[derive(Debug, Clone)]
pub struct Template {
    /// Its name below the folder of templates.
    pub name: String,
    /// The file.
    pub file: File,
}

impl Workspace {
    /// Templates, each before those that go before it.
    pub fn read_templates(&self, report: &mut Report) -> Vec<Template> {
        self.read_own("html", report)
    }

    /// Styles, and outlines of new plans, in the same order.
    pub fn read_styles(&self, report: &mut Report) -> Vec<Template> {
        self.read_own("yaml", report)
    }

    /// The words of a language, with the paths of their files, in the same order.
    pub fn read_words(&self, lang: Lang) -> Vec<(String, String)> {
        let name = format!("locales/{}.yaml", lang.name());
        let layers = self.layers().0.into_iter().rev();
        let of_layers = layers.filter_map(|layer| {
            let path = layer.root.join("templates").join(&name);
            // A link is not followed.
            let files = layer.files("templates/locales", &["yaml"], &mut Report::default());
            files.contains(&path).then(|| (layer.shown(&path), path))
        });
        let own = self.own_folders().map(|folder| folder.join(&name));
        let own = own.map(|path| (self.shown(&path), path));
        let all = of_layers.chain(own);
        all.filter_map(|(shown, path)| {
            let bytes = regular::read(&path).ok()?;
            Some((shown, String::from_utf8_lossy(&bytes).into_owned()))
        })
        .collect()
    }

    /// Font files of the office, those of its layers, those beside the program.
    pub fn font_places(&self) -> Vec<Place> {
        let own: Vec<PathBuf> = self.own_folders().map(|f| f.join("fonts")).collect();
        let mut places = Vec::new();
        for folder in own.iter().rev() {
            places.extend(font_files(folder).into_iter().map(Place::Workspace));
        }
        for layer in self.layers().0 {
            let files = layer.files("templates/fonts", &FACES, &mut Report::default());
            places.extend(files.into_iter().map(Place::Workspace));
        }
        let beside = std::env::current_exe().ok();
        let beside = beside.as_deref().and_then(Path::parent);
        if let Some(folder) = beside.map(|folder| folder.join("templates/fonts")) {
            places.extend(font_files(&folder).into_iter().map(Place::BesideBinary));
        }
        places
    }

    /// The folders of templates that are the office's, and what is added to them.
    fn own_folders(&self) -> impl Iterator<Item = &PathBuf> {
        std::iter::once(&self.templates).chain(&self.added)
    }

    fn read_own(&self, ending: &str, report: &mut Report) -> Vec<Template> {
        let mut found = Vec::new();
        for layer in self.layers().0.iter().rev() {
            found.extend(self.of_layer(layer, ending, report));
        }
        for folder in self.own_folders().filter(|folder| folder.is_dir()) {
            for path in find_below(folder, &[ending], report) {
                let file = self.read(&path, report);
                found.extend(file.map(|file| Template {
                    name: name(&path, folder),
                    file,
                }));
            }
        }
        found
    }

    fn of_layer(&self, layer: &Layer, ending: &str, report: &mut Report) -> Vec<Template> {
        let folder = layer.root.join("templates");
        let paths = layer.files("templates", &[ending], report).into_iter();
        let read = paths.filter_map(|path| {
            let file = self.read(&path, report)?;
            Some(Template {
                name: name(&path, &folder),
                file: File {
                    path: layer.shown(&path),
                    ..file
                },
            })
        });
        read.collect()
    }
}

/// The name of a file below a folder, `/` between names.
fn name(path: &Path, folder: &Path) -> String {
    let below = path.strip_prefix(folder).unwrap_or(path);
    below.to_string_lossy().replace('\\', "/")
}

fn font_files(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    if folder.is_dir() {
        collect(folder, false, &mut paths, &mut Report::default());
    }
    paths.retain(|path| {
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.is_some_and(|ending| FACES.contains(&ending.to_ascii_lowercase().as_str()))
    });
    paths.sort();
    paths
}
