/** Who may do what: accounts, their names, roles and permissions. */
package dev.crewx.domain.access;
