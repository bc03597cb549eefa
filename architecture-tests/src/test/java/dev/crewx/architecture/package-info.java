/** The rules of the house, over everything that ships: each rule, a seeded violation that it catches, the module graph. */
package dev.crewx.architecture;
