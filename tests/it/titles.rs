//! Titles of all kinds, realistic and made from topics: their lines end between
//! words and make a trapezoid or a diamond (GB/T 9704 7.3.1).

use std::sync::Arc;

use fangan::document::{Document, Form, WholeWords};
use fangan::layout::layout;

use crate::common::setting;
use crate::measure::*;

/// Names that this workspace has.
const NAMES: &[&str] = &[
    "青石街道办事处",
    "青石街道",
    "中共青石街道工作委员会",
    "信访办公室",
    "公共服务办公室",
    "综合行政执法大队",
];

const TOPICS: &[&str] = &[
    "信访接待",
    "矛盾纠纷排查化解",
    "防汛抗旱",
    "消防安全",
    "社区矫正",
    "老旧小区改造",
    "食品药品安全",
    "城乡居民医保参保",
    "退役军人服务保障",
    "未成年人保护",
    "扫黑除恶常态化",
    "普法依法治理",
    "法治政府建设",
    "农民工工资支付保障",
    "违法建设治理",
    "残疾人就业",
    "优化营商环境",
    "国家安全宣传教育",
    "动物防疫",
    "气象灾害防御",
    "电动自行车充电设施建设",
    "校外培训机构治理",
];

const FORMS: &[(&str, &str)] = &[
    ("青石街道2026年度", "工作实施方案"),
    ("关于印发《青石街道2026年", "工作方案》的通知"),
    ("青石街道办事处关于调整", "工作领导小组组成人员的通知"),
    ("关于进一步加强", "工作的实施意见"),
    ("关于开展2026年", "专项行动的通知"),
    (
        "中共青石街道工作委员会办公室青石街道办事处办公室关于做好2026年",
        "工作的通知",
    ),
];

/// No line end cuts these.
const WHOLE: &[&str] = &[
    "信访",
    "办事处",
    "印发",
    "居委会",
    "工作委员会办公室",
    "办事处办公室",
    "领导小组",
    "的通知",
    "社区矫正",
    "医保",
    "扫黑除恶",
    "依法治理",
    "法治政府",
    "数字政府",
    "农民工工资",
    "违法建设",
    "宅基地",
    "国有土地",
    "志愿者",
    "首问负责制",
    "限时办结制",
    "放管服",
    "派出所",
    "居民委员会",
    "气象灾害",
    "动物防疫",
    "充电设施",
    "培训机构",
    "第七社区",
    "环境日",
    "2026年",
    "12号",
    "12个",
];

/// Lines of a title, with their widths in mm.
fn title_lines(text: &str) -> Vec<(String, f32)> {
    let document = Document {
        form: Form::Plain,
        sheet: String::new(),
        blocks: vec![title(text)],
        words: Arc::new(WholeWords::new(
            NAMES.iter().map(|name| name.to_string()).collect(),
        )),
        ..setting::document("方案")
    };
    let (pages, report) = layout(&document, &style(), fonts());
    assert!(!report.has_errors(), "{text}: {report:?}");
    let lines = lines(&pages.pages[0]).into_iter();
    lines
        .map(|line| (line.text.clone(), line.last - line.left))
        .collect()
}

fn titles() -> Vec<String> {
    let written = include_str!("../cases/titles/titles.txt").lines();
    let made = TOPICS.iter().flat_map(|topic| {
        FORMS
            .iter()
            .map(move |(before, after)| format!("{before}{topic}{after}"))
    });
    written.map(str::to_string).chain(made).collect()
}

#[test]
fn two_hundred_titles_break_well() {
    let titles = titles();
    assert!(titles.len() > 200, "{}", titles.len());
    for title in titles {
        let lines = title_lines(&title);
        let shown: Vec<&str> = lines.iter().map(|(text, _)| text.as_str()).collect();
        let shown = shown.join("/");
        assert_eq!(shown.replace('/', ""), title);
        for (text, _) in &lines[1..] {
            let bad = [
                "的",
                "和",
                "与",
                "及",
                "、",
                "等",
                "》",
                "”",
                "）",
                "办公室",
            ];
            assert!(!bad.iter().any(|b| text.starts_with(b)), "{shown}");
        }
        let (last, _) = lines.last().expect("a line");
        assert!(last.chars().count() >= 3, "{shown}");
        for (text, _) in &lines[..lines.len() - 1] {
            let bad = ["《", "“", "（", "关于", "进一步", "第"];
            assert!(!bad.iter().any(|b| text.ends_with(b)), "{shown}");
        }
        for whole in WHOLE.iter().filter(|w| title.contains(**w)) {
            assert_eq!(
                shown.matches(whole).count(),
                title.matches(whole).count(),
                "{whole}: {shown}"
            );
        }
        let waist = lines
            .windows(3)
            .any(|w| w[1].1 < w[0].1 - 0.5 && w[1].1 < w[2].1 - 0.5);
        assert!(!waist, "{shown}");
    }
}

#[test]
fn these_titles_break_as_an_editor_would_break_them() {
    for expected in [
        "关于印发《青石街道2026年度/信访接待与矛盾纠纷多元化解工作/实施方案》的通知",
        "中共青石街道工作委员会青石街道办事处/关于加强和改进新时代群众工作的实施意见",
        "关于调整街道防汛抗旱指挥部等/12个议事协调机构组成人员的通知",
        "关于印发/《青石街道预算绩效管理暂行办法》的通知",
        "关于同意撤销青石街道/第七社区居民委员会并入第六社区的批复",
        "中共青石街道工作委员会办公室/青石街道办事处办公室关于做好/2026年征兵工作的通知",
        "关于对2025年度优秀网格员、/优秀志愿者予以通报表扬的决定",
        "青石街道2026年国有土地上/房屋征收与补偿工作计划",
        "关于做好全国第六次“12·4”国家宪法日/暨“宪法宣传周”系列宣传活动的通知",
        "青石街道办事处青石区公安局交通警察大队/关于对青石路实施交通管制的通告",
    ] {
        let lines = title_lines(&expected.replace('/', ""));
        let shown: Vec<&str> = lines.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(shown.join("/"), expected);
    }
}
