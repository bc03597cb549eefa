/** Looking packages up. */
package dev.crewx.application.discover;
