use super::*;

fn sheet(rows: &[&[&str]]) -> Sheet {
    let rows = rows
        .iter()
        .map(|row| row.iter().map(|c| c.to_string()).collect());
    Sheet {
        name: "名册".into(),
        rows: rows.collect(),
        ..Sheet::default()
    }
}

#[test]
fn every_row_is_accounted_for() {
    let roster = read(&sheet(&[
        &["青石街道干部名册"],
        &[
            "序号",
            "姓　名",
            "部门/科室",
            "职务",
            "联系电话",
            "任职时间",
            "籍贯",
        ],
        &[
            "1",
            "张　三",
            "信访办",
            "主任",
            "13800000001",
            "2024.03",
            "某地",
        ],
        &["2", "李四（挂职）", "信访办", "副主任", "", "2024-05-06"],
        &[],
        &["3", "空缺", "司法所", "所长"],
        &["序号", "姓名", "部门/科室", "职务", "联系电话", "任职时间"],
        &["4", "张三", "信访办", "主任"],
        &["5", "", "", "", "139"],
        &["注：本表截至三月。"],
    ]))
    .unwrap();
    let fates: Vec<Fate> = roster.rows.iter().map(|(_, fate)| fate.clone()).collect();
    assert_eq!(
        fates,
        [
            Fate::Above,
            Fate::Head,
            Fate::Read(1),
            Fate::Read(1),
            Fate::Blank,
            Fate::Vacant,
            Fate::Head,
            Fate::Again(3),
            Fate::NoName,
            Fate::Note
        ]
    );
    assert_eq!(roster.staff[0].name, "张三");
    assert_eq!(roster.staff[1].holding, Some("挂职"));
    assert_eq!(roster.unused, ["籍贯"]);
    let kinds: Vec<&str> = roster.doubts.iter().map(|d| d.kind).collect();
    assert_eq!(
        kinds,
        [
            "import-date-without-day",
            "import-vacant",
            "import-again",
            "import-no-name"
        ]
    );
}

#[test]
fn groups_and_people_side_by_side_are_read() {
    let roster = read(&sheet(&[
        &["姓名", "职务", "姓名", "职务"],
        &["一、党政办（2人）"],
        &["张三", "主任", "李四", "科员"],
    ]))
    .unwrap();
    let read: Vec<_> = roster
        .staff
        .iter()
        .map(|s| (s.name.as_str(), s.department.as_deref()))
        .collect();
    assert_eq!(read, [("张三", Some("党政办")), ("李四", Some("党政办"))]);
    assert_eq!(roster.doubts[0].kind, "import-group");
}
