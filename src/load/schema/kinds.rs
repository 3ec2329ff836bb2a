//! What may stand in a field of each kind, as a schema says it.

use serde_json::{Map, Value, json};

use super::Wanted;
use crate::diagnostic::Code;
use crate::load::decode::{NOT_IN_IDS, OTHER_STAGES};
use crate::load::keys::{self, Field, Kind, Record, Words};

/// A day with its year, however it is written: 2026-03-20, 2026年3月20日.
const DAY: &str = r"^\s*[0-9０-９]{4}\s*[-年./．／－]\s*[0-9０-９]{1,2}\s*[-月./．／－]\s*[0-9０-９]{1,2}\s*[日号]?\s*$";

/// Two of them: 2026年5月1日至9月30日.
const PERIOD: &str = "至|到|—|～|~|－";

/// A name as a key: hanzi and the signs that stand among them, or a reference.
const NAME: &str = "[一-鿿㐀-䶿𠀀-𳎯0-9、“”（）《》—]{2,}|@\\{.+\\}";

/// Letters of a placeholder for a day: XXXX年X月X日.
const BLANK_DAY: &str = "[Xx×*＊Ｘ○]";

/// A line of text: what looks like a number or a yes is one, too.
fn line() -> Value {
    json!({"type": ["string", "number", "boolean"]})
}

/// Records, or rows of their values below a row of heads.
fn records(record: Value) -> Value {
    let row = json!({"type": "array"});
    any([
        record.clone(),
        json!({"type": "array", "items": any([record, row])}),
    ])
}

/// A value alone need not stand in a list.
fn one_or_more(item: Value) -> Value {
    any([item.clone(), json!({"type": "array", "items": item})])
}

fn any(forms: impl IntoIterator<Item = Value>) -> Value {
    json!({"anyOf": forms.into_iter().collect::<Vec<_>>()})
}

/// One of these keys must be there.
pub(super) fn at_least_one(keys: &[&str]) -> Value {
    match keys {
        [one] => json!({"required": [one]}),
        several => any(several.iter().map(|key| json!({"required": [key]}))),
    }
}

/// A record closed for keys that it has not, and with the shorter ways to write it.
pub(super) fn whole(record: &Record, mut schema: Value) -> Value {
    schema["additionalProperties"] = match record.name {
        // 信访办主任: 何静, and beside it from when on.
        "appointment" => {
            if let Some(fields) = schema.as_object_mut() {
                fields.remove("allOf");
            }
            json!({"type": "string"})
        }
        // Cells by the names of the columns.
        "table-row" => true.into(),
        // Roles that an office calls by a word of its own.
        _ => false.into(),
    };
    let period = record.fields.iter().map(|field| field.name);
    if period.eq(["from", "until"]) {
        return any([schema, json!({"type": "string", "pattern": PERIOD})]);
    }
    let word = record.as_word().map(|_| json!({"type": "string"}));
    let entry = record.as_entry().map(|pair| entry(record, pair, &schema));
    if word.is_none() && entry.is_none() {
        return schema;
    }
    any(word.into_iter().chain([schema]).chain(entry))
}

/// A record written as a name and what stands behind it, other keys beside.
fn entry(record: &Record, (name, words): (&str, &str), whole: &Value) -> Value {
    let of_pair = |key: &String| {
        let field = record.field(key);
        field.is_some_and(|field| field.name == name || field.name == words)
    };
    let properties = whole["properties"].as_object().into_iter().flatten();
    let others = properties.filter(|(key, _)| !of_pair(key));
    let others: Map<String, Value> = others
        .map(|(key, one)| (key.clone(), one.clone()))
        .collect();
    let known = others
        .keys()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("|");
    let mut properties = whole["properties"].as_object().into_iter().flatten();
    let body = properties.find(|(key, _)| record.field(key).is_some_and(|f| f.name == "body"));
    let said = match body {
        Some((_, body)) if words == "body" => body.clone(),
        _ => json!({"type": "string", "minLength": 6}),
    };
    json!({"type": "object", "minProperties": 1, "properties": others,
        "additionalProperties": said,
        "propertyNames": {"pattern": format!("^({known}|{NAME})$")}})
}

impl Wanted {
    fn reference(&self, record: &Record) -> Value {
        json!({"$ref": format!("#/$defs/{}", record.name)})
    }

    /// A word of a closed set, in either language: a file of Chinese keys has `1.1`
    /// in it, and one of English keys 一、. What YAML takes for a number or a yes is
    /// a word as well.
    fn choice(&self, set: &dyn Words) -> Value {
        let sets = set.words();
        let mut words: Vec<Value> = Vec::new();
        for word in sets.iter().flat_map(|all| all.iter()) {
            words.push((*word).into());
            words.extend(word.parse::<bool>().ok().map(Value::from));
            words.extend(word.parse::<f64>().ok().map(Value::from));
        }
        json!({"enum": words})
    }

