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

/// The people that a sheet gives: row, name, department, title.
fn people(rows: &[&[&str]]) -> (Vec<(usize, String, String, String)>, Roster) {
    let roster = read(&sheet(rows)).unwrap();
    let words = |text: &Option<String>| text.clone().unwrap_or_default();
    let staff = roster.staff.iter().map(|one| {
        let (department, title) = (words(&one.department), words(&one.title));
        (one.row, one.name.clone(), department, title)
    });
    (staff.collect(), roster)
}

fn person(row: usize, name: &str, unit: &str, title: &str) -> (usize, String, String, String) {
    (row, name.into(), unit.into(), title.into())
}

#[test]
fn tables_below_each_other_are_read_with_their_own_columns() {
    let (found, roster) = people(&[
        &["领导班子"],
        &["姓名", "职务", "电话"],
        &["陈一", "书记", "5550101"],
        &[],
        &["机关干部"],
        &["序号", "姓名", "部门", "职务", "电话"],
        &["1", "李二", "党政办", "主任", "5550102"],
        &["应急办"],
        &["姓名", "职务"],
        &["王三", "主任"],
    ]);
    assert_eq!(
        found,
        [
            person(3, "陈一", "", "书记"),
            person(7, "李二", "党政办", "主任"),
            person(10, "王三", "应急办", "主任"),
        ]
    );
    let fates: Vec<&Fate> = roster.rows.iter().map(|(_, fate)| fate).collect();
    let above = fates.iter().filter(|fate| ***fate == Fate::Above).count();
    assert_eq!((above, fates.len()), (3, 10), "{fates:?}");
    assert!(roster.doubts.iter().all(|d| d.kind == "import-group"));
}

#[test]
fn tables_beside_each_other_are_read_with_their_own_columns() {
    let (found, roster) = people(&[
        &["序号", "姓名", "职务", "", "姓名", "部门", "职务"],
        &["1", "陈一", "书记", "", "李二", "党政办", "主任"],
        &["合计", "1人", "", "", "王三", "应急办", "主任"],
    ]);
    assert_eq!(
        found,
        [
            person(2, "陈一", "", "书记"),
            person(2, "李二", "党政办", "主任"),
            person(3, "王三", "应急办", "主任"),
        ]
    );
    assert_eq!(roster.doubts, []);
    // The one to the right begins further down.
    let (found, roster) = people(&[
        &["姓名", "职务"],
        &["陈一", "书记", "", "社区"],
        &["赵五", "主任", "", "社区", "姓名", "职务"],
        &["孙六", "委员", "", "南苑社区", "周四", "书记"],
    ]);
    let names: Vec<&str> = found.iter().map(|one| one.1.as_str()).collect();
    assert_eq!(names, ["陈一", "赵五", "孙六", "周四"], "{roster:?}");
    // The one below it has its names in another column.
    let (found, roster) = people(&[
        &["姓名", "部门", "籍贯", "", "序号", "姓名"],
        &["陈一", "党政办", "某地", "", "1", "赵五"],
        &["姓名", "部门", "职务", "", "姓名", "籍贯", "职务"],
        &["孙六", "党政办", "委员", "", "周四", "某地", "书记"],
    ]);
    let names: Vec<&str> = found.iter().map(|one| one.1.as_str()).collect();
    assert_eq!(names, ["陈一", "赵五", "孙六", "周四"], "{roster:?}");
}

#[test]
fn heads_of_three_rows_are_one_head() {
    for merged in [false, true] {
        let mut sheet = sheet(&[
            &["单位（盖章）：", "", "", "填表时间："],
            &["序号", "基本情况", "", "任职情况", "", "联系电话"],
            &["", "姓名", "性别", "现任职务", "任职时间"],
            &["", "", "", "", "（年月）"],
            &["1", "江可欣", "女", "党政办主任", "2022.06", "13900000001"],
        ]);
        if merged {
            for row in [2, 3] {
                sheet.rows[row].push("联系电话".into());
                sheet.filled.insert((row, 5));
            }
        }
        let roster = read(&sheet).unwrap();
        let one = &roster.staff[0];
        assert_eq!((one.row, one.name.as_str()), (5, "江可欣"));
        assert_eq!(one.title.as_deref(), Some("党政办主任"));
        assert_eq!(one.phone.as_deref(), Some("13900000001"));
        assert_eq!(
            (one.department.as_deref(), &roster.unused[..]),
            (None, &["性别".to_string()][..])
        );
    }
}

#[test]
fn names_outside_of_every_table_are_doubts() {
    let (found, roster) = people(&[
        &["陈一", "街道书记"],
        &["姓名", "职务"],
        &["李二", "主任", "王三代"],
    ]);
    assert_eq!(found, [person(3, "李二", "", "主任")]);
    let doubts: Vec<(usize, &str)> = roster.doubts.iter().map(|d| (d.row, d.kind)).collect();
    assert_eq!(doubts, [(1, "import-outside"), (3, "import-headless")]);
}
