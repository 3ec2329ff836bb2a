//! A table of one's own: its columns say what stands in their cells.

macro_rules! table {
    ($make:ident) => {
        $make! {
            /// A table of one's own.
            TABLE Table "table" "表格" judged {
                /// 表的标题
                /// title of the table
                /// `危险区人员转移责任表`
                title: text "标题",
                /// 有哪几栏，每栏放什么
                /// its columns, and what stands in each
                /// `[序号, 村, {name: 户数, sum: true}, {name: 责任人, kind: people}]`
                columns: (required (by table_columns Vec<TableColumn>: (texts_or TableColumn))) "栏目" "列",
                /// 按这一栏分组：这一栏不另列，换一个内容，上面就多一行通栏
                /// column that parts the rows: no column of its own, but a row over the full width
                /// `乡镇`
                group_by: text "分组",
                /// 每组后面加一行小计
                /// a row of sums after each group
                /// `true`
                subtotals: flag "小计",
                /// 空格留空，不印“—”
                /// empty cells stay empty, and no — is printed
                /// `true`
                blank: flag "留空",
                /// 各行：按栏目的顺序写，或者写成“栏名: 内容”
                /// rows: cells in the order of the columns, or by their names
                /// `[[东坡, 12, {post: director}], {村: 西坡, 户数: 8}]`
                rows: (required (by rows_later Vec<TableRow>: rows)) "行",
                /// 表下的注
                /// words below the table
                /// `数据截至2026年3月。`
                note: prose "注",
            }

            /// A column of such a table.
            TABLE_COLUMN TableColumn "table-column" "栏目" judged {
                /// 栏名
                /// head
                /// `户数`
                name: (required text) "名称",
                /// 放什么，默认文字；写了合计就是数
                /// what stands in it
                /// `people`
                kind: (choice CELL_TYPES CellType) "类型",
                /// 末行合计
                /// summed up in the last row
                /// `true`
                sum: flag "合计",
                /// 应合计多少，与各行之和核对
                /// what the sum must be
                /// `1260`
                total: amount "总数",
                /// 人员的电话怎样印，默认不印
                /// where the people’s telephone numbers stand
                /// `own-column`
                phone: (choice BESIDE Beside) "电话",
                /// 人员的职务怎样印，默认不印
                /// where their titles stand
                /// `own-column`
                post: (choice BESIDE Beside) "职务",
                /// 上面一层表头，相邻的栏写一样的合成一格
                /// head above it, shared with its neighbours
                /// `受威胁情况`
                under: text "上级栏目",
                /// 上下相同的合并
                /// equal neighbours merge
                /// `true`
                merge: flag "合并",
                /// 宽几个字
                /// width in characters
                /// `6`
                width: number "宽度",
                internal: internal,
            }

            /// What a row may say besides its cells, where it is a mapping.
            TABLE_ROW TableRowKeys "table-row" "行" named {
                /// 单独写，是一行通栏的分组标题
                /// by itself: a row over the full width
                /// `一、养老服务`
                group: text "分组",
                internal: internal,
            }
        }
    };
}

pub(crate) use table;
