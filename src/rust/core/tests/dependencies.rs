//! What the project may depend on, read from `cargo metadata`: nothing that
//! needs a newer Rust than the package declares, nothing in the binding that
//! is not listed here, and no R in the core.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Everything that is compiled when a user installs the package.
const BINDING: &[&str] = &[
    "extendr-api",
    "extendr-ffi",
    "extendr-macros",
    "keratin",
    "keratin-core",
    "keratin-derive",
    "lazy_static",
    "once_cell",
    "paste",
    "proc-macro2",
    "quote",
    "readonly",
    "ryu",
    "serde",
    "serde_core",
    "serde_derive",
    "syn",
    "unicode-ident",
];

/// Locked crates that do not say which Rust they need, found to build with
/// the minimum.
const WITHOUT_RUST_VERSION: &[&str] = &[
    "adler2",
    "divan-macros",
    "lazy_static",
    "miniz_oxide",
    "simd-adler32",
    "termcolor",
    "winapi-util",
];

struct Metadata(Value);

impl Metadata {
    fn read() -> Self {
        let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml");
        let output = Command::new(env!("CARGO"))
            .args(["metadata", "--format-version=1", "--locked", "--offline"])
            .args(["--manifest-path", manifest])
            .output()
            .expect("cargo runs");
        assert!(
            output.status.success(),
            "cargo metadata failed; `cargo fetch --locked` brings what it needs:\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        Self(serde_json::from_slice(&output.stdout).expect("metadata is JSON"))
    }

    fn packages(&self) -> &[Value] {
        self.0["packages"].as_array().expect("packages")
    }

    /// The names of the packages reached from one, itself included, by
    /// dependencies that are not only for tests.
    fn tree(&self, root: &str) -> BTreeSet<&str> {
        let names: BTreeMap<&str, &str> = self
            .packages()
            .iter()
            .map(|p| (text(&p["id"]), text(&p["name"])))
            .collect();
        let nodes: BTreeMap<&str, &Value> = self.0["resolve"]["nodes"]
            .as_array()
            .expect("nodes")
            .iter()
            .map(|n| (text(&n["id"]), n))
            .collect();
        let mut waiting: Vec<&str> = names
            .iter()
            .filter(|(_, name)| **name == root)
            .map(|(id, _)| *id)
            .collect();
        assert_eq!(waiting.len(), 1, "one package is called {root}");

        let mut reached = BTreeSet::new();
        while let Some(id) = waiting.pop() {
            if !reached.insert(id) {
                continue;
            }
            for dependency in nodes[id]["deps"].as_array().expect("deps") {
                let kinds = dependency["dep_kinds"].as_array().expect("dep_kinds");
                if kinds.iter().any(|k| k["kind"] != "dev") {
                    waiting.push(text(&dependency["pkg"]));
                }
            }
        }
        reached.into_iter().map(|id| names[id]).collect()
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a string")
}

/// `1.81` and `1.81.0` are the same version.
fn version(text: &str) -> Vec<u64> {
    let mut parts: Vec<u64> = text.split('.').map(|p| p.parse().unwrap()).collect();
    parts.resize(3, 0);
    parts
}

#[test]
fn no_locked_crate_needs_a_newer_rust() {
    let metadata = Metadata::read();
    let minimum = version(env!("CARGO_PKG_RUST_VERSION"));
    assert_eq!(minimum, [1, 81, 0]);

    let mut newer = Vec::new();
    let mut undeclared = BTreeSet::new();
    for package in metadata.packages() {
        let name = text(&package["name"]);
        match package["rust_version"].as_str() {
            Some(needed) if version(needed) > minimum => newer.push((name, needed)),
            Some(_) => {}
            None => {
                undeclared.insert(name);
            }
        }
    }
    assert_eq!(newer, []);
    assert_eq!(undeclared, WITHOUT_RUST_VERSION.iter().copied().collect());
}

#[test]
fn the_package_is_built_from_the_listed_crates() {
    let metadata = Metadata::read();
    assert_eq!(metadata.tree("keratin"), BINDING.iter().copied().collect());
}

#[test]
fn the_core_knows_no_r() {
    let metadata = Metadata::read();
    let tree = metadata.tree("keratin-core");
    assert!(tree.contains("keratin-derive"));
    let r: Vec<_> = tree.iter().filter(|n| n.contains("extendr")).collect();
    assert_eq!(r, Vec::<&&str>::new());
    assert!(!tree.contains("keratin"));
}
