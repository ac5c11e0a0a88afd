/// The version of Gibbous.
package let gibbousVersion = "0.1.0"
