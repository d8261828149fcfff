//! The names of time zones.

use strsim::osa_distance;

use super::suggestion::nearest;

/// Cities, countries and abbreviations that people type, in lower case without separators, each with its time zone. A city has the
/// zone of its country or region in the database's file `zone.tab`, a country has the zone of its mainland, and an abbreviation has
/// its most likely meaning for users of the API: `IST` is Indian Standard Time. Fixes with these zones need confirmation.
const TYPED: &[(&str, &str)] = &[
    ("abudhabi", "Asia/Dubai"),
    ("ahmedabad", "Asia/Kolkata"),
    ("bangalore", "Asia/Kolkata"),
    ("bengaluru", "Asia/Kolkata"),
    ("bharat", "Asia/Kolkata"),
    ("bombay", "Asia/Kolkata"),
    ("chennai", "Asia/Kolkata"),
    ("delhi", "Asia/Kolkata"),
    ("dehli", "Asia/Kolkata"),
    ("gurgaon", "Asia/Kolkata"),
    ("hanoi", "Asia/Ho_Chi_Minh"),
    ("hkt", "Asia/Hong_Kong"),
    ("hyderabad", "Asia/Kolkata"),
    ("india", "Asia/Kolkata"),
    ("ist", "Asia/Kolkata"),
    ("jst", "Asia/Tokyo"),
    ("kst", "Asia/Seoul"),
    ("madras", "Asia/Kolkata"),
    ("mumbai", "Asia/Kolkata"),
    ("newdelhi", "Asia/Kolkata"),
    ("nepal", "Asia/Kathmandu"),
    ("osaka", "Asia/Tokyo"),
    ("pakistan", "Asia/Karachi"),
    ("philippines", "Asia/Manila"),
    ("pune", "Asia/Kolkata"),
    ("sgt", "Asia/Singapore"),
    ("srilanka", "Asia/Colombo"),
    ("thailand", "Asia/Bangkok"),
    ("uae", "Asia/Dubai"),
    ("unitedarabemirates", "Asia/Dubai"),
    ("bangladesh", "Asia/Dhaka"),
    ("beijing", "Asia/Shanghai"),
    ("france", "Europe/Paris"),
    ("germany", "Europe/Berlin"),
    ("munich", "Europe/Berlin"),
    ("italy", "Europe/Rome"),
    ("milan", "Europe/Rome"),
    ("england", "Europe/London"),
    ("uk", "Europe/London"),
    ("unitedkingdom", "Europe/London"),
    ("southafrica", "Africa/Johannesburg"),
    ("kenya", "Africa/Nairobi"),
    ("nigeria", "Africa/Lagos"),
    ("newyorkcity", "America/New_York"),
    ("boston", "America/New_York"),
    ("miami", "America/New_York"),
    ("washington", "America/New_York"),
    ("sanfrancisco", "America/Los_Angeles"),
    ("seattle", "America/Los_Angeles"),
    ("houston", "America/Chicago"),
    ("dallas", "America/Chicago"),
    ("ireland", "Europe/Dublin"),
    ("malaysia", "Asia/Kuala_Lumpur"),
    ("netherlands", "Europe/Amsterdam"),
    ("oman", "Asia/Muscat"),
    ("saudiarabia", "Asia/Riyadh"),
    ("southkorea", "Asia/Seoul"),
    ("sweden", "Europe/Stockholm"),
    ("switzerland", "Europe/Zurich"),
    ("vietnam", "Asia/Ho_Chi_Minh"),
];

/// Ambiguous abbreviations and countries, in lower case, with some of the possible zones.
const SEVERAL: &[(&str, &[&str])] = &[
    ("acst", &["Australia/Adelaide", "Australia/Darwin"]),
    ("aest", &["Australia/Sydney", "Australia/Brisbane"]),
    ("ast", &["America/Halifax", "Asia/Riyadh"]),
    ("australia", &["Australia/Sydney", "Australia/Perth"]),
    ("bst", &["Europe/London", "Asia/Dhaka"]),
    ("cst", &["America/Chicago", "Asia/Shanghai"]),
    ("edt", &["America/New_York", "America/Toronto"]),
    ("gst", &["Asia/Dubai", "Atlantic/South_Georgia"]),
    ("ict", &["Asia/Bangkok", "Asia/Ho_Chi_Minh"]),
    ("indonesia", &["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"]),
    ("pdt", &["America/Los_Angeles", "America/Vancouver"]),
    ("pst", &["America/Los_Angeles", "Asia/Manila"]),
    ("usa", &["America/New_York", "America/Chicago", "America/Los_Angeles"]),
];

