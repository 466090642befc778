//! The class table, and looking names up in it.
//!
//! Every built-in class stands in one family's table and nowhere else. A lookup
//! goes by role and name, or by module and name; nothing is ever imported.

use crate::config::Schema;
use crate::error::{Error, Result};
use crate::object::{ClassEntry, Role};
use std::collections::HashMap;
use std::sync::OnceLock;

/// All built-in classes, family by family.
pub fn classes() -> impl Iterator<Item = &'static ClassEntry> {
    [
        crate::activations::CLASSES,
        crate::constraints::CLASSES,
        crate::dtype_policies::CLASSES,
        crate::initializers::CLASSES,
        crate::regularizers::CLASSES,
    ]
    .into_iter()
    .chain(crate::layers::families())
    .chain([crate::models::CLASSES])
    .flatten()
}

struct Index {
    /// By `module.name` of every public path, and by where Keras defines it.
    paths: HashMap<String, &'static ClassEntry>,
    /// By role and short name.
    names: HashMap<(Role, &'static str), &'static ClassEntry>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut paths = HashMap::new();
        let mut names = HashMap::new();
        for entry in classes() {
            let schema = entry.schema;
            let own = schema.path();
            names.insert((entry.role, schema.class_name), entry);
            for name in schema.names {
                names.insert((entry.role, *name), entry);
            }
            for alias in schema.aliases {
                paths.insert((*alias).to_owned(), entry);
                if entry.role == Role::Layer {
                    if let Some((_, name)) = alias.rsplit_once('.') {
                        names.entry((entry.role, name)).or_insert(entry);
                    }
                }
            }
            paths.insert(schema.python.to_owned(), entry);
            paths.insert(own, entry);
        }
        Index { paths, names }
    })
}

/// The class of that module and name.
pub fn by_path(module: &str, class_name: &str) -> Option<&'static ClassEntry> {
    index()
        .paths
        .get(&format!("{module}.{class_name}"))
        .copied()
}

/// The class of that role and short name: `he_normal`, `HeNormal`.
pub fn by_name(role: Role, name: &str) -> Option<&'static ClassEntry> {
    index().names.get(&(role, name)).copied()
}

/// The roles in which a short name stands for a class.
pub fn roles(name: &str) -> impl Iterator<Item = Role> + '_ {
    let names = index().names.keys();
    names.filter(move |key| key.1 == name).map(|key| key.0)
}

/// The short names of a role.
pub fn names(role: Role) -> impl Iterator<Item = &'static str> {
    index()
        .names
        .keys()
        .filter(move |(r, _)| *r == role)
        .map(|(_, name)| *name)
}

/// The row of a schema.
pub fn entry_of(schema: &'static Schema) -> Result<&'static ClassEntry> {
    by_path(schema.module, schema.class_name)
        .ok_or_else(|| Error::class(format!("`{}` is in no table", schema.path())))
}
