/** How entries of the catalog are changed; for the use cases, not for edges. */
package dev.crewx.application.catalog;