/// UTC offsets as typed after `GMT` or `UTC`, with zones that have them in winter.
const OFFSETS: &[(&str, &[&str])] = &[
    ("-8", &["America/Los_Angeles", "America/Vancouver"]),
    ("-6", &["America/Chicago", "America/Mexico_City"]),
    ("-5", &["America/New_York", "America/Bogota"]),
    ("-3", &["America/Sao_Paulo", "America/Argentina/Buenos_Aires"]),
    ("+1", &["Europe/Paris", "Africa/Lagos"]),
    ("+2", &["Europe/Athens", "Africa/Johannesburg"]),
    ("+3", &["Asia/Riyadh", "Africa/Nairobi"]),
    ("+4", &["Asia/Dubai", "Asia/Baku"]),
    ("+5", &["Asia/Karachi", "Asia/Tashkent"]),
    ("+5:30", &["Asia/Kolkata", "Asia/Colombo"]),
    ("+6", &["Asia/Dhaka", "Asia/Thimphu"]),
    ("+7", &["Asia/Bangkok", "Asia/Jakarta"]),
    ("+8", &["Asia/Singapore", "Asia/Shanghai", "Australia/Perth"]),
    ("+9", &["Asia/Tokyo", "Asia/Seoul"]),
    ("+10", &["Australia/Sydney", "Australia/Brisbane"]),
    ("+12", &["Pacific/Auckland", "Pacific/Fiji"]),
];

/// The names in the IANA time zone database, including aliases.
#[derive(Debug)]
pub struct TimeZones;

/// One name per line, in ascending order. Generated from release 2025b with Python's `zoneinfo.available_timezones()`.
const NAMES: &str = include_str!("time_zones.txt");

impl TimeZones {
    /// Returns `true` if the name is in the database in exactly this spelling.
    ///
    /// ```
    /// use target_groups_model::TimeZones;
    /// assert!(TimeZones::contains("Asia/Kolkata") && TimeZones::contains("GMT") && !TimeZones::contains("IST5"));
    /// assert_eq!(TimeZones::nearest("Asia/Kolkatta"), Some("Asia/Kolkata"));
    /// assert_eq!(TimeZones::nearest("Asia/Delhi"), Some("Asia/Kolkata"));
    /// assert_eq!((TimeZones::nearest("GMT+5"), TimeZones::candidates("GMT+5").first()), (None, Some(&"Asia/Karachi")));
    /// ```
    #[must_use]
    pub fn contains(name: &str) -> bool {
        NAMES.lines().any(|known| known == name)
    }

