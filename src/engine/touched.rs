//! Takes what is seen of a workspace before and after a save; gives the plans that it
//! touches and no others, where that can be told from the files alone.

use std::collections::BTreeMap;

use crate::digest::digest;
use crate::load::{self, Input};
use crate::workspace::{Seen, Workspace};

/// What a plan's file says that others look at: its head, by the path of the file.
#[derive(Debug, Default)]
pub struct Heads(BTreeMap<String, Head>);

/// A plan's id, and the word for all that its head says.
#[derive(Debug, Clone, PartialEq)]
struct Head {
    id: String,
    word: String,
}

impl Heads {
    /// The plans whose files are all that is other than before, and whose heads are
    /// not. Nothing where more may be touched: then everything is to be looked at.
    pub fn touched(
        &mut self,
        workspace: &Workspace,
        before: &Seen,
        now: &Seen,
    ) -> Option<Vec<String>> {
        if before.keys().ne(now.keys()) {
            *self = Self::default();
            return None;
        }
        let changed = now
            .iter()
            .filter(|(path, stamp)| before.get(*path) != Some(stamp));
        let mut ids = Some(Vec::new());
        for (path, _) in changed {
            let head = head(workspace, path);
            let known = head
                .as_ref()
                .and_then(|head| self.0.insert(path.clone(), head.clone()));
            ids = match (ids, head) {
                (Some(mut ids), Some(head)) if known.as_ref() == Some(&head) => {
                    ids.push(head.id);
                    Some(ids)
                }
                _ => None,
            };
        }
        ids.filter(|ids| !ids.is_empty())
    }

    /// Notes the heads of all plans.
    pub fn note(&mut self, workspace: &Workspace, now: &Seen) {
        let heads = now
            .keys()
            .filter_map(|path| Some((path.clone(), head(workspace, path)?)));
        self.0 = heads.collect();
    }
}

fn head(workspace: &Workspace, path: &str) -> Option<Head> {
    if !workspace.is_data(path) {
        return None;
    }
    let input = Input {
        path: path.to_owned(),
        bytes: workspace.bytes(path).ok()?.into(),
    };
    let (id, head) = load::head_of(&input)?;
    Some(Head {
        id,
        word: digest(head.as_bytes()),
    })
}
