use std::time::Instant;
fn main() {
    let deep = 100_000;
    let cases = vec![
        "[".repeat(deep),
        format!("{}{}", "[".repeat(deep), "]".repeat(deep)),
        "- ".repeat(deep),
        "{a: ".repeat(deep),
        format!("a: {}", "[a, ".repeat(deep)),
        (0..2_000).map(|i| format!("{}a:\n", " ".repeat(i))).collect(),
        { let row = "  - {id: p, name: 林浩然, phone: 13800000000, department: 党政办公室}\n"; format!("people:\n{}", row.repeat(110000)) },
        { let row = "  - {id: p, name: 林浩然, phone: '1', department: 党政办公室}\n"; format!("people:\n{}  - 姓名：林\n    电话: '1'\n", row.repeat(110000)) },
        format!("plan: {{id: a, title: 方案}}\nsections:\n  - body: |\n{}", "      为加强工作，制定本方案。\n".repeat(250_000)),
        (0..20000).map(|i| format!("k{i}：v\n")).collect(),
        (0..20000).map(|i| format!("\ttitle: v{i}\n")).collect(),
        format!("people: [{}]", "*a, ".repeat(100000)),
        format!("a: {}", "\"x".repeat(100000)),
        "a: 'b\n".repeat(10000),
        "@".repeat(100000), "a: b: c\n".repeat(5000), "? ".repeat(100000), "[a".repeat(100), "&a ".repeat(100000), "!t ".repeat(10000),
        "- [a: {b\n".repeat(3000),
    ];
    for (i, c) in cases.into_iter().enumerate() {
        let t = Instant::now();
        let (_, s, mut r) = fangan::load::load(vec![fangan::load::Input{path:"data/a.yaml".into(), bytes:c.into_bytes()}], None);
        let t1 = t.elapsed();
        fangan::load::locate(&s, &mut r);
        println!("{i}: load {:?} locate {:?} faults {} {:?}", t1, t.elapsed()-t1, r.iter().count(), r.iter().next().map(|d| d.code.name()));
    }
    println!("{}", std::fs::read_to_string("/proc/self/status").unwrap().lines().find(|l| l.starts_with("VmHWM")).unwrap());
}
