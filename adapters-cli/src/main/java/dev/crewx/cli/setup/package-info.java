/** The state of the client itself: what is wrong with it, and whom it trusts. */
package dev.crewx.cli.setup;
