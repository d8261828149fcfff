//! Dates in all the forms that the API and its documentation use.
//!
//! [`Date::parse`] accepts the forms that the server accepts. [`plain_meaning`] finds the date of other unambiguous texts, such as
//! `31/01/2026`, and [`ambiguous_days`] the two possible dates of a text such as `03/04/2026`. Time zones are not handled here: a
//! date has a UTC offset or none.

mod plain;
mod read;
mod value;
mod write;

use target_groups_json::rows::Node;

use super::{FieldKind, Read};

pub use plain::{ambiguous_days, moment, plain_meaning};
pub use value::{Date, DateForm};
pub use write::push_day;

impl<'d> Read<'d> for Date {
    const KIND: FieldKind = FieldKind::Date;

    fn read(value: Node<'d>) -> Option<Self> {
        let text = value.as_str()?;
        Self::parse(&text).or_else(|| Self::parse(&plain_meaning(&text)?).map(|date| Self { form: DateForm::Plain, ..date }))
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, DateForm, plain_meaning};

    #[test]
    fn every_form_of_the_published_bodies_is_read() {
        for (text, form, standard) in [
            ("2024-08-20", DateForm::DayOnly, "2024-08-20"),
            ("2024-02-22T23:45:12.063", DateForm::NoZone, "2024-02-22T23:45:12.063"),
            ("2026-01-01T10:30:00Z", DateForm::Standard, "2026-01-01T10:30:00Z"),
            ("2025-07-17T00:00:00.529Z", DateForm::Standard, "2025-07-17T00:00:00.529Z"),
            ("2026-01-01T10:30:00+05:30", DateForm::Standard, "2026-01-01T10:30:00+05:30"),
            ("2025-06-11T00:00:00.000-03:00", DateForm::Standard, "2025-06-11T00:00:00-03:00"),
            ("2026-01-13T05:13:18.000+0000", DateForm::Variant, "2026-01-13T05:13:18Z"),
            ("2026-01-01T10:30:00+05", DateForm::Variant, "2026-01-01T10:30:00+05:00"),
            ("2026-01-01 10:30:00Z", DateForm::Variant, "2026-01-01T10:30:00Z"),
            ("2026-01-01t10:30:00z", DateForm::Variant, "2026-01-01T10:30:00Z"),
            ("2026-01-01T10:30Z", DateForm::Variant, "2026-01-01T10:30:00Z"),
            ("2024-02-29", DateForm::DayOnly, "2024-02-29"),
            ("2026-01-01T23:59:59.123456789Z", DateForm::Standard, "2026-01-01T23:59:59.123456789Z"),
        ] {
            let date = Date::parse(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((date.form, date.standard_form().as_str()), (form, standard), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "",
            "2026",
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-04-31",
            "2026-1-1",
            "2026/01/01",
            "01-01-2026",
            "2026-01-01T",
            "2026-01-01T24:00:00Z",
            "2026-01-01T10:60:00Z",
            "2026-01-01T10:30:61Z",
            "2026-01-01T10:30:00.Z",
            "2026-01-01T10:30:00+5:30",
            "2026-01-01T10:30:00+05:60",
            "2026-01-01T10:30:00+19:00",
            "2026-01-01T10:30:00 Z",
            "2026-01-01T10:30:00Z ",
            " 2026-01-01",
            "2026-01-01X10:30:00Z",
            "２０２６-01-01",
            "yesterday",
        ] {
            assert!(Date::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn the_standard_form_is_the_one_that_chrono_writes() {
        for text in ["2026-01-01T00:00:00", "1999-12-31T23:59:59.5", "2026-01-01T10:30:00.000250", "2026-01-01T10:30:60.123456789"] {
            let date = Date::parse(text);
            let expected = date.map(|date| format!("{}T{}", date.day, date.time.unwrap()));
            assert_eq!(date.map(|date| date.standard_form()), expected, "{text}");
        }
    }

    #[test]
    fn only_a_plain_meaning_is_offered() {
        for (text, meaning) in [
            ("2026/01/31", Some("2026-01-31")),
            ("2026-1-5", Some("2026-01-05")),
            ("2026.1.5", Some("2026-01-05")),
            (" 2026-01-31 ", Some("2026-01-31")),
            ("2026/1/31T10:30:00Z", Some("2026-01-31T10:30:00Z")),
            ("31/01/2026", Some("2026-01-31")),
            ("12-31-2026", Some("2026-12-31")),
            ("05.05.2026", Some("2026-05-05")),
            ("03/04/2026", None),
            ("31/12/2026 10:30:00Z", Some("2026-12-31 10:30:00Z")),
            ("20270101", Some("2027-01-01")),
            ("20271301", None),
            ("1798761600000", Some("2027-01-01T00:00:00Z")),
            ("1798761600", Some("2027-01-01T00:00:00Z")),
            ("2027-01-01T00:00:00+5:30", Some("2027-01-01T00:00:00+05:30")),
            ("2027-01-01T00:00:00 +0530", Some("2027-01-01T00:00:00+0530")),
            ("2027-01-01T00:00:00 05:30", Some("2027-01-01T00:00:00+05:30")),
            ("2027-01-01T00:00:00\u{2212}03:00", Some("2027-01-01T00:00:00-03:00")),
            ("2027-01-01T00:00:00+05:30[Asia/Kolkata]", Some("2027-01-01T00:00:00+05:30")),
            ("2027-01-01[Asia/Kolkata]", None),
            ("2026-12-31T23:59:60Z", Some("2026-12-31T23:59:59Z")),
            ("2026-12-31T23:59:61Z", None),
            ("2026-02-30", None),
            ("2026", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(plain_meaning(text).as_deref(), meaning, "{text}");
        }
    }

    #[test]
    fn a_day_ends_with_its_last_millisecond() {
        let date = Date::parse("2026-01-31").unwrap();
        assert_eq!(date.end_instant() + 1, Date::parse("2026-02-01").unwrap().instant());
    }
}
