/** What access needs from outside: password hashing and access tokens. */
package dev.crewx.application.access.spi;
