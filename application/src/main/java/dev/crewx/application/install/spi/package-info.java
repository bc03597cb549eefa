/** What installing needs from outside: the project's files, the installed packages, the cache. */
package dev.crewx.application.install.spi;
