/** The user's and the project's files. */
package dev.crewx.workspace.files;
