//! Reads rows that were copied from a spreadsheet: periods, values, or both.
//!
//! Columns are identified by the names in the first row or, without names, by the content of their cells: dates, numbers, and text.

use crate::json::{Decimal, Writer, write_json};

use super::body::is_space;
use super::note::{NoteCode, NoteNames, PendingNote, shortened};

/// The maximum number of rows that are read.
const MAX_ROWS: usize = 10_000;

/// The maximum number of columns that are read.
const MAX_COLUMNS: usize = 50;

/// The meaning of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// A field of a period.
    Field(&'static str),
    /// The goal for the period.
    Value,
    Unknown,
}

/// The names of columns, in lower case and without punctuation.
const NAMES: [(&str, Column); 22] = [
    ("startdate", Column::Field("startDate")),
    ("start", Column::Field("startDate")),
    ("from", Column::Field("startDate")),
    ("fromdate", Column::Field("startDate")),
    ("enddate", Column::Field("endDate")),
    ("end", Column::Field("endDate")),
    ("to", Column::Field("endDate")),
    ("todate", Column::Field("endDate")),
    ("till", Column::Field("endDate")),
    ("refcode", Column::Field("refCode")),
    ("ref", Column::Field("refCode")),
    ("code", Column::Field("refCode")),
    ("period", Column::Field("refCode")),
    ("periodcode", Column::Field("refCode")),
    ("description", Column::Field("description")),
    ("value", Column::Value),
    ("values", Column::Value),
    ("defaultvalue", Column::Value),
    ("target", Column::Value),
    ("targetvalue", Column::Value),
    ("goal", Column::Value),
    ("amount", Column::Value),
];

/// A table with the meaning of its columns.
struct Table<'t> {
    columns: Vec<Column>,
    rows: Vec<Vec<SheetCell<'t>>>,
    notes: Vec<PendingNote>,
}

type SheetCell<'t> = std::borrow::Cow<'t, str>;

/// Returns the fields of a target group for rows of a spreadsheet, or `None` if the text is something else.
pub(super) fn read(text: &str) -> Option<(String, Vec<PendingNote>)> {
    let Table { columns, rows, mut notes } = table(text)?;
    let (count, has_periods) = (rows.len(), columns.iter().any(|column| matches!(column, Column::Field(_))));
    let body = write_json(|json| {
        json.object(|json| {
            if has_periods {
                json.key("periods").array(|json| rows.iter().for_each(|row| period(json, &columns, row)));
            }
            if columns.contains(&Column::Value) {
                json.key("targets").array(|json| {
                    let values = columns.iter().enumerate().filter(|(_, column)| **column == Column::Value);
                    values.for_each(|(at, _)| target(json, at, &rows));
                });
            }
        });
    });
    notes.insert(0, PendingNote::with_count(NoteCode::RowsRead, count));
    Some((body, notes))
}

fn period(json: &mut Writer<'_>, columns: &[Column], row: &[SheetCell<'_>]) {
    json.object(|json| {
        for (column, cell) in columns.iter().zip(row) {
            if let Column::Field(name) = column
                && !cell.is_empty()
            {
                json.key(name).string(cell);
            }
        }
    });
}

/// Writes the target whose values are in a column.
fn target(json: &mut Writer<'_>, column: usize, rows: &[Vec<SheetCell<'_>>]) {
    let values = rows.iter().map(|row| row.get(column).map_or("", |cell| &**cell));
    json.object(|json| {
        json.key("defaultValues").array(|json| {
            for value in values {
                json.object(|json| {
                    let number = number(value);
                    json.key("defaultValue");
                    match number.as_deref() {
                        Some(number) => json.json(number),
                        None => json.string(value),
                    }
                });
            }
        });
    });
}

/// Finds the columns of a text with at least two cells of dates or numbers.
fn table(text: &str) -> Option<Table<'_>> {
    let first = text.lines().next()?;
    if text.starts_with(['{', '[', '"']) && !first.contains(['\t', ',', ';']) || text.len() > 1_000_000 {
        return None;
    }
    let separator = [Some('\t'), Some(';'), Some(',')].into_iter().find(|mark| mark.is_some_and(|mark| first.contains(mark)));
    // `1,000` is a number and not two cells.
    let separator = separator.flatten().filter(|&mark| mark != ',' || !text.lines().all(|line| is_grouped(line.trim())));
    let mut rows: Vec<Vec<SheetCell<'_>>> =
        text.lines().filter(|line| !line.trim().is_empty()).map(|line| cells(line, separator)).collect();
    let width = rows.first()?.len();
    if rows.len() > MAX_ROWS || width > MAX_COLUMNS && rows.len() > 1 {
        return None;
    }
    if rows.len() == 1 && width > 1 && rows.iter().flatten().all(|cell| number(cell).is_some()) {
        // A single row of values.
        rows = rows.pop()?.into_iter().map(|cell| vec![cell]).collect();
    }
    named(&rows).or_else(|| guessed(&rows)).map(|(columns, notes, skipped)| Table { columns, notes, rows: rows.split_off(skipped) })
}

type Columns = (Vec<Column>, Vec<PendingNote>, usize);

