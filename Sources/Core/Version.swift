/// The version of Gibbous.
package let gibbousVersion = "0.1.0"

/// The year in which the version was released.
package let gibbousYear = 2026