    /// Iterates over the names in ascending order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.lines()
    }

    /// Returns the name that was certainly intended: with another case or other separators, with a typo in the name of the city, or
    /// as a city or country that people type. Changed letters alone never lead to another region.
    #[must_use]
    pub fn nearest(name: &str) -> Option<&'static str> {
        let name = name.trim();
        // Digits and signs distinguish offsets, so they must not be changed.
        if name.contains(|character: char| character.is_ascii_digit() || character == '+') {
            return None;
        }
        let plain = plain(name);
        let (region, city) = name.rsplit_once('/').map_or((None, name), |(region, city)| (Some(region), city));
        let in_region = |zone: &&str| {
            region.is_none_or(|region| zone.rsplit_once('/').is_some_and(|(known, _)| self::plain(known) == self::plain(region)))
        };
        let same = NAMES.lines().find(|zone| self::plain(zone) == plain);
        let city_alone =
            || NAMES.lines().find(|zone| region.is_none() && zone.rsplit_once('/').is_some_and(|(_, city)| self::plain(city) == plain));
        let typed = || TYPED.iter().find(|(typed, _)| *typed == self::plain(city)).map(|(_, zone)| *zone).filter(in_region);
        same.or_else(typed).or_else(city_alone).or_else(|| misspelled(region?, city))
    }

    /// Returns the possible zones of an ambiguous name.
    #[must_use]
    pub fn candidates(name: &str) -> &'static [&'static str] {
        let lower = name.trim().to_ascii_lowercase();
        let of = |table: &'static [(&str, &[&str])], typed: &str| table.iter().find(|(known, _)| *known == typed).map(|(_, zones)| *zones);
        let offset = || {
            let typed = lower.strip_prefix("gmt").or_else(|| lower.strip_prefix("utc")).unwrap_or(&lower);
            let (sign, hours) = typed.split_at_checked(1)?;
            let hours = hours.strip_suffix(":00").unwrap_or(hours).trim_start_matches('0');
            of(OFFSETS, &[sign, hours].concat())
        };
        of(SEVERAL, &lower).or_else(offset).unwrap_or_default()
    }
}

/// Removes case and separators from a name.
fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|character| character.to_ascii_lowercase()).collect()
}

/// Returns the zone of a region whose city differs by one or two typos. A short name that is just as close to a typed city is not
/// corrected.
fn misspelled(region: &str, city: &str) -> Option<&'static str> {
    let of_region = |zone: &'static str| zone.rsplit_once('/').filter(|(known, _)| known.eq_ignore_ascii_case(region));
    let nearest_city = nearest(city, NAMES.lines().filter_map(|zone| of_region(zone).map(|(_, city)| city)))?;
    let zone = NAMES.lines().find(|zone| of_region(zone).is_some_and(|(_, known)| known == nearest_city))?;
    let typed = TYPED.iter().filter(|(_, other)| of_region(other).is_some() && *other != zone);
    let plain = plain(city);
    let mut others = typed.filter(|(typed, _)| osa_distance(&plain, typed) <= 2);
    others.next().is_none().then_some(zone)
}

#[cfg(test)]
mod tests {
    use super::{OFFSETS, SEVERAL, TYPED, TimeZones};

    #[test]
    fn only_a_certain_zone_is_offered() {
        for (name, zone) in [
            ("asia/kolkata", Some("Asia/Kolkata")),
            ("Asia-Kolkata", Some("Asia/Kolkata")),
            ("Asia Kolkata", Some("Asia/Kolkata")),
            ("America/New York", Some("America/New_York")),
            ("Asia/Kolkatta", Some("Asia/Kolkata")),
            ("Asia/Delhi", Some("Asia/Kolkata")),
            ("Mumbai", Some("Asia/Kolkata")),
            ("India", Some("Asia/Kolkata")),
            ("IST", Some("Asia/Kolkata")),
            ("Europe/Mumbai", None),
            ("Europe/Kolkata", None),
            ("GMT+5", None),
            ("AEST", None),
            ("Asia/Dill", Some("Asia/Dili")),
            ("Asia/Dlli", None),
            ("Dubai", Some("Asia/Dubai")),
            ("new york", Some("America/New_York")),
            ("Saudi Arabia", Some("Asia/Riyadh")),
            ("nowhere", None),
            ("", None),
        ] {
            assert_eq!(TimeZones::nearest(name), zone, "{name}");
        }
    }

    #[test]
    fn the_tables_name_known_zones_and_no_zone_as_a_mistake() {
        let several = SEVERAL.iter().chain(OFFSETS).flat_map(|(_, zones)| zones.iter().copied());
        for zone in TYPED.iter().map(|(_, zone)| *zone).chain(several) {
            assert!(TimeZones::contains(zone), "{zone}");
        }
        assert_eq!(TimeZones::candidates("AEST"), ["Australia/Sydney", "Australia/Brisbane"]);
        assert_eq!(TimeZones::candidates("UTC+05:30"), ["Asia/Kolkata", "Asia/Colombo"]);
        assert!(TimeZones::candidates("Asia/Kolkata").is_empty() && TimeZones::candidates("").is_empty());
    }
}
