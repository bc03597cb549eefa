/** Folders with skills, as people have them; {@link dev.crewx.workspace.files.source.SourceFiles} is the way in. */
package dev.crewx.workspace.files.source;
