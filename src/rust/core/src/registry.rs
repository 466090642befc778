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
        crate::activations::operation::CLASSES,
        crate::constraints::CLASSES,
        crate::distillation::CLASSES,
        crate::distillation::distiller::CLASSES,
        crate::dtype_policies::CLASSES,
        crate::initializers::CLASSES,
        crate::losses::CLASSES,
        crate::metrics::CLASSES,
        crate::optimizers::CLASSES,
        crate::optimizers::schedules::CLASSES,
        crate::quantizers::CLASSES,
        crate::quantizers::configs::CLASSES,
        crate::random::CLASSES,
        crate::regularizers::CLASSES,
    ]
    .into_iter()
    .chain(crate::layers::families())
    .chain([crate::models::CLASSES])
    .chain(crate::ops::classes())
    .flatten()
}

struct Index {
    /// By name, with the module, of every public path and of where Keras defines
    /// the class.
    paths: HashMap<&'static str, Vec<(&'static str, &'static ClassEntry)>>,
    /// By role and short name.
    names: HashMap<(Role, &'static str), &'static ClassEntry>,
}

fn index() -> &'static Index {
    static INDEX: OnceLock<Index> = OnceLock::new();
    INDEX.get_or_init(|| {
        let mut paths: HashMap<_, Vec<_>> = HashMap::new();
        let mut names = HashMap::new();
        for entry in classes() {
            let schema = entry.schema;
            // Of optimizers, Keras has the small spelling alone; `by_name` makes it.
            // The name of a metric stands for its class, not for the function.
            let is_other = match entry.role {
                // An operation is known by its module, too.
                Role::Optimizer | Role::Operation => true,
                Role::Metric => entry.is_function(),
                _ => false,
            };
            if !is_other {
                names.insert((entry.role, schema.class_name), entry);
            }
            for name in schema.names {
                names.insert((entry.role, *name), entry);
            }
            for alias in schema.aliases {
                if let Some((module, name)) = alias.rsplit_once('.') {
                    paths.entry(name).or_default().push((module, entry));
                    if entry.role == Role::Layer {
                        names.entry((entry.role, name)).or_insert(entry);
                    }
                }
            }
            if let Some((module, name)) = schema.python.rsplit_once('.') {
                paths.entry(name).or_default().push((module, entry));
            }
            let own = paths.entry(schema.class_name).or_default();
            own.push((schema.module, entry));
        }
        Index { paths, names }
    })
}

/// The class of that module and name.
pub fn by_path(module: &str, class_name: &str) -> Option<&'static ClassEntry> {
    let known = index().paths.get(class_name)?;
    let found = known.iter().find(|(known, _)| *known == module);
    found.map(|(_, entry)| *entry)
}

/// The class of that role and short name: `he_normal`, `HeNormal`.
pub fn by_name(role: Role, name: &str) -> Option<&'static ClassEntry> {
    let lower;
    let name = match role {
        Role::Optimizer => {
            lower = name.to_ascii_lowercase();
            &*lower
        }
        _ => name,
    };
    index().names.get(&(role, name)).copied()
}

/// The roles in which a short name stands for a class.
pub fn roles(name: &str) -> impl Iterator<Item = Role> + '_ {
    let names = index().names.keys();
    let is_meant = move |key: &&(Role, &str)| match key.0 {
        Role::Optimizer => key.1.eq_ignore_ascii_case(name),
        _ => key.1 == name,
    };
    names.filter(is_meant).map(|key| key.0)
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
