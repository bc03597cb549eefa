/** The .crewx codec; {@link dev.crewx.bundle.tar.BundleTar} is the way in. */
package dev.crewx.bundle.tar;
