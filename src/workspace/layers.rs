//! Takes `fangan.yaml`; gives the layers that it leads to, as they lie on the disk,
//! and what lies in them. They are other people's: nothing is written there, and no
//! link followed, neither on the way to a layer nor within one.

use std::path::{Path, PathBuf};

use super::copies::is_copy;
use super::shelf::Watch;
use super::within::{below, resolved};
use super::{File, Workspace};
use crate::diagnostic::{Code, Diagnostic, Report};
use crate::load::raw::Config;
use crate::load::{self, Input, Settings};

/// So many layers may lie below each other.
const DEEPEST: usize = 8;

/// A layer on the disk.
#[derive(Debug)]
pub(super) struct Layer {
    /// Its folder as faults name it.
    pub path: String,
    /// Its folder, with no link on the way.
    pub root: PathBuf,
    /// Who keeps it, where that is said.
    pub keeper: Option<String>,
    config: File,
}

impl Workspace {
    /// The layers, the nearest first, and why there are no more where one was named.
    pub(super) fn layers(&self) -> (Vec<Layer>, Option<&'static str>) {
        let mut layers: Vec<Layer> = Vec::new();
        let quiet = &mut Report::default();
        let Some(own) = self.read_config(quiet) else {
            return (layers, None);
        };
        let Ok(root) = resolved(&self.root) else {
            return (layers, None);
        };
        let mut named = match &self.instead {
            Some(other) => {
                let path = other.to_string_lossy().replace('\\', "/");
                let found = resolved(other).map_err(|_| "layer-not-there");
                Some(found.map(|root| (root, path)))
            }
            None => next(&root, "", &load::settings(&input(own))),
        };
        while let Some(found) = named.take() {
            let (root_of, path) = match found {
                Ok(found) => found,
                Err(reason) => return (layers, Some(reason)),
            };
            if root_of == root || layers.iter().any(|layer| layer.root == root_of) {
                return (layers, Some("layer-circle"));
            }
            if layers.len() == DEEPEST {
                return (layers, Some("layer-deep"));
            }
            match self.layer(root_of, path) {
                Ok((layer, settings)) => {
                    named = next(&layer.root, &layer.path, &settings);
                    layers.push(layer);
                }
                Err(reason) => return (layers, Some(reason)),
            }
        }
        (layers, None)
    }

    /// The layer in a folder, which faults name by that path, and its settings.
    fn layer(&self, root: PathBuf, path: String) -> Result<(Layer, Config), &'static str> {
        let config = root.join("fangan.yaml");
        if config.is_symlink() {
            return Err("layer-link");
        }
        let read = self.read(&config, &mut Report::default());
        let mut config = read.ok_or("layer-kind")?;
        config.path = format!("{path}/fangan.yaml");
        let settings = load::settings(&input(config.clone()));
        if !settings.is_layer() {
            return Err("layer-kind");
        }
        let layer = Layer {
            path,
            root,
            keeper: settings.keeper.as_ref().map(|text| text.value.clone()),
            config,
        };
        Ok((layer, settings))
    }

    /// Why a layer that is named, or to be tried, is none.
    pub fn layer_refused(&self) -> Option<&'static str> {
        self.layers().1
    }

    /// Whether the folder says of itself that it is a layer.
    pub fn is_layer(&self) -> bool {
        let config = self.read_config(&mut Report::default()).map(input);
        config.is_some_and(|config| load::settings(&config).is_layer())
    }

    /// `fangan.yaml`, and the layers with their data.
    pub fn settings(&self, report: &mut Report) -> Settings {
        self.settings_seen(&Watch::default(), report)
    }

    /// The same; the watch tells whether a file was found to be another later on.
    pub(super) fn settings_seen(&self, watch: &Watch, report: &mut Report) -> Settings {
        let own = self.read_config(report).map(input);
        let (layers, refused) = self.layers();
        let layers = layers.into_iter().map(|layer| {
            let shelve = |path: PathBuf| {
                let found = self.shelve(&path, watch);
                let path = layer.shown(&path);
                match found {
                    Ok(found) => Some(Input { path, ..found }),
                    Err(fault) => {
                        report.push(*fault);
                        None
                    }
                }
            };
            let mut unread = Report::default();
            let paths = layer.files("data", &["yaml", "yml"], &mut unread);
            let (copies, paths): (Vec<PathBuf>, Vec<PathBuf>) =
                paths.into_iter().partition(|path| is_copy(path));
            for copy in copies {
                let fault = Diagnostic::new(Code::ConflictCopy).arg("path", layer.shown(&copy));
                unread.push(fault.at(copy));
            }
            let data = paths.into_iter().filter_map(shelve).collect();
            report.extend(unread);
            load::Layer {
                path: layer.path,
                config: input(layer.config),
                data,
            }
        });
        Settings {
            layers: layers.collect(),
            own,
            refused,
        }
    }
}

