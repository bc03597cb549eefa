/** What whoever keeps a registry sees of it: log, metrics, health. */
package dev.crewx.http.observe;
