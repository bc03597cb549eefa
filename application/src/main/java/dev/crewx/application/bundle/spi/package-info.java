/** What the use cases around bundles need from outside: archives, JSON and YAML text, folders and files. */
package dev.crewx.application.bundle.spi;
