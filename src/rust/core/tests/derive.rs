//! What the derive makes of a struct: its schema, reading and writing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

// The derive says `crate::config` and `crate::error`, as in the core itself.
use keratin_core::{config, error};

use config::{BaseKeys, KerasConfig as _, Literal, Positive, Reader, Schema, Writer};
use keratin_core::{json, Context, Error, ErrorKind, Map, Value};
use keratin_derive::KerasConfig;

/// Fields of several classes
#[derive(Debug, KerasConfig)]
#[keras(group)]
struct Common {
    /// Whether there is one.
    #[config(default = true)]
    use_bias: bool,
    /// A name.
    #[config(default = None, omit_none)]
    label: Option<String>,
}

/// A small class
///
/// Prose about it.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.layers.Small",
    python = "keras.src.layers.core.small.Small",
    bases("keras.src.layers.core.base.Base"),
    aliases("keras.Small"),
    r = "layer_small",
    keys = "rate units use_bias label activity_regularizer size axis"
)]
struct Small {
    /// How many.
    units: Positive,
    /// How fast,
    /// in two lines.
    #[config(default = 0.5)]
    rate: f64,
    #[config(flatten)]
    common: Common,
    /// Kept by the layer.
    #[config(base)]
    activity_regularizer: (),
    /// How large.
    #[config(default = [1, -2])]
    size: Vec<i64>,
    /// Where.
    #[config(default = -1, r_default = "-1L", r_convert = "as_axis")]
    axis: i64,
    /// Of the constructor alone.
    #[config(default = "x", no_write)]
    mode: String,
}

static SMALL: Schema = Small::SCHEMA;

fn args(text: &str) -> Map {
    match json::read(text.as_bytes()).unwrap() {
        Value::Object(map) => map,
        other => panic!("{other:?} is no object"),
    }
}

fn read(text: &str) -> Result<Small, Error> {
    let cx = Context::new();
    let mut reader = Reader::new(&SMALL, args(text), &cx);
    let small = Small::read(&mut reader)?;
    reader.finish()?;
    Ok(small)
}

fn written(small: &Small) -> String {
    let base = |name: &str| Ok(Value::from(format!("the layer's {name}")));
    let mut writer = Writer::with_base(Map::new(), &base);
    small.write(&mut writer).unwrap();
    json::write(&writer.finish().into()).unwrap()
}

#[test]
fn the_struct_is_the_schema() {
    assert_eq!(SMALL.path(), "keras.layers.Small");
    assert_eq!(SMALL.python, "keras.src.layers.core.small.Small");
    assert_eq!(SMALL.bases, ["keras.src.layers.core.base.Base"]);
    assert_eq!(SMALL.aliases, ["keras.Small"]);
    assert_eq!(SMALL.r, "layer_small");
    assert_eq!(SMALL.doc, "A small class\n\nProse about it.");
    assert_eq!(SMALL.base_keys, BaseKeys::All);
    let field = SMALL.field("rate").expect("a field");
    assert_eq!(field.doc, "How fast,\nin two lines.");
    assert_eq!(field.default, Some(Literal::Float(0.5)));
    assert_eq!(field.expected, "a number");
    let field = SMALL.field("axis").expect("a field");
    assert_eq!(
        (field.r_default, field.r_convert),
        (Some("-1L"), Some("as_axis"))
    );
    assert!(SMALL.field("common").is_none());
}

#[test]
fn fields_stand_in_order_and_those_of_a_group_in_its_place() {
    let fields: Vec<_> = SMALL
        .fields()
        .into_iter()
        .map(|f| (f.name, f.default, f.in_config, f.in_base))
        .collect();
    assert_eq!(
        fields,
        [
            ("units", None, true, false),
            ("rate", Some(Literal::Float(0.5)), true, false),
            ("use_bias", Some(Literal::Bool(true)), true, false),
            ("label", Some(Literal::None), true, false),
            ("activity_regularizer", Some(Literal::None), true, true),
            (
                "size",
                Some(Literal::List(&[Literal::Int(1), Literal::Int(-2)])),
                true,
                false
            ),
            ("axis", Some(Literal::Int(-1)), true, false),
            ("mode", Some(Literal::Str("x")), false, false),
        ]
    );
}

