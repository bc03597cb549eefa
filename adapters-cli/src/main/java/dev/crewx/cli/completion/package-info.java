/** Scripts that let shells complete what is typed. */
package dev.crewx.cli.completion;
