//! `keratin-generate <root>`: writes the generated R files of a package.

use keratin_generate::{files, MARK};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

fn main() -> ExitCode {
    let Some(root) = env::args_os().nth(1) else {
        eprintln!("Usage: keratin-generate <folder of the package>");
        return ExitCode::FAILURE;
    };
    match write(Path::new(&root)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// Writes all files, and removes those of families that are no more.
fn write(root: &Path) -> Result<(), String> {
    let files = files(root)?;
    let folder = root.join("R");
    let failed = |error: io::Error| format!("{}: {error}", folder.display());
    for entry in fs::read_dir(&folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let known = path
            .file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| files.contains_key(name));
        if known || path.extension().map_or(true, |e| e != "R") {
            continue;
        }
        if fs::read(&path)
            .map_err(failed)?
            .starts_with(MARK.as_bytes())
        {
            fs::remove_file(&path).map_err(failed)?;
        }
    }
    for (name, text) in files {
        let path = folder.join(name);
        if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            fs::write(&path, text).map_err(failed)?;
        }
    }
    Ok(())
}
