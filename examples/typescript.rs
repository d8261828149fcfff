//! Prints the TypeScript types of the model; `cargo xtask docs` writes them where the package has them.

fn main() {
    print!("{}", target_groups::typescript::model());
}
