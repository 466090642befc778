//! The house's own rules: who may import whom, what stands where, and what no
//! source file holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use keratin_core::object::Role;
use keratin_core::registry;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Files of more than 500 lines, with the reason.
const LONG: &[(&str, &str)] = &[];

/// What each room of the core may import. Whoever comes later in the list may
/// know those before; the small classes and the layers know one another only
/// through `object` and the traits in the family's own file.
const IMPORTS: &[(&str, &[&str])] = &[
    ("value", &[]),
    ("text", &[]),
    ("error", &["value"]),
    ("json", &["error", "value"]),
    ("saving", &["error", "json", "value"]),
    (
        "custom",
        &["context", "error", "layers", "object", "shape", "value"],
    ),
    ("context", &["custom", "dtype", "error", "text", "value"]),
    ("config", &["context", "error", "text", "value"]),
    ("dtype", &["config", "context", "error", "text", "value"]),
    ("shape", &["config", "context", "error", "value"]),
    (
        "object",
        &[
            "activations",
            "config",
            "constraints",
            "context",
            "custom",
            "distillation",
            "dtype_policies",
            "error",
            "initializers",
            "json",
            "layers",
            "losses",
            "metrics",
            "optimizers",
            "quantizers",
            "random",
            "registry",
            "regularizers",
            "text",
            "value",
        ],
    ),
    (
        "ops",
        &[
            "config", "context", "dtype", "error", "layers", "object", "shape", "value",
        ],
    ),
    (
        "registry",
        &[
            "activations",
            "config",
            "constraints",
            "distillation",
            "dtype_policies",
            "error",
            "initializers",
            "layers",
            "losses",
            "metrics",
            "models",
            "object",
            "ops",
            "optimizers",
            "quantizers",
            "random",
            "regularizers",
            "text",
        ],
    ),
    // A graph records an operation of the family.
    (
        "activations",
        &[
            "config", "context", "error", "layers", "object", "ops", "registry", "shape", "value",
        ],
    ),
    ("constraints", SMALL),
    ("dtype_policies", SMALL),
    (
        "distillation",
        &[
            "config", "context", "error", "graph", "layers", "models", "object", "shape", "value",
        ],
    ),
    (
        "initializers",
        &[
            "config", "context", "error", "layers", "object", "random", "text", "value",
        ],
    ),
    ("optimizers", SMALL),
    ("quantizers", SMALL),
    ("random", &["initializers", "object"]),
    ("regularizers", SMALL),
    (
        "metrics",
        &[
            "config",
            "context",
            "dtype",
            "dtype_policies",
            "error",
            "object",
            "value",
        ],
    ),
    (
        "losses",
        &["config", "dtype_policies", "error", "object", "value"],
    ),
    (
        "layers",
        &[
            "activations",
            "config",
            "constraints",
            "context",
            "custom",
            "dtype",
            "dtype_policies",
            "error",
            "graph",
            "initializers",
            "object",
            "quantizers",
            "registry",
            "regularizers",
            "shape",
            "text",
            "value",
        ],
    ),
    ("graph", &["error", "layers", "object", "shape", "value"]),
    (
        "models",
        &[
            "config", "context", "dtype", "error", "graph", "json", "layers", "object", "shape",
            "text", "value",
        ],
    ),
];

const SMALL: &[&str] = &[
    "config", "context", "dtype", "error", "layers", "object", "registry", "shape", "text", "value",
];

/// What the graph may know of layers: what they have in common.
const COMMON: &[&str] = &["layer", "input_spec"];

