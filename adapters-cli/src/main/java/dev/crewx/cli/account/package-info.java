/** Signing in, accounts and keys. */
package dev.crewx.cli.account;