    fn flag(&self) -> Value {
        self.choice(&keys::FLAGS)
    }

    fn day(&self) -> Value {
        json!({"type": "string", "pattern": DAY})
    }

    fn party(&self) -> Value {
        any([line(), self.reference(&keys::PARTY)])
    }

    /// What may stand in a field; nothing may where it need not be there.
    pub(super) fn kind(&self, record: &Record, field: &Field) -> Value {
        let schema = self.filled(record, field);
        match field.required {
            true => schema,
            false => any([schema, json!({"type": "null"})]),
        }
    }

    fn filled(&self, record: &Record, field: &Field) -> Value {
        match (record.name, field.name) {
            ("fangan.yaml", "severity") => return self.severities(),
            ("plan" | "attachment", "id") => {
                return json!({"type": ["string", "integer"], "pattern": "^[a-z0-9][a-z0-9-]{0,79}$"});
            }
            ("plan", "date") => {
                let open = json!({"enum": keys::OPEN});
                let blank = json!({"type": "string", "pattern": BLANK_DAY});
                return any([self.day(), open, blank]);
            }
            ("plan", "stage") => {
                let other = format!("^({})", OTHER_STAGES.join("|"));
                let other = json!({"type": "string", "pattern": other});
                return any([self.choice(&keys::STAGES), other]);
            }
            _ => {}
        }
        match field.kind {
            Kind::Id => {
                let signs = NOT_IN_IDS.iter().map(|c| match c {
                    '[' | ']' | '\\' => format!("\\{c}"),
                    _ => c.to_string(),
                });
                let signs: String = signs.collect();
                json!({"type": ["string", "number", "boolean"], "pattern": format!("^[^\\s{signs}]+$")})
            }
            Kind::Text | Kind::Reference | Kind::Amount | Kind::PlanDate => line(),
            Kind::Prose | Kind::Texts | Kind::References | Kind::Recurrence => one_or_more(line()),
            Kind::Day => self.day(),
            Kind::Days => one_or_more(self.day()),
            Kind::DayOrOpen => any([self.day(), json!({"enum": keys::OPEN})]),
            Kind::Deadline => {
                let part = any([line(), self.reference(&keys::DEADLINE_PART)]);
                one_or_more(part)
            }
            Kind::Number => {
                json!({"type": ["integer", "string"], "pattern": r"^\s*[0-9０-９]+\s*$"})
            }
            Kind::Flag => self.flag(),
            Kind::Choice(set) => self.choice(set),
            Kind::Columns(set, r) => one_or_more(any([self.choice(set), self.reference(r)])),
            Kind::Marked(r) => any([line(), self.reference(r)]),
            Kind::Party => one_or_more(self.party()),
            Kind::Parties => one_or_more(self.party()),
            Kind::PartiesOr(r) => one_or_more(any([self.party(), self.reference(r)])),
            Kind::Record(r) if r.name == "enumeration" => {
                any([one_or_more(line()), self.reference(r)])
            }
            Kind::Record(r) => self.reference(r),
            Kind::FlagOr(r) => any([self.flag(), self.choice(&keys::WHOLE), self.reference(r)]),
            Kind::Records(r) if r.name == "contact" => {
                one_or_more(any([self.party(), self.reference(r)]))
            }
            // 2024: 91%
            Kind::Records(r) if r.name == "year-figure" => {
                let years = json!({"type": "object", "additionalProperties": false,
                    "patternProperties": {"^(19|20|21)[0-9]{2}年?$": line()}});
                any([one_or_more(self.reference(r)), years])
            }
            Kind::Records(r) => records(self.reference(r)),
            Kind::TextsOr(r) => records(any([line(), self.reference(r)])),
            Kind::DatedNames(r) => one_or_more(any([line(), self.reference(r)])),
            Kind::DaysOr(r) => one_or_more(any([self.day(), self.reference(r)])),
            Kind::RecordsOrOptions(r, options) if r.name == "contact" => {
                let one = any([self.party(), self.reference(r)]);
                any([records(one), self.reference(options)])
            }
            Kind::RecordsOrOptions(r, options) => {
                any([records(self.reference(r)), self.reference(options)])
            }
            Kind::Parts => {
                let chapter = self.reference(&keys::SECTION);
                one_or_more(any([line(), self.reference(&keys::PART), chapter]))
            }
            Kind::DocumentNumber => any([json!({"type": "string"}), self.reference(&keys::NUMBER)]),
            Kind::Labels => json!({"type": "object", "additionalProperties": line()}),
            Kind::Rows => {
                let row = json!({"type": ["array", "object"]});
                json!({"type": "array", "items": row})
            }
        }
    }

    /// Any fault may be raised or lowered.
    fn severities(&self) -> Value {
        let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
        json!({
            "type": "object",
            "propertyNames": {"enum": codes},
            "additionalProperties": self.choice(&keys::SEVERITIES),
        })
    }
}
