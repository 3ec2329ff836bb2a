//! Pictures that came back as they were say nothing; one that was exchanged, taken out
//! or put in is told, whatever another program calls its file.

use std::io::{Cursor, Read, Write};

use crate::common::folder::{Folder, repository};

const PLAN: &str = "\
章节:
  - 标题: 办理程序
    内容:
      - 处置程序: {类别: 来访办理, 步骤: [{步骤: 登记受理}, {步骤: 分类交办}, {步骤: 回访归档}]}
      - 图: 流程图
      - 图片: {文件: pictures/a.png, 图题: 服务大厅, 文字说明: 大厅里的窗口}
      - 图片: {文件: pictures/b.png, 图题: 停车场, 文字说明: 停车场的入口}
";

fn built() -> Folder {
    let folder = Folder::new();
    let head =
        "方案: {编号: desk-2026, 标题: 来访接待工作方案, 格式: 白头, 成文日期: 2026-04-10}\n";
    folder.write(
        "data/a.yaml",
        format!("单位: {{名称: 柳河街道办事处}}\n{head}{PLAN}"),
    );
    for (name, of) in [("a", "alpha.png"), ("b", "palette.png")] {
        let bytes = std::fs::read(repository().join("tests/cases/pictures").join(of)).unwrap();
        folder.write(&format!("data/pictures/{name}.png"), bytes);
    }
    folder.well(&["build", "desk-2026", "--to", "docx"]);
    folder
}

/// What is said of the file after each of its parts was passed through `change`.
fn said_of(folder: &Folder, mut change: impl FnMut(&mut String, &mut Vec<u8>)) -> String {
    let bytes = std::fs::read(folder.join("output/desk-2026.docx")).unwrap();
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..zip.len() {
        let mut part = zip.by_index(index).unwrap();
        let mut name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        change(&mut name, &mut bytes);
        out.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        out.write_all(&bytes).unwrap();
    }
    folder.write("edited.docx", out.finish().unwrap().into_inner());
    folder.well(&["compare", "edited.docx", "desk-2026"])
}

fn is_picture(name: &str) -> bool {
    name.starts_with("word/media/") && name.ends_with(".png")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn pictures_and_arrows_as_they_were_say_nothing() {
    let folder = built();
    let words = folder.well(&["compare", "output/desk-2026.docx", "desk-2026"]);
    assert!(
        words.starts_with("0处改动") && !words.contains("图片"),
        "{words}"
    );
    // Another program gives the files names of its own.
    let words = said_of(&folder, |name, bytes| {
        *name = name.replace("word/media/", "word/media/image-");
        if name == "word/_rels/document.xml.rels" {
            *bytes = text(bytes).replace("media/", "media/image-").into_bytes();
        }
    });
    assert!(
        words.starts_with("0处改动") && !words.contains("图片"),
        "{words}"
    );
}

#[test]
fn a_picture_that_was_exchanged_is_told() {
    let folder = built();
    let other = std::fs::read(repository().join("tests/cases/pictures/deep.png")).unwrap();
    let mut left = 1;
    let words = said_of(&folder, |name, bytes| {
        if is_picture(name) && left > 0 {
            left -= 1;
            *bytes = other.clone();
        }
    });
    assert!(words.contains("图片或图形；没有写进资料"), "{words}");
    assert!(!words.contains("不见了"), "{words}");
}

#[test]
fn other_words_for_a_picture_are_told() {
    let folder = built();
    let words = said_of(&folder, |name, bytes| {
        if name == "word/document.xml" {
            *bytes = text(bytes)
                .replace("大厅里的窗口", "大厅外的窗口")
                .into_bytes();
        }
    });
    assert_eq!(words.matches("图片或图形").count(), 1, "{words}");
}

#[test]
fn a_picture_put_in_twice_or_taken_out_is_told() {
    let folder = built();
    let drawing = |text: &str| {
        let at = text.find("大厅里的窗口").unwrap();
        let from = text[..at].rfind("<w:drawing>").unwrap();
        let to = text[from..].find("</w:drawing>").unwrap();
        from..from + to + "</w:drawing>".len()
    };
    for (twice, said) in [
        (true, "图片或图形；没有写进资料"),
        (false, "一幅图片不见了"),
    ] {
        let words = said_of(&folder, |name, bytes| {
            if name == "word/document.xml" {
                let old = text(bytes);
                let range = drawing(&old);
                let own = if twice {
                    old[range.clone()].repeat(2)
                } else {
                    String::new()
                };
                *bytes = format!("{}{own}{}", &old[..range.start], &old[range.end..]).into_bytes();
            }
        });
        assert_eq!(words.matches("图片").count(), 1, "{words}");
        assert!(words.contains(said), "{words}");
    }
}
