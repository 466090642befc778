//! What is known to differ from what is recorded, and why.

use crate::common::fixture_plain_text;

/// The lines of a list: model, aspect, tab, reason.
pub struct Exceptions(Vec<(String, bool)>);

impl Exceptions {
    pub fn read(name: &str) -> Self {
        let text = fixture_plain_text(name);
        let lines = text
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        let listed = lines.map(|line| {
            let (what, reason) = line
                .split_once('\t')
                .unwrap_or_else(|| panic!("no tab before the reason: {line:?}"));
            assert!(!reason.trim().is_empty(), "{what} has no reason");
            (what.to_owned(), false)
        });
        Exceptions(listed.collect())
    }

    /// Whether the aspect of a model is listed; remembers that it was met.
    pub fn has(&mut self, model: &str, aspect: &str) -> bool {
        let what = format!("{model} {aspect}");
        match self.0.iter_mut().find(|(listed, _)| *listed == what) {
            Some((_, met)) => {
                *met = true;
                true
            }
            None => false,
        }
    }

    /// What is listed and was not compared, of the models that were read.
    pub fn idle(&self, seen: &[String]) -> Vec<&str> {
        let idle = self.0.iter().filter(|(_, met)| !met);
        idle.map(|(what, _)| what.as_str())
            .filter(|what| {
                let model = what.split(' ').next().unwrap_or(what);
                seen.iter().any(|name| name == model)
            })
            .collect()
    }
}