/// Identifies the columns by the names in the first row.
fn named(rows: &[Vec<SheetCell<'_>>]) -> Option<Columns> {
    let (header, rows) = rows.split_first()?;
    let mut columns: Vec<Column> = Vec::new();
    for name in header {
        // A period has each field once. Each column of values is a target.
        let column = column(name);
        columns.push(if column != Column::Value && columns.contains(&column) { Column::Unknown } else { column });
    }
    let is_header = columns.iter().any(|column| matches!(column, Column::Value | Column::Field("startDate" | "endDate")));
    let fits = rows.iter().all(|row| {
        row.len() <= columns.len()
            && columns.iter().zip(row).all(|(column, cell)| match column {
                Column::Field("startDate" | "endDate") => cell.is_empty() || is_date(cell),
                Column::Value => cell.is_empty() || number(cell).is_some(),
                _ => true,
            })
    });
    if !is_header || !fits || rows.is_empty() {
        return None;
    }
    let mut unknown = NoteNames::default();
    for (name, _) in header.iter().zip(&columns).filter(|(_, column)| **column == Column::Unknown) {
        unknown.add(&shortened(name));
    }
    let notes = if unknown.is_empty() { Vec::new() } else { vec![PendingNote::with_names(NoteCode::ColumnsIgnored, &unknown)] };
    Some((columns, notes, 1))
}

/// Identifies the columns by the content of all their cells: two dates, a number, and text.
fn guessed(rows: &[Vec<SheetCell<'_>>]) -> Option<Columns> {
    let width = rows.first()?.len();
    if rows.iter().any(|row| row.len() != width) {
        return None;
    }
    let mut dates = ["startDate", "endDate"].into_iter();
    let mut texts = ["refCode", "description"].into_iter();
    let columns = (0..width).map(|at| {
        let all = |is: fn(&str) -> bool| rows.iter().all(|row| row.get(at).is_some_and(|cell| is(cell)));
        if all(is_date) {
            dates.next().map(Column::Field)
        } else if all(|cell| number(cell).is_some()) {
            Some(Column::Value)
        } else {
            texts.next().map(Column::Field)
        }
    });
    let columns: Vec<Column> = columns.collect::<Option<_>>()?;
    let has_dates = columns.contains(&Column::Field("endDate"));
    let are_values = columns == [Column::Value] && rows.len() > 1;
    (has_dates || are_values).then_some((columns, Vec::new(), 0))
}

fn column(name: &str) -> Column {
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let plain = plain.trim_end_matches(|c: char| c.is_ascii_digit());
    NAMES.iter().find(|(known, _)| *known == plain).map_or(Column::Unknown, |(_, column)| *column)
}

/// Returns the cells of a row. A quoted cell may contain the separator, and doubled quotes.
fn cells(line: &str, separator: Option<char>) -> Vec<SheetCell<'_>> {
    let Some(separator) = separator else { return vec![SheetCell::Borrowed(line.trim())] };
    let mut cells = Vec::new();
    let mut rest = line;
    loop {
        let start = rest.trim_start_matches([' ', '\u{A0}', '\u{FEFF}']);
        let quoted = start.strip_prefix('"').and_then(|inside| quoted_cell(inside, separator));
        let (cell, after) = if let Some((cell, after)) = quoted {
            (SheetCell::Owned(cell), after)
        } else {
            let end = rest.find(separator).unwrap_or(rest.len());
            let (cell, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            (SheetCell::Borrowed(cell.trim_matches(is_space)), after)
        };
        cells.push(cell);
        match after.strip_prefix(separator) {
            Some(next) => rest = next,
            None => return cells,
        }
    }
}

/// Returns the content of a cell after its opening quote, and the text after the cell.
fn quoted_cell(inside: &str, separator: char) -> Option<(String, &str)> {
    let mut cell = String::new();
    let mut rest = inside;
    loop {
        let (before, after) = rest.split_once('"')?;
        cell.push_str(before);
        let Some(next) = after.strip_prefix('"') else {
            let after = after.trim_start_matches(' ').trim_end_matches('\r');
            return (after.is_empty() || after.starts_with(separator)).then_some((cell, after));
        };
        cell.push('"');
        rest = next;
    }
}

/// Returns `true` for a date with a four-digit year at its start or end: `2026-03-31`, `31/03/2026`, with or without a time.
fn is_date(cell: &str) -> bool {
    let date = cell.split(['T', ' ']).next().unwrap_or_default();
    let mut parts = date.split(['-', '/', '.']);
    let (Some(first), Some(month), Some(last), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let is_number = |part: &str, length: std::ops::RangeInclusive<usize>| {
        length.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_month = is_number(month, 1..=2) || (month.len() == 3 && month.bytes().all(|byte| byte.is_ascii_alphabetic()));
    is_month && (is_number(first, 4..=4) && is_number(last, 1..=2) || is_number(first, 1..=2) && is_number(last, 4..=4))
}

/// Returns the number in a cell as JSON, without digit group separators.
fn number(cell: &str) -> Option<String> {
    let plain = if is_grouped(cell) { cell.replace(',', "") } else { cell.to_owned() };
    Decimal::parse(&plain).is_some().then_some(plain)
}

/// Returns `true` for `1,000` or `12,500.50`.
fn is_grouped(cell: &str) -> bool {
    let whole = cell.split_once('.').map_or(cell, |(whole, _)| whole);
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let is_digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && is_digits(first)
        && groups.clone().next().is_some()
        && groups.all(|group| group.len() == 3 && is_digits(group))
}
