//! Takes an office that came of files; gives the files of data that it becomes.

use crate::office::intake::Office;
use crate::workspace::Workspace;

/// One file for the office, beside those that were brought in before, and one for
/// each plan: their paths as seen from the root, and their texts. `beside` are files
/// that are about to be written with them.
pub fn files(
    found: &Office,
    workspace: &Workspace,
    beside: &[(String, String)],
) -> Vec<(String, String)> {
    let numbers = (2..).map(|number| format!("-{number}"));
    let mut names = std::iter::once(String::new())
        .chain(numbers)
        .map(|number| workspace.data_path(&format!("organisation-import{number}.yaml")));
    let free =
        names.find(|name| !workspace.has(name) && beside.iter().all(|(path, _)| path != name));
    let office = free.filter(|_| !found.yaml.is_empty());
    let office = office.map(|path| (path, found.yaml.clone()));
    let plans = found.plans.iter().map(|plan| {
        let path = workspace.data_path(&format!("plans/{}.yaml", plan.id));
        (path, plan.yaml.clone())
    });
    office.into_iter().chain(plans).collect()
}
