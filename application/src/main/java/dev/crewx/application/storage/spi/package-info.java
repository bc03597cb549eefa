/**
 * The server's storage ports. A storage adapter implements them, passes their contract tests and provides a
 * {@link dev.crewx.application.storage.spi.StorageProvider}; nothing else changes for it.
 */
package dev.crewx.application.storage.spi;
