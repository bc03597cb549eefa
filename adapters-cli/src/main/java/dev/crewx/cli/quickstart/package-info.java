/** The main job, shown step by step. */
package dev.crewx.cli.quickstart;
