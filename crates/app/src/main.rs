//! The one binary of Kith.

fn main() -> std::process::ExitCode {
    kith::cli::run()
}
