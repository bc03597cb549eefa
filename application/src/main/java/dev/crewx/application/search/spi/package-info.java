/** Finding packages by what a person types. */
package dev.crewx.application.search.spi;
