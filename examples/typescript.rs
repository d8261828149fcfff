//! Prints the TypeScript types that follow from the model.

fn main() {
    print!("{}", target_groups::typescript::model());
}
