/** What the registry holds of each package, and the rules by which it changes. */
package dev.crewx.domain.catalog;