/// Words that stop the process, or promise what is not there.
const FORBIDDEN: &[&str] = &[
    ".unwrap()",
    ".expect(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "unreachable!(",
    "process::exit",
    "process::abort",
];

/// Where one of them stands nevertheless, with the reason.
const MEANT: &[(&str, &str, &str)] = &[(
    "./testing.rs",
    "panic!(",
    "a panic on purpose, to see that it comes to R as an error",
)];

/// Doors to the world outside; only `saving` has one.
const DOORS: &[&str] = &["std::fs", "std::net", "std::process", "std::env", "std::io"];

struct Source {
    /// From the crate's `src`: `layers/core/dense.rs`.
    path: String,
    text: String,
}

impl Source {
    /// The code, without tests and comments.
    fn code(&self) -> String {
        let mut code = Vec::new();
        let mut lines = self.text.lines().map(str::trim_start);
        while let Some(line) = lines.next() {
            if line == "#[cfg(test)]" {
                let module = lines.next().unwrap_or_default();
                assert!(
                    module.starts_with("mod "),
                    "{}: what is for tests alone stands in a module",
                    self.path
                );
                if module.ends_with('{') {
                    break;
                }
            } else if !line.starts_with("//") {
                code.push(line);
            }
        }
        code.join("\n")
    }

    /// The files of the modules that are for tests alone.
    fn tests(&self) -> Vec<String> {
        let folder = match self.path.strip_suffix("lib.rs") {
            Some(folder) => folder.to_owned(),
            None => format!("{}/", self.path.trim_end_matches(".rs")),
        };
        let after = self.text.split("#[cfg(test)]\nmod ").skip(1);
        after
            .filter_map(|rest| rest.lines().next()?.strip_suffix(';'))
            .map(|module| format!("{folder}{module}.rs"))
            .collect()
    }

    /// The room: `layers` of `layers/core/dense.rs` and of `layers.rs`.
    fn room(&self) -> &str {
        let first = self.path.split('/').next().unwrap_or_default();
        first.trim_end_matches(".rs")
    }
}

fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn sources(member: &str) -> Vec<Source> {
    let root = workspace().join(member).join("src");
    let mut folders = vec![root.clone()];
    let mut sources = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let name = path.strip_prefix(&root).expect("inside").to_str();
                sources.push(Source {
                    path: name.expect("a name").replace('\\', "/"),
                    text: fs::read_to_string(&path).expect("text"),
                });
            }
        }
    }
    let tests: BTreeSet<String> = sources.iter().flat_map(Source::tests).collect();
    sources.retain(|source| !tests.contains(&source.path));
    sources.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!sources.is_empty(), "no sources in {member}");
    sources
}

fn all_sources() -> Vec<(String, Source)> {
    let members = [".", "core", "derive", "generate"];
    members
        .iter()
        .flat_map(|member| {
            sources(member)
                .into_iter()
                .map(move |s| (format!("{member}/{}", s.path), s))
        })
        .collect()
}