impl Layer {
    /// Every file below a folder of it that ends so, in order; links are told of.
    pub(super) fn files(
        &self,
        folder: &str,
        endings: &[&str],
        report: &mut Report,
    ) -> Vec<PathBuf> {
        let (mut files, mut links) = (Vec::new(), Vec::new());
        walk(&self.root.join(folder), &mut files, &mut links);
        for link in links {
            let fault = Diagnostic::new(Code::LayerLink).arg("path", self.shown(&link));
            let fault = fault.at(link);
            // Styles and templates lie in one folder, which is looked through for each.
            if !report.iter().any(|known| *known == fault) {
                report.push(fault);
            }
        }
        files.retain(|path| {
            let ending = path.extension().and_then(|ending| ending.to_str());
            ending.is_some_and(|e| endings.contains(&e.to_ascii_lowercase().as_str()))
        });
        files.sort();
        files
    }

    /// Every file that counts.
    pub(super) fn all(&self) -> Vec<PathBuf> {
        let (mut files, mut links) = (vec![self.root.join("fangan.yaml")], Vec::new());
        for folder in ["data", "templates"] {
            walk(&self.root.join(folder), &mut files, &mut links);
        }
        files
    }

    /// The path of a file in it, as faults name it.
    pub(super) fn shown(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        let below = below.to_string_lossy().replace('\\', "/");
        format!("{}/{below}", self.path)
    }

    /// That a file of it was to be written, and who may.
    pub(super) fn read_only(&self, path: &str) -> Diagnostic {
        let fault = Diagnostic::new(Code::LayerReadOnly).arg("path", path);
        let keeper = self.keeper.clone().unwrap_or_default();
        fault.arg("layer", &self.path).arg("keeper", keeper)
    }
}

/// The files below a folder, and the links, which are not followed.
fn walk(path: &Path, files: &mut Vec<PathBuf>, links: &mut Vec<PathBuf>) {
    let Ok(found) = path.symlink_metadata() else {
        return;
    };
    if found.is_symlink() {
        links.push(path.to_path_buf());
    } else if found.is_file() {
        files.push(path.to_path_buf());
    } else if found.is_dir() {
        let entries = std::fs::read_dir(path).into_iter().flatten().flatten();
        let shown = entries.filter(|e| !e.file_name().to_string_lossy().starts_with('.'));
        shown.for_each(|entry| walk(&entry.path(), files, links));
    }
}

fn input(file: File) -> Input {
    Input {
        path: file.path,
        bytes: file.bytes.into(),
    }
}

/// The layer that these settings name: its folder, and what faults call it.
fn next(
    from: &Path,
    path: &str,
    settings: &Config,
) -> Option<Result<(PathBuf, String), &'static str>> {
    let name = &settings.extends.as_ref()?.value;
    Some(below(from, name).map(|root| (root, joined(path, name))))
}

/// A folder that one names, as the one below sees it: `../county` names `../province`
/// beside it.
fn joined(from: &str, name: &str) -> String {
    let name = name.replace('\\', "/");
    let mut parts: Vec<&str> = match Path::new(&name).is_absolute() {
        true => vec![""],
        false => from.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in name
        .split('/')
        .filter(|part| !part.is_empty() && *part != ".")
    {
        match parts.last() {
            Some(last) if part == ".." && *last != ".." && !last.is_empty() => drop(parts.pop()),
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_layer_is_named_as_seen_from_the_office() {
        assert_eq!(joined("", "../county"), "../county");
        assert_eq!(joined("", "./shared/"), "shared");
        assert_eq!(joined("../county", "../province"), "../province");
        assert_eq!(joined("../../county", "../../x"), "../../../x");
        assert_eq!(joined("../county", "/srv/x"), "/srv/x");
    }
}