#[test]
fn what_is_not_given_has_its_default() {
    let small = read("{\"units\": 3}").unwrap();
    assert_eq!(small.units.get(), 3);
    assert_eq!(small.rate.to_bits(), 0.5_f64.to_bits());
    assert!(small.common.use_bias);
    assert_eq!(small.common.label, None);
    assert_eq!(small.size, [1, -2]);
    assert_eq!(small.axis, -1);
    assert_eq!(small.mode, "x");
}

#[test]
fn a_config_has_its_keys_in_the_order_that_is_asked_for() {
    let small = read("{\"units\": 3}").unwrap();
    assert_eq!(
        written(&small),
        "{\"rate\": 0.5, \"units\": 3, \"use_bias\": true, \
         \"activity_regularizer\": \"the layer's activity_regularizer\", \
         \"size\": [1, -2], \"axis\": -1}"
    );
    let small = read(
        "{\"mode\": \"y\", \"axis\": 2, \"size\": [], \"label\": \"l\", \"use_bias\": false, \
         \"rate\": 1, \"units\": 4.0}",
    );
    assert_eq!(
        written(&small.unwrap()),
        "{\"rate\": 1.0, \"units\": 4, \"use_bias\": false, \"label\": \"l\", \
         \"activity_regularizer\": \"the layer's activity_regularizer\", \
         \"size\": [], \"axis\": 2}"
    );
}

/// The error's text, path, expectation and advice.
fn refusal(text: &str) -> (String, String, Option<String>, Option<String>) {
    let error = read(text).expect_err("must be refused");
    assert_eq!(error.kind(), ErrorKind::Config);
    (
        error.message().to_owned(),
        error.path(),
        error.get_expected().map(str::to_owned),
        error.get_hint().map(str::to_owned),
    )
}

#[test]
fn errors_say_where() {
    assert_eq!(
        refusal("{\"units\": 4.5}"),
        (
            "expected a positive integer, got 4.5".into(),
            "units".into(),
            Some("a positive integer".into()),
            None
        )
    );
    assert_eq!(
        refusal("{\"units\": 1, \"size\": [1, 2, \"three\"]}"),
        (
            "expected an integer, got \"three\"".into(),
            "size[2]".into(),
            Some("an integer".into()),
            None
        )
    );
    assert_eq!(refusal("{\"units\": 1, \"use_bias\": null}").1, "use_bias");
    assert_eq!(refusal("{\"units\": 1, \"label\": 7}").1, "label");
}

#[test]
fn an_unknown_argument_is_refused_with_the_nearest_name() {
    assert_eq!(
        refusal("{\"units\": 1, \"use_bais\": false}"),
        (
            "`Small` has no argument `use_bais`".into(),
            "use_bais".into(),
            None,
            Some("Did you mean `use_bias`?".into())
        )
    );
    let error = read("{\"units\": 1, \"zzz\": [1]}").expect_err("must be refused");
    assert_eq!(error.get_hint(), None);
    assert_eq!(error.get_received(), Some(&Value::from(vec![1])));
}

#[test]
fn a_required_argument_must_be_there() {
    assert_eq!(
        refusal("{}"),
        (
            "`Small` needs `units`: a positive integer".into(),
            "units".into(),
            Some("a positive integer".into()),
            None
        )
    );
    assert_eq!(
        refusal("{\"unit\": 3}").3.as_deref(),
        Some("`unit` is not its name.")
    );
}

#[test]
fn one_field_can_be_written_by_its_name() {
    let small = read("{\"units\": 3}").unwrap();
    let mut writer = Writer::new(Map::new());
    assert!(small.write_field("use_bias", &mut writer).unwrap());
    assert!(!small.write_field("unknown", &mut writer).unwrap());
    assert_eq!(writer.finish(), Map::from_iter([("use_bias", true)]));
}
