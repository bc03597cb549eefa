/** Packages: publishing, looking up, searching, downloading. */
package dev.crewx.http.packages;
