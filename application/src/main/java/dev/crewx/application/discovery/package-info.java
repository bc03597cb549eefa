/** Single skills of published packages, for clients of the open discovery standard that know no packages. */
package dev.crewx.application.discovery;