/// The names that follow `prefix` in a text: `error` of `crate::error::Result`.
fn names_after<'a>(text: &'a str, prefix: &str) -> BTreeSet<&'a str> {
    text.match_indices(prefix)
        .map(|(at, _)| {
            let rest = &text[at + prefix.len()..];
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

/// The room of what the crate itself names: `Result` comes from `error`.
fn room_of(name: &str) -> &str {
    match name {
        "Context" => "context",
        "Error" | "ErrorKind" | "Result" => "error",
        "KerasObject" => "object",
        "Key" | "Live" | "LiveObject" | "Map" | "Value" => "value",
        room => room,
    }
}

#[test]
fn rooms_import_only_what_they_may_know() {
    let allowed: BTreeMap<&str, &[&str]> = IMPORTS.iter().copied().collect();
    let mut wrong = Vec::new();
    let mut rooms = BTreeSet::new();
    for source in sources("core") {
        if source.path == "lib.rs" {
            continue;
        }
        let room = source.room().to_owned();
        let Some(allowed) = allowed.get(&*room) else {
            wrong.push(format!("{}: the room is not in the list", source.path));
            continue;
        };
        let code = source.code();
        assert!(
            !code.contains("crate::{"),
            "{}: one `use` per room",
            source.path
        );
        for name in names_after(&code, "crate::").into_iter().map(room_of) {
            if name != room && !name.is_empty() && !allowed.contains(&name) {
                wrong.push(format!("{} imports {name}", source.path));
            }
        }
        rooms.insert(room);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let gone: Vec<_> = allowed
        .keys()
        .filter(|room| !rooms.contains(**room))
        .collect();
    assert!(gone.is_empty(), "in the list, but not there: {gone:?}");
}

#[test]
fn the_graph_knows_no_class_of_layers() {
    let mut seen = 0;
    for source in sources("core").iter().filter(|s| s.room() == "graph") {
        seen += 1;
        let code = source.code();
        for name in names_after(&code, "crate::layers::") {
            let is_type = name.starts_with(|c: char| c.is_uppercase()) || name.is_empty();
            assert!(
                is_type || COMMON.contains(&name),
                "{} imports layers::{name}",
                source.path
            );
        }
    }
    assert!(seen >= 4, "only {seen} files of the graph");
}

#[test]
fn only_saving_has_a_door_to_the_outside() {
    for source in sources("core").iter().filter(|s| s.room() != "saving") {
        let code = source.code();
        for door in DOORS {
            assert!(!code.contains(door), "{} has {door}", source.path);
        }
    }
}

#[test]
fn nothing_stops_the_process() {
    let mut found = BTreeSet::new();
    for (path, source) in all_sources() {
        let code = source.code();
        for word in FORBIDDEN.iter().filter(|word| code.contains(**word)) {
            found.insert((path.clone(), (*word).to_owned()));
        }
    }
    let meant = MEANT.iter().map(|(path, word, reason)| {
        assert!(!reason.is_empty());
        ((*path).to_owned(), (*word).to_owned())
    });
    assert_eq!(found, meant.collect());
}

#[test]
fn files_say_what_they_are_for_and_are_short() {
    let mut long: BTreeSet<String> = BTreeSet::new();
    for (path, source) in all_sources() {
        let first = source.text.lines().next().unwrap_or_default();
        assert!(first.starts_with("//! "), "{path} begins with {first:?}");
        if source.text.lines().count() > 500 {
            long.insert(path);
        }
    }
    let named: BTreeSet<String> = LONG.iter().map(|(path, _)| (*path).to_owned()).collect();
    assert_eq!(
        long, named,
        "files of more than 500 lines, and those with a reason"
    );
    assert!(LONG.iter().all(|(_, reason)| !reason.is_empty()));
}

/// The classes that a file's schemas declare, by where Keras defines them.
fn declared(source: &Source) -> BTreeSet<String> {
    let code = source.code();
    // An operation has but one path.
    ["python = \"", "python: \"", "class = \"keras.src.ops."]
        .iter()
        .flat_map(|before| code.match_indices(before))
        .map(|(at, before)| {
            let begin = before.find('"').map_or(before.len(), |quote| quote + 1);
            let rest = &code[at + begin..];
            rest.split('"').next().unwrap_or_default().to_owned()
        })
        .collect()
}

#[test]
fn every_declared_class_is_in_the_table() {
    let table: BTreeSet<String> = registry::classes()
        .map(|entry| entry.schema.python.to_owned())
        .collect();
    let mut found = BTreeSet::new();
    for source in sources("core") {
        let classes = declared(&source);
        let modules: BTreeSet<&str> = classes
            .iter()
            .filter_map(|class| class.rsplit_once('.'))
            .map(|(module, _)| module)
            .collect();
        let is_of_one_file = modules.len() <= 1 || source.path == "models.rs";
        assert!(is_of_one_file, "{} holds {modules:?}", source.path);
        for class in classes {
            assert!(
                table.contains(&class),
                "{} declares {class}, which no table has",
                source.path
            );
            assert!(found.insert(class.clone()), "{class} is declared twice");
        }
    }
    assert_eq!(found, table);
}

#[test]
fn every_class_stands_where_keras_has_it() {
    let files: BTreeMap<String, Source> = sources("core")
        .into_iter()
        .map(|source| (source.path.clone(), source))
        .collect();
    let mut wrong = Vec::new();
    for entry in registry::classes() {
        let schema = entry.schema;
        let own = schema.python.strip_prefix("keras.src.").unwrap_or_default();
        let Some((module, _)) = own.rsplit_once('.') else {
            wrong.push(format!(
                "{}: {:?} is no place in Keras",
                schema.path(),
                schema.python
            ));
            continue;
        };
        let place = module.replace('.', "/");
        let own_file = format!("{place}.rs");
        let declares = |source: &Source| declared(source).contains(schema.python);
        let is_there = match place.split_once('/') {
            // The models' schemas stand together.
            Some(("models", _)) => files.contains_key(&own_file),
            Some(("distillation", "distiller")) => files.get(&own_file).is_some_and(declares),
            // What is not the file's main class may stand in its folder.
            Some(("layers", _)) => files.iter().any(|(path, file)| {
                let is_own = *path == own_file || path.starts_with(&format!("{place}/"));
                is_own && declares(file)
            }),
            // Keras has many small classes in one file; here each has its own.
            Some((family, _)) => {
                let folder = match entry.role {
                    Role::Layer => format!("layers/{family}/"),
                    _ => format!("{family}/"),
                };
                let in_family = |path: &&String| path.starts_with(&folder);
                files
                    .keys()
                    .filter(in_family)
                    .any(|path| files.get(path).is_some_and(declares))
            }
            None => false,
        };
        if !is_there {
            wrong.push(format!("{}: not in {own_file}", schema.path()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
