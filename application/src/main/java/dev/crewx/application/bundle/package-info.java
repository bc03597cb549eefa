/** Bundles: made from a folder, checked, looked into, unpacked, compared. */
package dev.crewx.application.bundle;
