//! [`DTypePolicyMap`].

use super::pattern::Pattern;
use super::{policy, DTypePolicy, Policy, Types};
use crate::config::{describe, Field, KerasConfig as _};
use crate::context::Context;
use crate::error::{Error, Result};
use crate::object::{serialize, serialize_tree, KerasObject, RoleObject};
use crate::value::{Map, Value};
use keratin_derive::KerasConfig;
use std::rc::Rc;

/// Dtype policies by the path of a layer in its model
///
/// A layer has the policy that `policy_map` has under its path, or under a regular
/// expression that the whole path matches; any other has `default_policy`.
#[derive(Debug, KerasConfig)]
#[keras(
    class = "keras.dtype_policies.DTypePolicyMap",
    python = "keras.src.dtype_policies.dtype_policy_map.DTypePolicyMap",
    r = "dtype_policy_map",
    example = "dtype_policy_map(
  \"float32\",
  list(\"model/dense\" = dtype_policy(\"mixed_float16\"))
)",
    prepare
)]
pub struct DTypePolicyMap {
    /// The policy of all other layers; `NULL` for the session's.
    #[config(default = None)]
    default_policy: Given,
    /// Paths, or regular expressions for them, and the policy of each.
    #[config(default = None, required_in_config)]
    policy_map: Policies,
}

impl DTypePolicyMap {
    /// Without a default policy of its own, a map leaves open the names of all
    /// its policies: whoever reads its config gives them the session's.
    fn prepare(&mut self) -> Result<()> {
        self.policy_map.open = self.default_policy.given.is_null();
        Ok(())
    }

    /// The policy of the layer at that path.
    fn of(&self, path: &str) -> &Rc<dyn DTypePolicy> {
        self.policy_map
            .of(path)
            .unwrap_or(&self.default_policy.policy)
    }
}

impl Policy for DTypePolicyMap {
    fn name(&self) -> String {
        format!("map_{}", self.default_policy.policy.name())
    }

    fn types(&self, path: &str) -> Types {
        self.of(path).types(path)
    }

    fn quantization_mode(&self, path: &str) -> Option<String> {
        self.of(path).quantization_mode(path)
    }
}

/// A policy, with what was given for it, which is what a config shows.
#[derive(Clone, Debug)]
struct Given {
    given: Value,
    policy: Rc<dyn DTypePolicy>,
}

impl Field for Given {
    const EXPECTED: &'static str = <dyn DTypePolicy>::EXPECTED;

    fn read(value: Value, cx: &Context) -> Result<Self> {
        Ok(Given {
            policy: single(value.clone(), cx)?,
            given: value,
        })
    }

    fn write(&self) -> Result<Value> {
        serialize_tree(&self.given)
    }
}

/// Policies by path, in order.
#[derive(Clone, Debug, Default)]
struct Policies {
    entries: Vec<(String, Entry)>,
    /// Whether a config leaves the names of the policies open.
    open: bool,
}

#[derive(Clone, Debug)]
struct Entry {
    pattern: Pattern,
    /// The name alone, if that was given.
    name: Option<String>,
    policy: Rc<dyn DTypePolicy>,
}

impl Policies {
    /// The policy under that very path, else that of the first pattern it matches.
    /// (Keras refuses a path that matches several, once it meets one.)
    fn of(&self, path: &str) -> Option<&Rc<dyn DTypePolicy>> {
        let exact = self.entries.iter().find(|(key, _)| key == path);
        let (_, entry) = exact.or_else(|| {
            let mut entries = self.entries.iter();
            entries.find(|(_, entry)| entry.pattern.matches(path))
        })?;
        Some(&entry.policy)
    }
}

impl Field for Policies {
    const EXPECTED: &'static str = "names with a dtype policy each";

    fn read(value: Value, cx: &Context) -> Result<Self> {
        let map = match value {
            Value::Null => Map::new(),
            Value::Object(map) => map,
            other => return Err(Self::refuse(&other)),
        };
        let mut entries = Vec::with_capacity(map.len());
        for (path, value) in map {
            let entry = Entry::read(&path, value, cx).map_err(|e| e.at(&*path))?;
            entries.push((path.to_string(), entry));
        }
        Ok(Policies {
            entries,
            open: false,
        })
    }

    fn write(&self) -> Result<Value> {
        let mut map = Map::with_capacity(self.entries.len());
        for (path, entry) in &self.entries {
            let value = entry.write().map_err(|e| e.at(path))?;
            map.push(path.as_str(), if self.open { opened(value) } else { value });
        }
        Ok(Value::Object(map))
    }
}

