/** Installing packages into a project. */
package dev.crewx.application.install;
