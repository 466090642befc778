//! What differs from the recorded facts, and why.

/// Lines of `model aspect: reason`.
const LIST: &str = include_str!("exceptions.txt");

pub struct Exceptions(Vec<(&'static str, bool)>);

impl Exceptions {
    pub fn read() -> Self {
        let lines = LIST
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
        Exceptions(
            lines
                .map(|line| {
                    let (what, reason) = line.split_once(": ").expect(line);
                    assert!(!reason.trim().is_empty(), "{line}: a reason is missing");
                    (what, false)
                })
                .collect(),
        )
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

    /// What is listed and was not met among the models looked at.
    pub fn idle(&self, seen: &[String]) -> Vec<&str> {
        let idle = self.0.iter().filter(|(_, met)| !met).map(|(what, _)| *what);
        idle.filter(|what| {
            let model = what.split(' ').next().unwrap_or(what);
            seen.iter().any(|name| name == model)
        })
        .collect()
    }
}
