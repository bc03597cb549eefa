/** What a command is given and how it speaks: environment, exit codes, failures, human and JSON output. */
package dev.crewx.cli.console;
