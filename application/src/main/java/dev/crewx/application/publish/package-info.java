/** Publishing bundles. */
package dev.crewx.application.publish;
