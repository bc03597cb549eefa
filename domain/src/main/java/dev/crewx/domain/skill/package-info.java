/** What one skill says about itself, and where skills lie in a folder that people made. */
package dev.crewx.domain.skill;
