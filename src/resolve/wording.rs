//! How a title is worded on a day (shared office practice, lists of people):
//! in charge, acting, seconded, concurrent.

use chrono::NaiveDate;

use crate::model::{Holder, Holding, Organisation, PersonId, PostId};

/// The title of a holder as a list prints it.
pub fn title_of(organisation: &Organisation, holder: &Holder<'_>, on: NaiveDate) -> String {
    let title = organisation.post(holder.post).title(on).to_string();
    let appointment = holder.appointment;
    let title = match appointment.holding {
        Holding::Regular | Holding::Concurrent => title,
        Holding::Acting => acting(&title),
        Holding::Seconded => format!("{title}（挂职）"),
        // In charge of a post not held: the title really held, or 负责人.
        Holding::InCharge => match really_held(organisation, holder, on) {
            Some(held) => return format!("{held}{IN_CHARGE}"),
            None => return head_without_title(organisation, holder.post, on),
        },
    };
    if !organisation.is_in_charge(appointment, on) {
        return title;
    }
    let own = organisation.post(holder.post).department;
    // 主持工作 alone is of the unit that the title is of.
    match appointment.in_charge_of.filter(|unit| own != Some(*unit)) {
        Some(unit) => {
            let unit = organisation.department_on(unit, on);
            let name = organisation.department(unit).short(on);
            format!("{title}（主持{name}工作）")
        }
        None => format!("{title}{IN_CHARGE}"),
    }
}

/// All titles a person holds on the day, in their order: regular ones joined,
/// concurrent ones after 兼. Empty for people without a post.
pub fn titles_of(organisation: &Organisation, person: PersonId, on: NaiveDate) -> String {
    let (titles, concurrent) = titles(organisation, &organisation.held_by(person, on), on);
    let first = Some(titles.join("、")).filter(|words| !words.is_empty());
    let all: Vec<String> = first.into_iter().chain(concurrent).collect();
    all.join("兼")
}

/// The same of some of the posts; what is held beside none of them is no 兼.
pub(super) fn titles_among(
    organisation: &Organisation,
    person: PersonId,
    on: NaiveDate,
    posts: &[PostId],
) -> String {
    let mut held = organisation.held_by(person, on);
    held.retain(|holder| posts.contains(&holder.post));
    let (titles, concurrent) = titles(organisation, &held, on);
    match titles.is_empty() {
        true => concurrent.join("、"),
        false => {
            let first = titles.join("、");
            let all: Vec<String> = std::iter::once(first).chain(concurrent).collect();
            all.join("兼")
        }
    }
}