impl Entry {
    fn read(path: &str, value: Value, cx: &Context) -> Result<Self> {
        if value.is_null() {
            return Err(Given::refuse(&value));
        }
        Ok(Entry {
            pattern: Pattern::parse(path)?,
            name: value.as_str().map(str::to_owned),
            policy: single(value, cx)?,
        })
    }

    fn write(&self) -> Result<Value> {
        match &self.name {
            Some(name) => Ok(Value::from(name.as_str())),
            None => serialize(&<dyn DTypePolicy>::wrap(&self.policy)),
        }
    }
}

/// The config of a policy, without the name that a session can give it.
fn opened(mut envelope: Value) -> Value {
    if let Value::Object(envelope) = &mut envelope {
        if let Some(Value::Object(config)) = envelope.get_mut("config") {
            for key in ["source_name", "name"] {
                if let Some(name) = config.get_mut(key) {
                    *name = Value::Null;
                }
            }
        }
    }
    envelope
}

/// A policy that is no map: a map inside a map has no meaning.
fn single(value: Value, cx: &Context) -> Result<Rc<dyn DTypePolicy>> {
    let class_name = match &value {
        Value::Object(envelope) => envelope.get("class_name").and_then(Value::as_str),
        Value::Live(live) => live
            .get::<KerasObject>()
            .and_then(|object| object.class().schema())
            .map(|schema| schema.class_name),
        _ => None,
    };
    if class_name == Some(DTypePolicyMap::SCHEMA.class_name) {
        return Err(Error::config(format!(
            "a dtype policy map holds single policies, not {}",
            describe(&value)
        ))
        .received(&value)
        .expected(Given::EXPECTED));
    }
    policy(value, cx)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

    use super::*;
    use crate::json;

    fn map(default_policy: &str) -> (Rc<dyn DTypePolicy>, Context) {
        let text = format!(
            r#"{{"module": "keras.dtype_policies", "class_name": "DTypePolicyMap", "config": {{
                "default_policy": {default_policy},
                "policy_map": {{
                    "encoder/first": "mixed_bfloat16",
                    "encoder/.*": {{"module": "keras", "class_name": "DTypePolicy",
                        "config": {{"name": "float16"}}, "registered_name": null}},
                    "decoder": {{"module": "keras.dtype_policies",
                        "class_name": "QuantizedDTypePolicy",
                        "config": {{"mode": "int8", "source_name": "float32"}},
                        "registered_name": null}}
                }}
            }}, "registered_name": null}}"#
        );
        let cx = Context::new();
        let map = policy(json::read(text.as_bytes()).unwrap(), &cx).unwrap();
        (map, cx)
    }

    #[test]
    fn a_path_has_its_own_policy_or_that_of_a_pattern_or_the_default_one() {
        let (map, _) = map("\"float64\"");
        assert_eq!(map.name(), "map_float64");
        let cases = [
            ("encoder/first", "bfloat16", "float32", None),
            ("encoder/second", "float16", "float16", None),
            ("decoder", "float32", "float32", Some("int8")),
            ("decoder/dense", "float64", "float64", None),
            ("", "float64", "float64", None),
        ];
        for (path, compute, variable, quantization) in cases {
            let types = map.types(path);
            let names = (types.compute.name(), types.variable.name());
            assert_eq!(names, (compute, variable), "{path}");
            assert_eq!(map.quantization_mode(path).as_deref(), quantization);
        }
    }

    #[test]
    fn a_config_shows_what_was_given() {
        let (map, _) = map("\"float64\"");
        let config = json::write(&map.get_config().unwrap().into()).unwrap();
        assert_eq!(
            config,
            r#"{"default_policy": "float64", "policy_map": {"encoder/first": "mixed_bfloat16", "encoder/.*": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float16"}, "registered_name": null}, "decoder": {"module": "keras.dtype_policies", "class_name": "QuantizedDTypePolicy", "config": {"mode": "int8", "source_name": "float32"}, "registered_name": null}}}"#
        );
    }

    #[test]
    fn without_a_default_policy_the_names_are_left_open() {
        let (map, _) = map("null");
        let config = json::write(&map.get_config().unwrap().into()).unwrap();
        assert_eq!(
            config,
            r#"{"default_policy": null, "policy_map": {"encoder/first": "mixed_bfloat16", "encoder/.*": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": null}, "registered_name": null}, "decoder": {"module": "keras.dtype_policies", "class_name": "QuantizedDTypePolicy", "config": {"mode": "int8", "source_name": null}, "registered_name": null}}}"#
        );
    }

    #[test]
    fn a_map_holds_no_map() {
        let (map, cx) = map("null");
        let live = <dyn DTypePolicy>::wrap(&map).into_value();
        let error = single(live, &cx).unwrap_err();
        assert_eq!(error.get_expected(), Some(Given::EXPECTED));
    }
}
