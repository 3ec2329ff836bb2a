//! A rota (值班表, 接访日安排表).

macro_rules! rota {
    ($make:ident) => {
        $make! {
            /// Who is on duty when.
            ROTA Rota "rota" "排班" judged {
                /// 表的名称
                /// name above the table
                /// `领导干部接访日安排表`
                name: text "名称",
                /// 哪些日子
                /// which days
                /// `周二` · `[每月第一个周三, 每月15日]`
                every: (by rota_days Every: (required recurrence)) "每逢",
                /// 起，默认取方案的执行期，再默认当年1月1日
                /// first day, else the plan’s
                /// `2026-03-20`
                from: day "起",
                /// 止，默认取方案的执行期，再默认当年12月31日
                /// last day, else the plan’s
                /// `2026-12-31`
                until: day "止",
                /// 遇节假日怎么办
                /// when such a day is a day off
                /// `postpone`
                on_holiday: (choice ON_HOLIDAY OnHoliday) "遇节假日",
                /// 时间
                /// hours
                /// `9:00—11:30`
                hours: text "时间",
                /// 地点
                /// place
                /// `群众接待大厅`
                place: text "地点",
                /// 一天有几个班次，就有几栏，默认一栏
                /// who are on duty together
                /// `[带班, 主班, 副班]`
                slots: (by slots Vec<RotaSlot>: (texts_or RotaSlot)) "班次",
                /// 轮流的顺序
                /// in which order. Needed unless every slot has its own
                /// `[director, deputy]`
                order: (by orders Vec<RotaOrder>: (parties_or RotaOrder)) "轮值顺序",
                /// 按所列还是按领导排名
                /// as given or by rank
                /// `rank`
                order_by: (choice ORDERS_BY OrderBy = OrderBy::Given) "排序方式",
                /// 调班
                /// exchanges
                /// `[{date: 2026-03-24, with: 2026-03-31}]`
                swaps: [Swap] "调班",
                /// 不排的日子
                /// days without duty
                /// `[2026-07-07]`
                except: (by exceptions Vec<Exception>: (days_or Exception)) "除外",
                /// 24小时值班电话，表里一栏
                /// telephone manned day and night, a column of the table
                /// `0631-555-0100`
                duty_phone: text "值班电话" "24小时值班电话",
                /// 每个班次旁边加一栏本人的联系电话，公开版不印
                /// a column of people’s own telephone numbers beside each slot, internal
                /// `true`
                phones: flag "电话栏" "电话" "手机栏",
                /// 表后是否统计每人、每个单位的天数，默认不统计
                /// days of each person and unit below the table
                /// `true`
                tally: flag "天数统计",
            }

            /// The order from a day on.
            ROTA_ORDER RotaOrder "rota-order" "轮值顺序" judged {
                /// 从哪天起用这个顺序，从第一位开始轮
                /// from which day on, beginning with the first
                /// `2026-07-01`
                from: day "起",
                /// 轮值的人
                /// who
                /// `[secretary, director, deputy]`
                parties: (required parties) "人员" "名单",
                /// 按所列还是按排名
                /// as given or by rank
                /// `rank`
                order_by: (choice ORDERS_BY OrderBy = OrderBy::Given) "排序方式",
            }

            /// One of several who are on duty on the same day.
            ROTA_SLOT RotaSlot "slot" "班次" judged {
                /// 班次名称，也是栏目
                /// name, head of its column
                /// `带班领导`
                name: (required text) "名称",
                /// 自己的轮值顺序
                /// its own order
                /// `[deputy]`
                order: (by orders Vec<RotaOrder>: (parties_or RotaOrder)) "轮值顺序",
                /// 按所列还是按排名
                /// as given or by rank
                /// `rank`
                order_by: (choice ORDERS_BY OrderBy = OrderBy::Given) "排序方式",
                /// 只在其中哪些日子有
                /// only on these of the rota’s days
                /// `节假日`
                every: (by every Option<Every>: recurrence) "每逢",
                /// 几个人，默认一人
                /// how many people
                /// `2`
                count: number "人数",
                /// 自己的时间
                /// its own hours
                /// `17:30—次日8:30`
                hours: text "时间",
                /// 自己的地点
                /// its own place
                /// `应急指挥室`
                place: text "地点",
            }

            /// Two days that are exchanged, or one that somebody else takes.
            SWAP Swap "swap" "调班" judged {
                /// 哪一天，写实际排班的日子
                /// the day of duty
                /// `2026-03-24`
                date: (needed day) "日期",
                /// 和哪一天对调
                /// exchanged with that day
                /// `2026-03-31`
                with: day "对调",
                /// 改由谁
                /// or taken by somebody else
                /// `luo`
                by: party "改由" "顶班",
                /// 只调哪个班次
                /// in which slot only
                /// `主班`
                slot: text "班次",
                /// 哪天定的：成文日期以后定的，备注里写明；以前定的，照排好的印；不写时，印发以后的都算以后定的
                /// the day on which it was settled: one after the paper’s date is remarked on, one before is printed as if planned; unless given, all are later once the paper is issued
                /// `2026-04-28`
                noted: day "登记日期" "登记",
                /// 缘由，自己备忘，不印
                /// reason, for oneself: never printed
                /// `外出学习`
                note: text "备注",
            }

            /// Days without duty.
            EXCEPTION Exception "exception" "除外" read {
                /// 起
                /// first day
                /// `2026-07-01`
                from: (needed day) "起" "日期",
                /// 止，不写就是一天
                /// last day
                /// `2026-07-05`
                until: day "止",
            }
        }
    };
}

pub(crate) use rota;
