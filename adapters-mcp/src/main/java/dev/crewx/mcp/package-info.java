/** Skills as tools of the Model Context Protocol. */
package dev.crewx.mcp;
