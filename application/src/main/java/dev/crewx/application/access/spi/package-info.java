/** What access needs from outside: password hashing, access tokens, secrets. */
package dev.crewx.application.access.spi;
