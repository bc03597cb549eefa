/** Signing in, accounts, and who the caller is. */
package dev.crewx.http.access;