/// Titles held in their own right, and those held beside them, each once.
fn titles(
    organisation: &Organisation,
    held: &[Holder<'_>],
    on: NaiveDate,
) -> (Vec<String>, Vec<String>) {
    let mut titles: Vec<String> = Vec::new();
    let mut concurrent: Vec<String> = Vec::new();
    for holder in held {
        let title = title_of(organisation, holder, on);
        let plain = without_charge(&title);
        match titles.iter().position(|t| without_charge(t) == plain) {
            // 副主任 and 副主任（主持工作） are one title; the fuller wording stays.
            Some(same) if titles[same].len() < title.len() => titles[same] = title,
            Some(_) => {}
            None if holder.appointment.holding == Holding::Concurrent => concurrent.push(title),
            None => titles.push(title),
        }
    }
    (titles, concurrent)
}

/// 副主任（主持工作） → 副主任.
pub(super) fn without_charge(title: &str) -> &str {
    title.strip_suffix(IN_CHARGE).unwrap_or(title)
}

const IN_CHARGE: &str = "（主持工作）";

/// 信访办负责人: a unit whose post nobody holds. A post without a unit has no such
/// words: the organisation's 负责人 is somebody else.
pub(super) fn unit_head(
    organisation: &Organisation,
    post: PostId,
    on: NaiveDate,
) -> Option<String> {
    let department = organisation.department_on(organisation.post(post).department?, on);
    let short = organisation.department(department).short(on);
    Some(format!("{short}负责人"))
}

/// 负责人 of what somebody is in charge of without holding any title.
fn head_without_title(organisation: &Organisation, post: PostId, on: NaiveDate) -> String {
    let whole = || {
        let whole = organisation
            .short_name
            .as_ref()
            .unwrap_or(&organisation.name);
        match organisation.heads_its_unit(post) {
            true => format!("{whole}负责人"),
            false => "负责人".to_string(),
        }
    };
    unit_head(organisation, post, on).unwrap_or_else(whole)
}

/// The regular title a person in charge really holds: one of the same unit
/// before any other.
fn really_held(organisation: &Organisation, holder: &Holder<'_>, on: NaiveDate) -> Option<String> {
    let unit = organisation.post(holder.post).department;
    let held = organisation.held_by(holder.person, on);
    let mut regular: Vec<_> = held
        .iter()
        .filter(|h| matches!(h.appointment.holding, Holding::Regular | Holding::Seconded))
        .collect();
    regular.sort_by_key(|h| organisation.post(h.post).department != unit);
    let first = regular.first()?;
    Some(organisation.post(first.post).title(on).to_string())
}

/// Titles of heads, longest first, before whose last part 代 stands.
const HEADS: [&str; 17] = [
    "检察长",
    "主任",
    "省长",
    "市长",
    "区长",
    "县长",
    "镇长",
    "乡长",
    "州长",
    "盟长",
    "旗长",
    "院长",
    "校长",
    "局长",
    "所长",
    "会长",
    "主席",
];

/// Heads elected by a congress or by residents: the only ones who are 代.
const ELECTED: [&str; 27] = [
    "检察长",
    "法院院长",
    "省长",
    "市长",
    "区长",
    "县长",
    "镇长",
    "乡长",
    "州长",
    "盟长",
    "旗长",
    "居委会主任",
    "居民委员会主任",
    "村委会主任",
    "村民委员会主任",
    "监察委员会主任",
    "监委主任",
    "人大常委会主任",
    "人民代表大会常务委员会主任",
    "人大主席",
    "自治区主席",
    "监督委员会主任",
    "监委会主任",
    "工会主席",
    "妇联主席",
    "团委书记",
    "团支部书记",
];

/// 镇长 → 代镇长; 街道办事处主任 → 街道办事处代主任; 副县长 → 代副县长.
fn acting(title: &str) -> String {
    let Some(head) = HEADS.iter().find(|head| title.ends_with(**head)) else {
        return format!("代{title}");
    };
    let before = &title[..title.len() - head.len()];
    let before = before.strip_suffix('副').unwrap_or(before);
    let before = before.strip_suffix("常务").unwrap_or(before);
    format!("{before}代{}", &title[before.len()..])
}

/// Whether 代 is usual before this title: of those elected, the first alone.
pub(super) fn may_be_acting(title: &str) -> bool {
    let elected = |head: &&str| {
        let before = title.strip_suffix(*head);
        before.is_some_and(|before| !before.ends_with('副'))
    };
    ELECTED.iter().any(elected)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn acting_stands_before_the_head_word() {
        assert_eq!(acting("青石镇镇长"), "青石镇代镇长");
        assert_eq!(acting("街道办事处主任"), "街道办事处代主任");
        assert_eq!(acting("秘书"), "代秘书");
        assert_eq!(acting("副县长"), "代副县长");
        assert_eq!(acting("居民委员会副主任"), "居民委员会代副主任");
        for title in [
            "南苑社区居委会主任",
            "临江县监察委员会主任",
            "东湖镇人大主席",
        ] {
            assert!(may_be_acting(title), "{title}");
        }
        assert!(!may_be_acting("副乡长"));
        assert!(!may_be_acting("信访办主任"));
    }
}
