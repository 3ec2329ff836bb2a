use super::*;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

const NOTICE: &str = "关于2026年部分节假日安排的通知
各有关单位：
经批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各单位要妥善安排好值班和安全、保卫、疫情防控等工作。
2025年11月4日
";

fn said(notice: &Notice) -> Vec<String> {
    let all = notice.holidays.iter();
    all.map(|one| format!("{}{}至{}", one.name, one.from, one.until))
        .collect()
}

#[test]
fn a_notice_as_it_is_published() {
    let read = notice(NOTICE).unwrap();
    assert_eq!((read.wrong.clone(), read.left.clone()), (vec![], vec![]));
    assert_eq!(read.year, 2026);
    assert_eq!(said(&read)[1], "春节2026-02-15至2026-02-23");
    assert_eq!(read.holidays.len(), 7);
    assert_eq!(
        read.make_up,
        [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)].map(|(m, d)| day(2026, m, d))
    );
    // On one line, with other signs and digits, or broken within sentences.
    let line = NOTICE.replace('\n', "");
    assert_eq!(notice(&line).unwrap().holidays, read.holidays);
    let typed = NOTICE
        .replace('（', "(")
        .replace('）', ")")
        .replace("1月1日", "１月 １ 日");
    assert_eq!(notice(&typed).unwrap().holidays, read.holidays);
    let broken = NOTICE
        .replace("放假调休，", "放假\n调休，")
        .replace("。1月4日", "。\n1月4日");
    let broken = notice(&broken).unwrap();
    assert_eq!(
        (broken.holidays, broken.make_up),
        (read.holidays, read.make_up)
    );
}

#[test]
fn other_ways_to_say_it() {
    let of = |entry: &str| {
        let mut text = String::from("关于2023年部分节假日安排的通知\n");
        text.push_str(&format!("一、元旦：{entry}\n"));
        notice(&text).unwrap()
    };
    let read = of("2022年12月31日至2023年1月2日放假调休，共3天。");
    assert_eq!(said(&read), ["元旦2022-12-31至2023-01-02"]);
    let read = of("12月31日至1月2日放假，共3天。");
    assert_eq!(said(&read), ["元旦2022-12-31至2023-01-02"]);
    let read = of("1月1日（星期日）放假，1月2日（星期一）补休。");
    assert_eq!(
        said(&read),
        ["元旦2023-01-01至2023-01-01", "元旦2023-01-02至2023-01-02"]
    );
    let read = of("1月1日放假1天，不调休。");
    assert_eq!(said(&read), ["元旦2023-01-01至2023-01-01"]);
    let read = of("1月1日放假，与周末连休。鼓励职工在1月20日休息。");
    assert_eq!(said(&read), ["元旦2023-01-01至2023-01-01"]);
    assert_eq!(read.left, ["鼓励职工在1月20日休息"]);
}

#[test]
fn what_does_not_add_up_is_said() {
    let keys = |old: &str, new: &str| -> Vec<&str> {
        assert!(NOTICE.contains(old));
        let read = notice(&NOTICE.replace(old, new)).unwrap();
        read.wrong.iter().map(|doubt| doubt.key).collect()
    };
    assert_eq!(
        keys("至3日（周六）放假", "至3日（周五）放假"),
        ["holidays-weekday"]
    );
    assert_eq!(keys("共9天", "共8天"), ["holidays-count"]);
    assert_eq!(
        keys("5月9日（周六）上班", "5月8日上班"),
        ["holidays-not-weekend"]
    );
    assert_eq!(keys("4月4日", "4月34日"), ["holidays-unclear"]);
    assert_eq!(
        keys("三、清明节：4月4日（周六）至6日（周一）放假，共3天。\n", ""),
        ["holidays-missing"]
    );
    assert_eq!(
        keys("9月20日（周日）、", "10月4日（周日）、"),
        ["holidays-twice"]
    );
    assert_eq!(
        keys("5日（周二）放假调休，共5天", "5日（周二）休息"),
        ["holidays-no-days"]
    );
    assert!(notice("放假通知").is_none());
}
