//! Moves of posts and departments, as against those of people.

use super::*;

impl Reader<'_> {
    pub(super) fn end_post(&mut self, m: &Move, post: PostId, word: &Text) {
        let mut merged_into = None;
        if let Some(target) = &m.merged_into {
            let Some(found) = self.post(target) else {
                return;
            };
            if found == post {
                let title = self.title(post);
                return self.fault(Code::ContradictingMoves, target.at, String::new(), title);
            }
            merged_into = Some(found);
        }
        let date = self.steps.date;
        let ended = |s: &Step| matches!(s, Step::EndPost { post: other, .. } if *other == post);
        if self.steps.list.iter().any(ended) {
            let title = self.title(post);
            return self.fault(Code::ContradictingMoves, word.at, String::new(), title);
        }
        if self
            .records
            .organisation
            .post(post)
            .period
            .until
            .is_some_and(|u| u < date)
        {
            let title = self.title(post);
            return self.fault(Code::ContradictingDates, word.at, String::new(), title);
        }
        self.close_all(post, m.at);
        self.steps.list.push(Step::EndPost { post, merged_into });
    }

    pub(super) fn rename_post(&mut self, word: &Text, title: &Text) {
        let Some(post) = self.post(word) else { return };
        let titles = &self.records.organisation.post(post).titles;
        if titles
            .iter()
            .any(|t| t.from.is_some_and(|from| from >= self.steps.date))
        {
            let title = self.title(post);
            return self.fault(Code::ContradictingDates, word.at, String::new(), title);
        }
        let twice = |s: &Step| match s {
            Step::RenamePost { post: other, .. } | Step::EndPost { post: other, .. } => {
                *other == post
            }
            _ => false,
        };
        if self.steps.list.iter().any(twice) {
            let title = self.title(post);
            return self.fault(Code::ContradictingMoves, word.at, String::new(), title);
        }
        let title = title.value.clone();
        self.steps.list.push(Step::RenamePost { post, title });
    }

    pub(super) fn rename_department(&mut self, m: &Move, word: &Text, name: &Text) {
        let Some(department) = self.department(word) else {
            return;
        };
        let known = word.value.clone();
        let names = &self.records.organisation.department(department).names;
        let begun = |from: Option<NaiveDate>| from.is_some_and(|from| from >= self.steps.date);
        if names.iter().any(|n| begun(n.from)) {
            return self.fault(Code::ContradictingDates, word.at, String::new(), known);
        }
        let twice = |s: &Step| match s {
            Step::RenameDepartment {
                department: other, ..
            }
            | Step::EndDepartment {
                department: other, ..
            } => *other == department,
            _ => false,
        };
        if self.steps.list.iter().any(twice) {
            return self.fault(Code::ContradictingMoves, word.at, String::new(), known);
        }
        self.steps.list.push(Step::RenameDepartment {
            department,
            name: name.value.clone(),
            short_name: m.short_name.as_ref().map(|s| s.value.clone()),
        });
    }

    /// A department ends. Where it has a successor its posts go over to that one;
    /// abolished, its posts end with it, and nobody holds them any more.
    pub(super) fn end_department(&mut self, m: &Move, department: DepartmentId, word: &Text) {
        let name = word.value.clone();
        let organisation = &self.records.organisation;
        let ended = organisation.department(department).period.until;
        if ended.is_some_and(|until| until < self.steps.date) {
            return self.fault(Code::ContradictingDates, word.at, String::new(), name);
        }
        let twice =
            |s: &Step| matches!(s, Step::EndDepartment { department: d, .. } if *d == department);
        if self.steps.list.iter().any(twice) {
            return self.fault(Code::ContradictingMoves, word.at, String::new(), name);
        }
        let mut merged_into = None;
        if let Some(target) = &m.merged_into {
            let Some(found) = self.department(target) else {
                return;
            };
            let until = organisation.department(found).period.until;
            if found == department || until.is_some_and(|until| until < self.steps.date) {
                return self.fault(Code::ContradictingMoves, word.at, String::new(), name);
            }
            merged_into = Some(found);
        }
        self.steps.list.push(Step::EndDepartment {
            department,
            merged_into,
            at: word.at,
        });
    }

    /// The posts of abolished departments that no move speaks of end with them.
    pub(super) fn left_posts(&mut self) {
        let abolished: Vec<(DepartmentId, Origin)> = self
            .steps
            .list
            .iter()
            .filter_map(|step| match step {
                Step::EndDepartment {
                    department,
                    merged_into: None,
                    at,
                } => Some((*department, *at)),
                _ => None,
            })
            .collect();
        let organisation = &self.records.organisation;
        for (department, at) in abolished {
            let mut titles = Vec::new();
            for (i, record) in organisation.posts.iter().enumerate() {
                let post = PostId(i as u32);
                let ended = |s: &Step| matches!(s, Step::EndPost { post: p, .. } if *p == post);
                let lasts = record.period.contains(self.steps.date);
                if record.department != Some(department)
                    || !lasts
                    || self.steps.list.iter().any(ended)
                {
                    continue;
                }
                titles.push(record.title(self.steps.eve()).to_string());
                self.close_all(post, at);
                self.steps.list.push(Step::EndPost {
                    post,
                    merged_into: None,
                });
            }
            if !titles.is_empty() {
                let name = organisation.department(department).name(self.steps.eve());
                let fault = Diagnostic::new(Code::PostsEndWithUnit)
                    .arg("name", name)
                    .arg("list", titles.join("、"));
                self.report.push(fault.at(at));
            }
        }
    }

    /// Ends what everybody holds of a post.
    fn close_all(&mut self, post: PostId, at: Origin) {
        let date = self.steps.date;
        let appointments = self.records.organisation.appointments.iter().enumerate();
        let held = appointments.filter(|(_, a)| {
            a.post == post && a.period.contains(date) && a.period.from.is_none_or(|f| f < date)
        });
        let held: Vec<usize> = held.map(|(i, _)| i).collect();
        for appointment in held {
            if !self.steps.closes(appointment) {
                self.close(appointment, at);
            }
        }
    }
}
