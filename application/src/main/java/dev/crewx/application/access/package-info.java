/** Accounts: making them, signing in. */
package dev.crewx.application.access;
