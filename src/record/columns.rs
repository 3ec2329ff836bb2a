//! The columns of tables: what they are called, what stands in a cell, and how
//! it is set.
//!
//! ```text
//! /// What the table is.
//! SET Type "name of the set" Row {
//!     Column "english" "中文" "又一个" => "表头": Kind field "class" width,
//! }
//! ```
//!
//! The head of a column is its first Chinese word, unless another is given. The
//! field is where a row has what stands in the cell; a column without one always
//! stands. Kinds are those of `CellKind`, classes those of `col`.

macro_rules! columns {
    ($make:ident) => {
        $make! {
            /// Columns of a table of tasks.
            COLUMNS ColumnKind "columns" Task {
                Serial "serial" "序号": Serial "center" 3,
                Clause "clause" "条款": Clause "center" 6,
                Category "category" "类别": Text category "merge center",
                Source "source" "来源": Text source "left",
                Task "task" "工作任务": Text "left",
                Measures "measures" "具体举措": Prose measures "left",
                Leader "leader" "牵头领导": Parties leader "merge center",
                Lead "lead" "牵头单位": Parties lead "center",
                Responsible "responsible" "责任单位": Parties responsible "center",
                Accountable "accountable" "责任人": Parties accountable "center",
                Support "support" "配合单位": Parties support "center",
                Deadline "deadline" "完成时限": Text deadline "center",
                Progress "progress" "进展" => "进展情况": Text progress,
                Note "note" "备注": Text note,
            }

            /// Columns of a list of contacts.
            CONTACT_COLUMNS ContactColumn "contact columns" Contact {
                Serial "serial" "序号": Serial "center" 3,
                Unit "unit" "单位": Text unit "merge center",
                Name "name" "姓名": Word "center names",
                Title "title" "职务": Word who.title "center",
                Duty "duty" "职责": Text duty "left",
                OfficePhone "office-phone" "办公电话": Private office_phone "center",
                Phone "phone" "电话" "手机" => "联系电话": Private said.phone "center",
                Note "note" "备注": Text note "left",
            }

            /// Columns of a table of areas.
            AREA_COLUMNS AreaColumn "area columns" Area {
                Serial "serial" "序号": Serial "center" 3,
                Area "area" "责任区": Text "center",
                Scope "scope" "范围": Text scope "left",
                Leader "leader" "责任领导": Named leader "merge center",
                Lead "lead" "责任单位": Parties lead "center",
                Responsible "responsible" "责任人": Named responsible "center",
                Staff "staff" "工作人员": Named staff,
                Note "note" "备注": Text note,
            }
        }
    };
}

pub(crate) use columns;
