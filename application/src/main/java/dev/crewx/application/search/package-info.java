/** What packages are found by, and how the search comes to know it. */
package dev.crewx.application.search;
