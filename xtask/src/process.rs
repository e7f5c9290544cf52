//! Running other programs: without standard input, with their output on standard error, and with errors
//! that name the whole command.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::paths;

/// Starts a command line for the cargo that runs this task, in the top folder of the checkout.
pub fn cargo(words: &[&str]) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.args(words).current_dir(paths::root());
    command
}

/// Runs a command to its end.
///
/// # Errors
/// It cannot be started, or it ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    let words = words_of(command);
    let status = command
        .stdin(Stdio::null())
        .stdout(std::io::stderr())
        .status()
        .with_context(|| format!("cannot start `{words}`"))?;
    if !status.success() {
        bail!("`{words}` failed ({status})");
    }
    Ok(())
}

/// Runs a command quietly to its end and returns what it printed.
///
/// # Errors
/// It cannot be started, or it ends with a failure; the error carries what it said.
pub fn capture(command: &mut Command) -> Result<String> {
    let words = words_of(command);
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start `{words}`"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("`{words}` failed ({}): {}", output.status, said.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Finds a program in the folders of `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let folders = env::var_os("PATH")?;
    env::split_paths(&folders).find_map(|folder| program_in(&folder, program))
}

/// Returns the program's path when `folder` holds it.
pub fn program_in(folder: &Path, program: &str) -> Option<PathBuf> {
    let path = folder.join(format!("{program}{}", env::consts::EXE_SUFFIX));
    path.is_file().then_some(path)
}

fn words_of(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let program = program.file_stem().unwrap_or(program.as_os_str());
    std::iter::once(program)
        .chain(command.get_args())
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_name_the_command() {
        let error = capture(&mut cargo(&["no-such-command"])).unwrap_err();
        assert!(
            error.to_string().contains("`cargo no-such-command` failed"),
            "{error}"
        );
        let error = run(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(
            error
                .to_string()
                .contains("cannot start `no-such-program-here`"),
            "{error}"
        );
    }

    #[test]
    fn captures_what_is_printed() {
        assert!(
            capture(&mut cargo(&["--version"]))
                .unwrap()
                .starts_with("cargo ")
        );
    }
}
